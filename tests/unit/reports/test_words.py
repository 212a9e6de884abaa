"""Small pieces of sentences, paths, annotations and expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.submissions import amended, doctor, liberal_request, submission

from pytest_segur import check
from pytest_segur.reports.expectation import expectation_of
from pytest_segur.reports.github_report import github_lines
from pytest_segur.reports.paths import report_path
from pytest_segur.reports.words import causes, counted, ranges, tallied
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib

    from pytest_segur import Diagnosis
    from pytest_segur.spec.text import Language

REFUSED = (Text("refusée", "refused one"), Text("refusées", "refused ones"))


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 refusée", "0 refused ones"),
        (1, "1 refusée", "1 refused one"),
        (2, "2 refusées", "2 refused ones"),
    ],
)
def test_nouns_agree_with_their_number(count: int, french: str, english: str) -> None:
    assert counted(count, *REFUSED, "fr") == french
    assert counted(count, *REFUSED, "en") == english


def test_the_most_frequent_rule_comes_first() -> None:
    assert tallied({"D251": 1, "D210": 1, "D212": 9}) == "D212 × 9, D210 × 1, D251 × 1"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([4], "4"), ([1, 2], "1, 2"), ([1, 2, 3, 5, 6, 9], "1-3, 5, 6, 9")],
)
def test_neighbours_are_written_as_ranges(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words


def test_rules_that_rest_are_grouped_by_their_cause() -> None:
    resting = {"D221": "D220", "D273": "D205", "D222": "D220"}
    assert causes(resting, "fr") == "D221, D222 (à cause de D220) ; D273 (à cause de D205)"


def test_paths_are_relative_inside_the_root_and_absolute_outside(tmp_path: pathlib.Path) -> None:
    inside = tmp_path / "a" / "b.json"
    assert report_path(inside, root=tmp_path) == "a/b.json"
    assert report_path(tmp_path / "a" / ".." / "c.json", root=tmp_path) == "c.json"
    assert report_path(inside, root=tmp_path / "other") == inside.as_posix()


def annotations(diagnosis: Diagnosis, *, path: str, language: Language) -> list[str]:
    """Annotate what was found of one file."""
    return list(github_lines([{**diagnosis.to_dict(language=language), "path": path}], language))


def test_annotations_escape_what_would_end_them() -> None:
    content = amended(submission(), {"/lignesImport/0/typeAction": "50%\n::error::x"})
    (line,) = annotations(check(content), path="a,b:c%\n.json", language="en")
    assert line.startswith("::error file=a%2Cb%3Ac%25\\u000a.json,line=8,col=")
    assert "50%25\\u000a::error::x" in line
    assert "\n" not in line


def test_annotations_tell_asps_answer_from_the_others() -> None:
    content = amended(
        submission(),
        {"/lignesImport/0/typeAction": "M", "/lignesImport/0/codeTraitement": "0000"},
    )
    first, second = annotations(check(content), path="a", language="en")
    assert "title=D203 typeAction (ASP's answer)::" in first
    assert "title=D280 codeTraitement::" in second


def test_a_misnamed_file_is_no_answer_of_asp() -> None:
    (line,) = annotations(check(submission(), name="x.json"), path="a", language="en")
    assert "title=F401 nom du fichier::" in line


def test_annotations_count_what_is_not_listed() -> None:
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    request = amended(liberal_request(), {"/beneficiaires/liberal": doctors})
    lines = annotations(check(submission([request])), path="a", language="fr")
    assert lines[-1] == "::notice file=a::… et d'autres : D235 × 30"


def test_what_is_waived_is_a_notice_that_says_why() -> None:
    entry = check(amended(submission(), {"/lignesImport/0/typeAction": "M"})).to_dict()
    entry["requests"][0]["errors"][0]["waived"] = {"reason": "connu", "until": "2022-12-31"}
    (line,) = github_lines([entry], "fr")
    assert line.startswith("::notice file=")
    assert line.endswith("%0ADérogation : connu (jusqu'au 2022-12-31)")


def test_advisories_are_warnings() -> None:
    content = amended(submission(), {"/lignesImport/0/commande/dateCommande": "01/01/2999"})
    (line,) = annotations(check(content), path="a", language="en")
    assert line.startswith("::warning file=a,line=")


def test_an_expectation_of_a_sound_submission_is_empty() -> None:
    assert expectation_of(check(submission())) == {}
