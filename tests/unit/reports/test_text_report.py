"""The report for people: what is told, what is cut, what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.submissions import (
    Json,
    amended,
    doctor,
    file_name,
    liberal_request,
    submission,
)

from pytest_segur import HouseRule, Number, check, dumps
from pytest_segur.reports.fault_text import SOURCES, fault_lines
from pytest_segur.reports.json_report import summarise
from pytest_segur.reports.style import coloured
from pytest_segur.reports.text_report import TextReport, report_lines
from pytest_segur.spec.rule import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import Diagnosis

REPORT = TextReport(language="en")


def _lines(
    content: Json | bytes, report: TextReport = REPORT, name: str | None = None
) -> list[str]:
    return list(report.file_lines(check(content, name=name), path="a.json"))


def _two_requests(changes: Mapping[str, object]) -> Json:
    return amended(submission([liberal_request(1), liberal_request(2)]), changes)


def test_every_source_of_a_rule_has_words() -> None:
    assert SOURCES.keys() == {str(source) for source in Source}


def test_verdict_counts_accepted_and_refused_requests() -> None:
    changes = {"/lignesImport/1/typeAction": "M"}
    assert _lines(_two_requests(changes))[0] == (
        "a.json: accepted in part (2 requests, 1 accepted, 1 refused)"
    )
    assert _lines(_two_requests({}))[0] == "a.json: accepted (2 requests)"
    assert _lines(b"[]")[0] == "a.json: rejected"


def test_asps_answer_comes_first_then_what_it_would_have_told_next_time() -> None:
    lines = _lines(
        _two_requests(
            {
                "/lignesImport/1/beneficiaires/isMandataire": "true",
                "/lignesImport/1/commande/dateCommande": "soon",
            }
        )
    )
    titles = [line for line in lines if line.startswith("    ") and not line.startswith("      ")]
    assert titles[0].startswith("    ASP's answer: D210, ")
    assert titles[1:] == [
        "    Next, ASP would have answered:",
        "    Rules not evaluated: D225, D226, D227, D228, D229, D230, D231, D234 (because of D221)",
    ]
    codes = [line.split()[0] for line in lines if " a.json:" in line]
    assert codes == ["D210", "D221"]


def test_a_request_without_a_number_is_named_by_its_position() -> None:
    assert "  Request 1: refused" in _lines(
        amended(submission(), {"/lignesImport/0/numeroEditeur": None})
    )


def test_structure_and_name_are_told_apart() -> None:
    lines = _lines(b"{}", name="x.json")
    first, name = (
        next(i for i, line in enumerate(lines) if words in line)
        for words in ("The first control rejects the whole file", "The name of the file:")
    )
    codes = [(i, line.split()[0]) for i, line in enumerate(lines) if " a.json:" in line]
    assert {code for i, code in codes if first < i < name} == {"S105"}
    assert {code for i, code in codes if i > name} == {"F401"}


def test_a_misnamed_file_has_its_requests_judged_all_the_same() -> None:
    lines = _lines(submission(), name="x.json")
    assert lines[0] == "a.json: rejected (1 request)"
    assert not any("first control" in line for line in lines)


def test_requests_with_the_same_faults_are_told_three_times_then_counted() -> None:
    requests = [
        amended(
            liberal_request(position),
            {"/typeAction": "M"} if position % 4 else {"/commande/montantSegurHT": Number("1.0")},
        )
        for position in range(1, 201)
    ]
    lines = _lines(submission(requests))
    told = [line for line in lines if line.endswith(": refused")]
    assert len(told) == 6
    start = next(i for i, line in enumerate(lines) if "… and 194 more refused" in line)
    groups = lines[start + 1 : start + 3]
    assert groups[0].startswith("    D203  requests 5-7, 9-11, 13-15, ")
    assert groups[1].startswith("    D212  requests 16, 20, ")
    assert len(lines) < 60


def test_no_more_than_ten_requests_are_told_in_full() -> None:
    balises = ["typeAction", "numeroASP", "codeTraitement", "libelleTraitement"]
    requests = [
        amended(
            liberal_request(position),
            {f"/{name}": "M" for i, name in enumerate(balises) if position >> i & 1},
        )
        for position in range(1, 13)
    ]
    lines = _lines(submission(requests), TextReport())
    assert sum(line.endswith(" : refusée") for line in lines) == 10
    assert "  … et 2 autres refusées, par réponse de l'ASP (tout : --format json) :" in lines
    assert "    D203  demande 11" in lines


def test_faults_beyond_ten_are_counted_those_never_listed_included() -> None:
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    request = amended(liberal_request(), {"/beneficiaires/liberal": doctors, "/typeAction": "M"})
    lines = _lines(submission([request]))
    assert sum(" a.json:" in line for line in lines) == 11
    assert any(line.strip() == "… and 120 more: D235 × 120" for line in lines)


def test_advisories_stand_apart_and_are_counted_too() -> None:
    doctors = [doctor(1)] * 130
    request = amended(liberal_request(), {"/beneficiaires/liberal": doctors, "/typeAction": "M"})
    lines = _lines(submission([request]))
    start = lines.index("  Advisories, which refuse nothing:")
    assert sum("A909" in line for line in lines[:start]) == 0
    assert sum("A909  a.json:" in line for line in lines[start:]) == 10
    assert lines[-1].strip() == "… and 119 more: A909 × 119"
    assert sum("remark:" in line for line in lines) == 10


def test_the_other_edition_is_told_even_where_it_refuses_the_file_too() -> None:
    corrected = submission([liberal_request(edition="corrected")], edition="corrected")
    assert _lines(corrected)[-1] == "  corrected: 1 accepted, 0 refused (--edition corrected)"
    with_more = amended(corrected, {"/SIRET": "1234567890", "/numeroAns": "1234567890"})
    assert _lines(with_more)[-1] == (
        "  corrected: none of these errors, but others, and the file rejected (--edition corrected)"
    )


def test_values_and_paths_are_harmless_to_a_terminal() -> None:
    diagnosis = check(amended(submission(), {"/lignesImport/0/typeAction": "\x1b[31m\u202e"}))
    text = "\n".join(REPORT.file_lines(diagnosis, path="a\x1b\u202e\ud800.json"))
    assert not set(text) & set("\x1b\u202e\ud800")
    assert "a\\u001b\\u202e\\ud800.json:8:" in text


def test_personal_values_are_masked_unless_asked_for() -> None:
    content = amended(submission(), {"/lignesImport/0/beneficiaires/nomMandataire": "Durand"})
    (fault,) = check(content).requests[0].errors
    masked = "\n".join(fault_lines(fault, path="a", language="en"))
    clear = "\n".join(fault_lines(fault, path="a", language="en", show_values=True))
    assert ('"Aaaaaa"' in masked, "Durand" in masked) == (True, False)
    assert '"Durand"' in clear


def test_a_house_rule_has_no_clause() -> None:
    rule = HouseRule(
        code="X001",
        label_fr="jamais",
        label_en="never",
        check=lambda _request: ["/typeAction"],
    )
    (fault,) = check(submission(), rules=[rule]).requests[0].errors
    assert fault_lines(fault, path="a", language="en")[-1] == "  reference: house rule"


def test_colours_frame_words_and_change_none() -> None:
    content = dumps(_two_requests({"/lignesImport/1/typeAction": "M"}))
    plain = _lines(content)
    colourful = _lines(content, TextReport(language="en", style=coloured))
    assert plain != colourful
    assert "\x1b[31;1mD203\x1b[0m" in "\n".join(colourful)
    assert [_without_colour(line) for line in colourful] == plain


def _without_colour(line: str) -> str:
    for code in ("31;1", "32", "33", "1", "2", "0"):
        line = line.replace(f"\x1b[{code}m", "")
    return line


def _entries(*diagnoses: Diagnosis) -> dict[str, Any]:
    return summarise(diagnosis.to_dict() for diagnosis in diagnoses)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (
            submission(),
            ["a.json: accepted (1 request)", "Summary: 1 file, 1 request, 1 accepted, 0 refused"],
        ),
        (
            amended(submission(), {"/lignesImport/0/beneficiaires/isMandataire": None}),
            [
                "Summary: 1 file, 1 request, 0 accepted, 1 refused",
                "  by rule: D221 × 1",
                "  rules not evaluated: 8",
            ],
        ),
    ],
)
def test_the_summary_stands_last(content: Json, lines: list[str]) -> None:
    diagnosis = check(content, name=file_name())
    written = list(report_lines(REPORT, [("a.json", diagnosis)], _entries(diagnosis)))
    assert written[-len(lines) :] == lines
