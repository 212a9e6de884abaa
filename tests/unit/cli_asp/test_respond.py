"""`segur respond`: the answer as it is, or the verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.answers import NAME, SENT
from support.submissions import file_name, submission

from pytest_segur import Portal, dumps

if TYPE_CHECKING:
    import pathlib

    from support.answers import Segur


def test_the_answer_is_printed_byte_for_byte(folder: pathlib.Path, segur: Segur) -> None:
    """No newline is added where the file has none."""
    content = json.dumps(json.loads(dumps(SENT)), ensure_ascii=False)
    (folder / NAME).write_text(content.replace("1075.0", "1075.00"), "utf-8")
    outcome = segur("respond", NAME)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == Portal().deposit((folder / NAME).read_bytes()).answer
    assert outcome.out.endswith('existe, écrite JJ/MM/AAAA"}]}'.encode())


def test_the_answer_can_go_to_a_file(folder: pathlib.Path, segur: Segur) -> None:
    """Nothing is printed then."""
    outcome = segur("respond", NAME, "-o", "reponse.json")

    assert (outcome.code, outcome.out, outcome.err) == (0, b"", "")
    assert (folder / "reponse.json").read_bytes() == Portal().deposit(SENT).answer


def test_the_submission_is_never_overwritten(folder: pathlib.Path, segur: Segur) -> None:
    """That would be misuse."""
    outcome = segur("respond", NAME, "-o", NAME)

    assert outcome.code == 2
    assert (folder / NAME).read_bytes() == dumps(SENT)


def test_settings_decide_the_answer(segur: Segur) -> None:
    """What is ignored is no part of it; a wrong edition has no answer."""
    assert (
        json.loads(segur("respond", NAME, "--ignore", "D210").out)["lignesImport"][1][
            "codeTraitement"
        ]
        == "0000"
    )
    assert segur("respond", NAME, "--edition", "corrected").code == 1


def test_a_misnamed_file_with_a_broken_archive_is_answered(
    folder: pathlib.Path, segur: Segur
) -> None:
    """Neither is part of the answer."""
    (folder / "demandes.json").write_bytes(dumps(submission()))
    (folder / "demandes.zip").write_bytes(b"no archive")

    assert segur("respond", "demandes.json").code == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"{}",
            (
                f"{NAME}: refused by the first control, there is no answer\n"
                f"{NAME}:1:1 S105 impId, numeroAns, SIRET and lignesImport must be present in the "
                "header; found: no balise of that name. Add impId to the header.\n"
                f"{NAME}: and 3 more (segur check)\n"
            ),
        ),
        (
            b"[]",
            (
                f"{NAME}: refused by the first control, there is no answer\n"
                f"{NAME}:1:1 S104 the root of the file must be an object; found: a value other "
                "than an object. The file begins with a brace: the header, whose lignesImport "
                "holds the requests.\n"
            ),
        ),
    ],
)
def test_a_file_that_is_refused_has_a_verdict_on_standard_error(
    folder: pathlib.Path, segur: Segur, content: bytes, expected: str
) -> None:
    """Exit code 1, and nothing where the answer would be."""
    (folder / NAME).write_bytes(content)
    outcome = segur("respond", NAME, "-o", "reponse.json", "--lang", "en")

    assert (outcome.code, outcome.out, outcome.err) == (1, b"", expected)
    assert not (folder / "reponse.json").exists()


def test_a_verdict_without_a_hint_is_a_sentence(folder: pathlib.Path, segur: Segur) -> None:
    """In French by default."""
    (folder / NAME).write_bytes(dumps({**submission(), "lignesImport": {}}))
    outcome = segur("respond", NAME)

    assert outcome.err.splitlines()[1].startswith(f"{NAME}:5:19 S110 lignesImport doit être")


def test_a_file_that_is_not_there_is_refused(segur: Segur) -> None:
    """S100, as for every file that cannot be read."""
    outcome = segur("respond", file_name(number="009"))

    assert outcome.code == 1
    assert "S100" in outcome.err
