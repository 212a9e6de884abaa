"""What is shown around a fault: few lines, the fault marked, nobody named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.submissions import amended, liberal_request, structure_request, submission

from pytest_segur import check, dumps
from pytest_segur.reports.html.excerpt import Excerpts
from pytest_segur.reports.html.privacy import masked_words

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis, Fault

NAME = "/lignesImport/1/beneficiaires/nomMandataire"


def faults_of(diagnosis: Diagnosis) -> list[Fault]:
    """Give all errors of a file."""
    return [*diagnosis.errors, *(error for one in diagnosis.requests for error in one.errors)]


def around(content: bytes, code: str, *, show_values: bool = False) -> list[list[Any]]:
    """Give the excerpt of the first fault of a rule."""
    faults = faults_of(check(content))
    fault = next(one for one in faults if one.code == code)
    return Excerpts.of(content, faults, show_values=show_values).around(fault)


def shown(content: bytes, code: str, **options: bool) -> list[str]:
    """Give its lines, the marked part in brackets of their own."""
    return [
        f"{rest[0]}⟦{rest[1]}⟧{rest[2]}" if len(rest) > 1 else rest[0]
        for _, *rest in around(content, code, **options)
    ]


def two(changes: dict[str, object]) -> bytes:
    """Write two requests, changed."""
    return dumps(amended(submission([liberal_request(1), liberal_request(2)]), changes))


def test_two_lines_on_each_side_without_their_common_margin() -> None:
    content = two({"/lignesImport/1/commande/dateCommande": "2022-03-01"})
    assert around(content, "D210") == [
        [70, '"numeroEditeur": "00002",'],
        [71, '"commande": {'],
        [72, '  "dateCommande": ', '"2022-03-01"', ","],
        [73, '  "regimeTVA": "TTC",'],
        [74, '  "montantSegurHT": 1075.00'],
    ]


def test_neighbours_who_are_persons_are_masked() -> None:
    content = two({"/lignesImport/1/beneficiaires/isClientUnique": "no"})
    assert shown(content, "D223")[2:] == [
        '"isClientUnique": ⟦"no"⟧,',
        '"nomMandataire": "AAAAAA",',
        '"emailMandataire": "aaaaaa@aaaaaaa.aaaaaaa",',
    ]
    assert '"nomMandataire": "DURAND",' in shown(content, "D223", show_values=True)


def test_a_fault_at_a_request_reaches_back_into_the_one_before() -> None:
    content = two({"/lignesImport/1/numLigne": "DURAND"})
    assert shown(content, "D201") == [
        "},",
        "{",
        '  "numLigne": ⟦"DURAND"⟧,',
        '  "typeAction": "C",',
        '  "numeroASP": null,',
    ]
    before = two({"/lignesImport/0/libelleTraitement": "DURAND", "/lignesImport/1": 7})
    assert shown(before, "S112") == [
        '      "libelleTraitement": "DURAND"',
        "    },",
        "    ⟦9⟧",
        "  ]",
        "}",
    ]


def test_a_file_on_a_single_line_is_shown_around_the_column() -> None:
    value = json.loads(two({NAME: "Durand"}))
    (line,) = around(json.dumps(value).encode(), "D226")
    number, before, mark, after = line
    assert number == 1
    assert before.startswith("…")
    assert before.endswith('true, "isClientUnique": false, "nomMandataire": ')
    assert mark == '"Aaaaaa"'
    assert after.startswith(', "emailMandataire": "aaaaaa@aaaaaaa.aaaaaaa"')
    assert after.endswith("…")
    assert len(before + mark + after) == 162


@pytest.mark.parametrize("change", [{"x": "DURAND"}, ["DURAND", 7], [["DURAND"]], {"DURAND": None}])
def test_nothing_below_a_personal_balise_is_shown(change: object) -> None:
    text = "\n".join(shown(two({NAME: change}), "D226"))
    assert "DURAND" not in text
    assert "AAAAAA" in text


def test_misspelt_and_misplaced_values_are_masked_numbers_too() -> None:
    agent = "/lignesImport/1/beneficiaires"
    content = two(
        {
            f"{agent}/nomMedecin": "DURAND",
            f"{agent}/nomMandatair": "DURAND",
            f"{agent}/liberal/0": "DURAND",
            f"{agent}/liberal/1": {"RPPS": 1, "rpps": 12345, "*": "DURAND"},
            f"{agent}/structure": "DURAND",
        }
    )
    faults = faults_of(check(content))
    excerpts = Excerpts.of(content, faults)
    text = "\n".join("".join(map(str, line)) for one in faults for line in excerpts.around(one))
    assert "AAAAAA" in text
    assert "DURAND" not in text
    assert "12345" not in text


def test_what_is_known_to_name_nobody_is_shown_in_lists_too() -> None:
    request = amended(structure_request(), {"/beneficiaires/structure/FINESSGeo/1": "x"})
    content = dumps(submission([request]))
    finess = request["beneficiaires"]["structure"]["FINESSGeo"]
    assert shown(content, "D245")[1:4] == [
        f'  "{finess[0]}",',
        '  ⟦"x"⟧,',
        f'  "{finess[2]}"',
    ]


def test_a_missing_balise_is_marked_at_its_object() -> None:
    assert around(b"{\n}", "S105") == [[1, "", "{", ""], [2, "}"]]


@pytest.mark.parametrize(
    ("content", "code", "lines"),
    [
        (b"", "S102", ["⟦⟧"]),
        (b'{"nomMedecin":', "S102", ['{"nomMedecin":⟦⟧']),
        (b'{"a": 1,\r\n "SIRET": "x",}\r\n', "S102", ['{"a": 9,', ' "SIRET": "a"⟦,⟧}']),
        (b'{"nomMedecin" "Durand"}', "S102", ['{"nomMedecin" ⟦"Aaaaaa"⟧}']),
        (b'{"nom": Durand}', "S102", ['{"aaa": ⟦Aaaaaa⟧}']),
        (b'// Dr Durand\n{"a": true}', "S102", ["⟦/⟧/ Aa Aaaaaa", '{"a": true}']),
        (b'\t{\t"a": "x\ty"}', "S102", ['{\\u0009"a": "a⟦\\u0009⟧a"}']),
        (b"\xef\xbb\xbf{}", "S101", ["⟦\\ufeff⟧{}"]),
        (b'{"Durand\xff": 0}', "S101", ['{"Aaaaaa⟦\ufffd⟧": 9}']),
        (b'"DURAND"', "S104", ['⟦"AAAAAA"⟧']),
        (b'{"a": "DURAND",\n\t"a":\t2}', "S103", ['{"a": "AAAAAA",', '    ⟦"a"⟧:    9}']),
        (b'{"a": "\\"", "a": "\\u00e9"}', "S103", ['{"a": "\\"", ⟦"a"⟧: "\\a99a9"}']),
    ],
)
def test_what_is_no_submission_is_masked_word_by_word(
    content: bytes, code: str, lines: list[str]
) -> None:
    assert shown(content, code) == lines


def test_far_from_every_known_place_words_are_masked() -> None:
    junk = ", ".join(["1"] * 30_000)
    content = f'{{"x": [{junk}, "DURAND",\n"DURAND"], "y": "DURAND",\n"impId": 1}}'.encode()
    lines = shown(content, "S107")
    assert lines[0].endswith("…")
    assert lines[1:] == ['"AAAAAA"], "a": "AAAAAA",', '"impId": ⟦9⟧}']


def test_long_neighbours_are_cut() -> None:
    content = b'{"x": "' + b"y" * 1_000 + b'",\n"impId": 1,\n"z": "' + b"z" * 1_000 + b'"}'
    before, (_, *fault), after = around(content, "S107")
    assert fault == ['"impId": ', "1", ","]
    assert len(before[1]) == len(after[1]) == 161
    assert before[1].endswith("a…")
    assert after[1].endswith("a…")


@given(st.binary(max_size=80) | st.text(max_size=60).map(str.encode))
def test_every_content_has_an_excerpt_without_a_word_of_its_own(content: bytes) -> None:
    """Whatever the bytes: lines that can be printed; words of no JSON are masked."""
    faults = faults_of(check(content))
    excerpts = Excerpts.of(content, faults)
    for fault in faults:
        lines = excerpts.around(fault)
        assert fault.line in [line[0] for line in lines]
        assert [len(line) for line in lines if line[0] == fault.line] == [4]
        assert all(str(part).isprintable() for line in lines for part in line)


@given(st.text(alphabet="aéZ09 _.-\"'", max_size=40))
def test_masked_words_keep_their_shape(text: str) -> None:
    masked = masked_words(text)
    assert len(masked) == len(text)
    assert set(masked) <= set("aA9 _.-\"'")
