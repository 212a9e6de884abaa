"""The next file: only the refused requests, under new numbers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.resubmission import DAY, NEXT, SENT, WRONG_DATE, Json, listing, names, next_of, save
from support.submissions import DELETE, amended, file_name, liberal_request, piece, submission

from pytest_segur import Number, Portal, check, dumps
from pytest_segur.asp.errors import NothingToResubmit, ResubmissionError

if TYPE_CHECKING:
    import pathlib


def test_only_the_refused_requests_come_back(returned: pathlib.Path, target: pathlib.Path) -> None:
    """Renumbered, renamed, and as they were otherwise."""
    written = next_of(returned, target)

    assert written.path == target / NEXT
    assert written.archive is None
    assert [
        (request.position, request.old_number, request.new_number) for request in written.requests
    ] == [(1, "00001", "00042"), (4, "00004", "00043")]
    assert written.requests[0].documents == {
        "MDV-LGC-Va1-BDC-00001.pdf": ("MDV-LGC-Va1-BDC-00042.pdf",),
        "MDV-LGC-Va1-HT-00001.pdf": ("MDV-LGC-Va1-HT-00042.pdf",),
    }
    expected = submission(
        [
            amended(
                SENT["lignesImport"][0],
                {
                    "/numeroEditeur": "00042",
                    "/piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00042.pdf",
                    "/piecesJustificatives/1/nomFichier": "MDV-LGC-Va1-HT-00042.pdf",
                },
            ),
            amended(
                SENT["lignesImport"][3],
                {
                    "/numLigne": Number("2"),
                    "/numeroEditeur": "00043",
                    "/piecesJustificatives/0/nomFichier": "MDV-LGC-Va1-BDC-00043.pdf",
                },
            ),
        ]
    )
    assert written.path.read_bytes() == dumps(expected)
    assert names(target) == [NEXT]


def test_the_next_file_says_what_is_still_to_be_mended_and_then_passes(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """On the portal that gave the answer, too."""
    portal = Portal()
    portal.deposit(SENT, name=file_name())
    path = next_of(returned, target, history=portal).path
    found = check(path)

    assert [[fault.code for fault in request.errors] for request in found.requests] == [
        ["D210"],
        ["D203"],
    ]
    assert found.errors == ()
    mended = path.read_text("utf-8").replace('"2022"', '"01/03/2022"').replace('"M"', '"C"')
    path.write_text(mended, "utf-8")
    receipt = portal.deposit(path, day=DAY)
    assert receipt.verdict == "accepted"
    assert receipt.diagnosis.is_faultless


@pytest.mark.parametrize(
    ("style", "newline"),
    [
        ({"indent": 4}, "\r\n"),
        ({"indent": "\t"}, "\n"),
        ({"separators": (",", ":")}, "\n"),
        ({"separators": (" , ", " : "), "ensure_ascii": False}, "\n"),
    ],
)
def test_the_style_is_kept(
    tmp_path: pathlib.Path, target: pathlib.Path, style: Json, newline: str
) -> None:
    """Indentation, escapes, line ends and number literals are those of the answer."""

    def styled(source: Json) -> str:
        text = json.dumps(json.loads(dumps(source)), **style).replace("1075.0", "1075.00")
        return text.replace("\n", newline)

    answer = Portal().deposit(styled(SENT).encode()).answer
    assert answer is not None
    path = tmp_path / file_name()
    path.write_bytes(answer)
    written = next_of(path, target)
    expected = json.loads(dumps(SENT))
    expected["lignesImport"] = [expected["lignesImport"][0], expected["lignesImport"][3]]
    text = styled(expected).replace("-00001.", "-00042.").replace("-00004.", "-00043.")
    for old, new in (("00001", "00042"), ("00004", "00043")):
        text = text.replace(f'"{old}"', f'"{new}"')
    colon = style.get("separators", (",", ": "))[1]

    assert (
        written.path.read_bytes()
        == text.replace(f'"numLigne"{colon}4', f'"numLigne"{colon}2').encode()
    )


@pytest.mark.parametrize("kept", [[0], [4], [0, 4], [1, 2], [0, 1, 2, 3, 4], [2]])
def test_any_choice_of_requests_makes_a_sound_file(
    tmp_path: pathlib.Path, target: pathlib.Path, kept: list[int]
) -> None:
    """The first, the last, neighbours or all of them."""
    requests = [
        amended(liberal_request(index + 1), WRONG_DATE if index in kept else {})
        for index in range(5)
    ]
    written = next_of(save(tmp_path, submission(requests)), target)
    root = json.loads(written.path.read_bytes())

    assert [request.position - 1 for request in written.requests] == kept
    assert [request["numLigne"] for request in root["lignesImport"]] == [
        line + 1 for line in range(len(kept))
    ]
    assert check(written.path).errors == ()


def test_real_codes_and_labels_are_understood(tmp_path: pathlib.Path, target: pathlib.Path) -> None:
    """Acceptance is told by the document's own label, not by the kit's code."""
    changes: dict[str, object] = {
        "/lignesImport/1/codeTraitement": "A1",
        "/lignesImport/1/libelleTraitement": "DEMANDE ACCEPTEE",
        "/lignesImport/2/codeTraitement": "R9",
        "/lignesImport/2/libelleTraitement": "RPPS inconnu",
    }
    written = next_of(save(tmp_path, SENT, changes), target)

    assert [request.position for request in written.requests] == [1, 3, 4]


def test_what_a_request_lacks_is_added(tmp_path: pathlib.Path, target: pathlib.Path) -> None:
    """Its line, its number and ASP's balises; the other edition's names are kept."""
    source = amended(
        submission([liberal_request(edition="corrected")], edition="corrected"),
        {"/lignesImport/0/numLigne": DELETE, "/lignesImport/0/numeroEditeur": DELETE},
    )
    answer = Portal(edition="corrected").deposit(source).parsed
    assert answer is not None
    path = tmp_path / "retour.json"
    path.write_bytes(dumps(amended(answer, {"/lignesImport/0/numeroASP": DELETE})))
    written = next_of(path, target)
    request = json.loads(written.path.read_bytes())["lignesImport"][0]

    assert (request["numLigne"], request["numeroEditeur"], request["numeroASP"]) == (
        1,
        "00042",
        None,
    )
    assert written.requests[0].old_number is None
    assert check(written.path, edition="corrected").is_faultless


def test_documents_are_renamed_as_far_as_they_can_be(
    tmp_path: pathlib.Path, target: pathlib.Path
) -> None:
    """By section 3.3; where type or format are wrong, the number in the name; else not at all."""
    pieces = [
        {**piece(), "nomFichier": "bon de commande.pdf"},
        {**piece(), "nomFichier": "autre.pdf"},
        {**piece("PREUVE_HT"), "formatFichier": "pdf"},
        {**piece("PREUVE_HT"), "typeFichier": ["HT"], "nomFichier": "preuve.pdf"},
        {**piece("PREUVE_HT"), "nomFichier": None},
        {"typeFichier": "PREUVE_HT"},
    ]
    source = submission([amended(liberal_request(), {"/piecesJustificatives": pieces})])
    written = next_of(save(tmp_path, source), target)
    request = json.loads(written.path.read_bytes())["lignesImport"][0]

    assert [one.get("nomFichier") for one in request["piecesJustificatives"]] == [
        "MDV-LGC-Va1-BDC-00042.pdf",
        "autre.pdf",
        "MDV-LGC-Va1-HT-00042.pdf",
        "preuve.pdf",
        None,
        None,
    ]
    assert written.requests[0].documents["autre.pdf"] == ("autre.pdf",)


def test_a_document_without_a_number_to_replace_keeps_its_name(
    tmp_path: pathlib.Path, target: pathlib.Path
) -> None:
    """Type and format unknown, and the request had no number, or one that is no string."""
    for place, number in enumerate((None, Number("17"))):
        name = f"pièce-{number}.pdf"
        changes = {
            "/piecesJustificatives/0/formatFichier": "GIF",
            "/piecesJustificatives/0/nomFichier": name,
            "/numeroEditeur": number,
            "/codeTraitement": None,
        }
        path = save(tmp_path, submission([amended(liberal_request(), changes)]))
        written = next_of(path, target / str(place))

        assert written.requests[0].old_number is None
        assert written.requests[0].documents == {name: (name,)}
        assert f'"{name}"' in written.path.read_text("utf-8")


def test_a_document_that_is_declared_twice_gets_both_names(
    tmp_path: pathlib.Path, target: pathlib.Path
) -> None:
    """As an order and as a proof, of one request."""
    declared = [{**piece(), "nomFichier": "a.pdf"}, {**piece("PREUVE_HT"), "nomFichier": "a.pdf"}]
    source = submission([amended(liberal_request(), {"/piecesJustificatives": declared})])

    assert next_of(save(tmp_path, source), target).requests[0].documents == {
        "a.pdf": ("MDV-LGC-Va1-BDC-00042.pdf", "MDV-LGC-Va1-HT-00042.pdf")
    }


def test_two_documents_never_get_one_name(tmp_path: pathlib.Path, target: pathlib.Path) -> None:
    """Nothing is written where that cannot be avoided."""
    pieces = [{**piece(), "nomFichier": "a.pdf"}, {**piece(number="00042"), "formatFichier": "GIF"}]
    source = submission([amended(liberal_request(), {"/piecesJustificatives": pieces})])
    with pytest.raises(ResubmissionError, match="deux pièces porteraient"):
        next_of(save(tmp_path, source), target)

    assert not target.exists()


def test_nothing_to_resubmit_is_said(tmp_path: pathlib.Path, target: pathlib.Path) -> None:
    """An error of its own kind."""
    with pytest.raises(NothingToResubmit) as caught:
        next_of(save(tmp_path, submission()), target)

    assert "all requests are accepted" in caught.value.text.en
    assert not target.exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"/impId": None}, "is no answer of ASP"),
        ({"/lignesImport/0/x": None}, "S106 /lignesImport/0/x"),
        ({"/lignesImport/2/commande": DELETE}, "S113 /lignesImport/2/commande"),
        (
            {"/lignesImport/2/codeTraitement": None, "/lignesImport/2/libelleTraitement": DELETE},
            "request 3 has neither codeTraitement nor libelleTraitement",
        ),
        ({"/numeroAns": "../../../12345"}, "numeroAns cannot be part"),
        ({"/lignesImport/1/numeroEditeur": "00042"}, "00042 was used already (the answer"),
    ],
)
def test_what_is_no_answer_is_refused(
    tmp_path: pathlib.Path, target: pathlib.Path, changes: dict[str, object], expected: str
) -> None:
    """With what is wrong about it, and nothing written."""
    path = save(tmp_path, SENT, changes)
    before = listing(tmp_path)
    with pytest.raises(ResubmissionError) as caught:
        next_of(path, target)

    assert expected in caught.value.text.en
    assert listing(tmp_path) == before


def test_the_first_fault_by_code_is_told_in_both_languages(
    tmp_path: pathlib.Path, target: pathlib.Path
) -> None:
    """With the answer's name and the place."""
    path = save(tmp_path, SENT, {"/lignesImport/0/commande": DELETE, "/lignesImport/2/x": None})
    with pytest.raises(ResubmissionError) as caught:
        next_of(path, target)
    text = caught.value.text
    assert text.fr.startswith(f"{path} : S106 /lignesImport/2/x un objet ne doit contenir que les")
    assert text.en.startswith(f"{path}: S106 /lignesImport/2/x an object must hold only the names")


