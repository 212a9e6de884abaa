"""The answer is the text that was submitted, with four balises filled in."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.submissions import DELETE, amended, liberal_request, structure_request, submission

from pytest_segur import HouseRule, Portal, dumps
from pytest_segur.asp.layout import end_of_value
from pytest_segur.document import parse
from pytest_segur.positions import locate

FILLED_IN = ("numeroASP", "codeTraitement", "libelleTraitement")
SOURCE = submission(
    [
        liberal_request(1),
        amended(liberal_request(2), {"/commande/dateCommande": "2022-03-01"}),
        structure_request(3, regime="HT"),
    ]
)


def _respond(content: bytes, **options: Any) -> str:  # noqa: ANN401
    answer = Portal(**options).deposit(content).answer
    assert answer is not None, "the first control lets it pass"
    return answer.decode()


def _without_answer(root: dict[str, Any]) -> dict[str, Any]:
    rest = {**root, "impId": None}
    rest["lignesImport"] = [
        {name: value for name, value in request.items() if name not in FILLED_IN}
        for request in root["lignesImport"]
    ]
    return rest


def _styled(indent: int | str | None, separators: tuple[str, str], *, ascii_only: bool) -> str:
    plain = json.loads(dumps(SOURCE))
    text = json.dumps(plain, indent=indent, separators=separators, ensure_ascii=ascii_only)
    # The standard library cannot write 1075.00.
    return text.replace("1075.0", "1075.00")


STYLES = {
    "two blanks": _styled(2, (",", ": "), ascii_only=False),
    "four blanks": _styled(4, (",", ": "), ascii_only=False),
    "tabs": _styled("\t", (",", ": "), ascii_only=True),
    "minified": _styled(None, (",", ":"), ascii_only=False),
    "one line": _styled(None, (", ", ": "), ascii_only=True),
    "blanks around": _styled(None, (" , ", " : "), ascii_only=False),
    "CRLF": _styled(2, (",", ": "), ascii_only=False).replace("\n", "\r\n") + "\r\n",
    "newlines at the end": _styled(2, (",", ": "), ascii_only=True) + "\n\n",
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_nothing_but_the_four_values_changes(text: str) -> None:
    """In any style: taking the values out again gives the submission back, byte for byte."""
    answer = _respond(text.encode())
    values = {
        '"SIMU-IMP-000001"',
        '"SIMU-ASP-00000001"',
        '"SIMU-ASP-00000002"',
        '"0000"',
        '"0210"',
        '"Demande acceptée"',
        '"dateCommande doit être une date qui existe, écrite JJ/MM/AAAA"',
    }
    back = answer
    for value in values:
        assert value in back
        back = back.replace(value, "null")

    assert back == text


def test_a_small_file_comes_back_exactly() -> None:
    """Every byte of one answer, so that nothing is left to other tests."""
    scenario = ",".join(
        f'"{name}":false'
        for name in SOURCE["lignesImport"][0]["scenarioInstallation"]
        if name.startswith("is")
    )
    request = (
        '{"numLigne":1,\t"typeAction":"C","numeroASP" :\nnull,"numeroEditeur":"00001",'
        '"commande":{"dateCommande":"01\\/03\\/2022","regimeTVA":"TTC","montantSegurHT":1075.00},'
        '"beneficiaires":{"commandePour":"STRUCTURE","liberal":[],"structure":{'
        '"FINESSJuridique":"750030009","nomResponsable":"\\u0044URAND","emailResponsable":"a@b.example",'
        '"telephoneResponsable":"0199001234","FINESSGeo":[]}},'
        '"piecesJustificatives":[{"nomFichier":"MDV-LGC-Va1-BDC-00001.pdf","formatFichier":"PDF",'
        '"typeFichier":"BON_COMMANDE"}],"scenarioInstallation":{"operateurMessagerie":"HÔP_302",'
        f"{scenario}}},"
        '"codeTraitement": null ,"libelleTraitement":null}'
    )
    text = '\n{"lignesImport":[%s],"SIRET":"7328293200","numeroAns":"ANS00000012345","impId":null}'
    filled = (
        request.replace(":\nnull", ':\n"SIMU-ASP-00000001"')
        .replace(": null ,", ': "0000" ,')
        .replace(":null}", ':"Demande acceptée"}')
    )
    expected = (text % filled).replace('"impId":null', '"impId":"SIMU-IMP-000001"')

    assert _respond((text % request).encode()) == expected


def _scattered(seed: int, left_out: set[str]) -> str:
    """Write the submission with blanks and escapes wherever they may stand."""
    chance = random.Random(seed)  # noqa: S311 - style, no secret
    source = json.loads(dumps(SOURCE))
    for name in left_out:
        del source["lignesImport"][chance.randrange(3)][name]

    def blank() -> str:
        return "".join(chance.choices(" \t\r\n", k=chance.randrange(3)))

    def string(value: str) -> str:
        escaped = (f"\\u{ord(letter):04X}" for letter in value)
        return "".join(
            [
                '"',
                *(chance.choice([one, other]) for one, other in zip(value, escaped, strict=True)),
                '"',
            ]
        )

    def write(value: Any) -> str:  # noqa: ANN401
        if isinstance(value, str):
            return string(value)
        if isinstance(value, float):
            return "1075.00"
        if isinstance(value, dict):
            inner = (
                f"{blank()}{string(name)}{blank()}:{blank()}{write(member)}{blank()}"
                for name, member in value.items()
            )
            return "{" + ",".join(inner) + "}"
        if isinstance(value, list):
            return "[" + ",".join(blank() + write(element) + blank() for element in value) + "]"
        return json.dumps(value)

    return blank() + write(source) + blank()


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.sets(st.sampled_from(FILLED_IN)))
def test_the_answer_reads_like_the_submission_but_for_the_four_balises(
    seed: int, left_out: set[str]
) -> None:
    """Whatever the blanks, the escapes and the balises left out; names keep their order."""
    text = _scattered(seed, left_out)
    answer = _respond(text.encode())
    sent, back = parse(text.encode()).root, parse(answer.encode()).root

    assert _without_answer(back) == _without_answer(sent)
    assert list(back) == list(sent)
    assert isinstance(back["impId"], str)
    for before, after in zip(sent["lignesImport"], back["lignesImport"], strict=True):
        assert list(after)[: len(before)] == list(before)
        assert isinstance(after["codeTraitement"], str)
        assert isinstance(after["libelleTraitement"], str)


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_what_is_no_value_of_the_answer_keeps_every_character(seed: int) -> None:
    """The text between the values is the same, piece for piece."""
    text = _scattered(seed, set())
    answer = _respond(text.encode())
    paths: list[tuple[str | int, ...]] = [("impId",)]
    paths += [("lignesImport", index, name) for index in range(3) for name in FILLED_IN]

    def between(whole: str) -> list[str]:
        starts = sorted(offset for path, offset in locate(whole, paths).items() if path in paths)
        ends = [0, *(end_of_value(whole, start) for start in starts)]
        return [whole[end:start] for end, start in zip(ends, [*starts, len(whole)], strict=True)]

    assert between(answer) == between(text)


def test_a_missing_treatment_is_appended_in_the_style_of_its_request() -> None:
    """On a line of its own where the others have theirs."""
    source = amended(
        submission(),
        {"/lignesImport/0/codeTraitement": DELETE, "/lignesImport/0/libelleTraitement": DELETE},
    )
    answer = _respond(dumps(source))

    assert answer.endswith(
        '        "isPFIToMSSCitoyen": false\n'
        "      },\n"
        '      "codeTraitement": "0280",\n'
        '      "libelleTraitement": "codeTraitement doit être null"\n'
        "    }\n  ]\n}\n"
    )


def test_a_missing_label_is_appended_on_the_line_of_its_request() -> None:
    """A request in one line stays in one line."""
    source = amended(submission(), {"/lignesImport/0/libelleTraitement": DELETE})
    text = json.dumps(json.loads(dumps(source)))

    assert _respond(text.replace("1075.0", "1075.00").encode()).endswith(
        ', "codeTraitement": "0281", "libelleTraitement": "libelleTraitement doit être null"}]}'
    )


def test_a_missing_number_of_a_refused_request_is_not_added() -> None:
    """D204 asks its vendor to add it."""
    answer = _respond(dumps(amended(submission(), {"/lignesImport/0/numeroASP": DELETE})))

    assert "numeroASP" not in json.loads(answer)["lignesImport"][0]
    assert json.loads(answer)["lignesImport"][0]["codeTraitement"] == "0204"


def test_a_missing_number_of_an_accepted_request_is_added() -> None:
    """It can only be accepted where D204 is not applied."""
    source = amended(submission(), {"/lignesImport/0/numeroASP": DELETE})
    request = json.loads(_respond(dumps(source), ignore=["D204"]))["lignesImport"][0]

    assert request["numeroASP"] == "SIMU-ASP-00000001"
    assert request["codeTraitement"] == "0000"


@pytest.mark.parametrize("value", ["A1", {"a": [1]}, [], True])
def test_a_number_that_the_vendor_filled_in_comes_back_null(value: object) -> None:
    """Whatever stood there: the request is refused."""
    answer = _respond(dumps(amended(submission(), {"/lignesImport/0/numeroASP": value})))

    assert json.loads(answer)["lignesImport"][0]["numeroASP"] is None


def test_the_file_has_a_reference_even_when_every_request_is_refused() -> None:
    """That is how ASP names the file."""
    answer = json.loads(_respond(dumps(amended(submission(), {"/lignesImport/0/typeAction": "M"}))))

    assert answer["impId"] == "SIMU-IMP-000001"
    assert answer["lignesImport"][0]["codeTraitement"] == "0203"


def test_an_ignored_rule_is_no_part_of_the_answer() -> None:
    """The first of the others is."""
    source = amended(
        submission(), {"/lignesImport/0/typeAction": "M", "/lignesImport/0/commande/regimeTVA": "X"}
    )

    assert json.loads(_respond(dumps(source)))["lignesImport"][0]["codeTraitement"] == "0203"
    answer = json.loads(_respond(dumps(source), ignore=["D203"]))
    assert answer["lignesImport"][0]["codeTraitement"] == "0211"


def test_labels_of_houses_are_written_as_json() -> None:
    """Quotes, line ends and half a surrogate pair included."""
    rule = HouseRule(code="X1", label_fr='"x"\n\ud83d', label_en="x", check=lambda _: ["/numLigne"])
    answer = _respond(dumps(submission()), rules=[rule])

    assert r'"libelleTraitement": "\"x\"\n\ud83d"' in answer
    assert json.loads(answer)["lignesImport"][0]["codeTraitement"] == "9999"