@pytest.mark.parametrize("name", ["codeTraitement", "libelleTraitement"])
def test_a_code_or_a_label_is_enough(
    tmp_path: pathlib.Path, target: pathlib.Path, name: str
) -> None:
    """Either tells which requests were refused."""
    changes: dict[str, object] = {f"/lignesImport/{index}/{name}": None for index in range(5)}
    written = next_of(save(tmp_path, SENT, changes), target)
    assert [request.position for request in written.requests] == [1, 4]


def test_the_file_number_is_given_or_follows_that_of_the_answer(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """On the same day, that is."""
    assert next_of(returned, target, file_number="007").path.name == NEXT.replace("-001", "-007")
    same_day = next_of(returned, target, day=date(2022, 3, 1))
    assert same_day.path.name == file_name().replace("-001", "-002")


def test_what_is_no_json_is_refused(returned: pathlib.Path, target: pathlib.Path) -> None:
    """With rule and place."""
    returned.write_bytes(returned.read_bytes()[:-9])
    with pytest.raises(ResubmissionError, match="S102"):
        next_of(returned, target)


def test_a_number_that_the_history_knows_is_refused(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """Also when it is not the first one."""
    portal = Portal()
    portal.deposit(submission([amended(liberal_request(), {"/numeroEditeur": "00043"})]), name=NEXT)
    with pytest.raises(ResubmissionError, match=r"00043 a déjà servi \(l'historique\)"):
        next_of(returned, target, history=portal)

    written = next_of(returned, target, history=portal, next_number="00044")
    assert written.path.name == NEXT.replace("-001", "-002")


def test_a_document_whose_name_has_no_utf_8_keeps_it(
    returned: pathlib.Path, target: pathlib.Path
) -> None:
    """As the escape that it came as."""
    old = "/lignesImport/0/piecesJustificatives/0"
    changes = {f"{old}/nomFichier": "\ud800-00001.pdf", f"{old}/typeFichier": "?"}
    answer = json.loads(returned.read_bytes(), parse_float=Number, parse_int=Number)
    returned.write_bytes(dumps(amended(answer, changes)))
    content = next_of(returned, target).path.read_bytes()

    assert b'"nomFichier": "\\ud800-00042.pdf"' in content
