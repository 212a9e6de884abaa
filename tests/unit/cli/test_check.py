"""`segur check`: exit codes, formats, what is judged."""

from __future__ import annotations

import json
import os
import pathlib
import zipfile
from typing import TYPE_CHECKING, Any, Literal

import pytest
from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

from pytest_segur import Number, check
from pytest_segur.cli.check import FORMATS

if TYPE_CHECKING:
    from support.command import Save, Segur
    from support.submissions import Json

DATE = "/lignesImport/0/commande/dateCommande"
WRONG_DATE = amended(submission(), {DATE: "2022-03-01"})


def _words(content: Json, language: Literal["fr", "en"] = "en") -> tuple[str, str, str]:
    """What the only fault of a submission says: demanded, found, to do."""
    (fault,) = check(content).requests[0].errors
    found, hint = fault.found_in(language), fault.hint_in(language)
    assert found is not None
    assert hint is not None
    return fault.demand_in(language), found, hint


def test_a_sound_file_is_accepted(segur: Segur, save: Save) -> None:
    name = save()
    outcome = segur("check", name)
    assert outcome == (
        type(outcome)(
            0,
            f"{name} : accepté (1 demande)\nBilan : 1 fichier, 1 demande, 1 acceptée, 0 refusée\n",
            "",
        )
    )


def test_a_refused_request_is_told_with_place_remedy_and_source(segur: Segur, save: Save) -> None:
    name = save(WRONG_DATE)
    outcome = segur("check", name, "--lang", "en")
    demand, found, hint = _words(WRONG_DATE)
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        f"{name}: every request refused (1 request)",
        '  Request 1 (numeroEditeur "00001"): refused',
        f"    ASP's answer: D210, {demand}",
        f"      D210  {name}:12:25  {DATE}",
        f"        expected:  {demand}",
        f"        found:     {found}",
        f"        to do:     {hint}",
        "        reference: document, section 3.2, block “Commande”, balise dateCommande",
        "",
        "Summary: 1 file, 1 request, 0 accepted, 1 refused",
        "  by rule: D210 × 1",
    ]


def test_an_advisory_alone_refuses_nothing(segur: Segur, save: Save) -> None:
    save(amended(submission(), {"/lignesImport/0/commande/montantSegurHT": Number("0.00")}))
    outcome = segur("check", ".")
    assert outcome.code == 0
    assert "Avis, qui n'entraînent aucun refus :" in outcome.out
    assert "A907" in outcome.out


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--edition", "corrected"),
        ("--profiles", "mailiz"),
        ("--ignore", "D210"),
        ("--ignore", "D2"),
        ("--today", "2022-06-30"),
    ],
)
def test_settings_reach_the_judging(segur: Segur, save: Save, option: str, value: str) -> None:
    request = amended(
        structure_request(),
        {"/commande/dateCommande": "30/02/2022" if option == "--ignore" else "01/07/2022"},
    )
    name = save(submission([request]))
    without = segur("check", name, "--today", "2022-07-01", "--format", "json").out
    arguments = ["check", name, "--today", "2022-07-01", option, value, "--format", "json"]
    with_option = segur(*arguments).out
    if option == "--profiles":
        # Nothing in this file needs a profile: see the test of D259 for what they change.
        assert with_option == without
    else:
        assert with_option != without


def test_declared_profiles_let_a_health_centre_pass(segur: Segur, save: Save) -> None:
    centre = {"/lignesImport/0/scenarioInstallation/isCentreDeSante": True}
    name = save(amended(submission([structure_request()]), centre))
    assert segur("check", name, "--profiles=").code == 1
    assert segur("check", name, "--profiles=mailiz", "--profiles=centre-de-sante").code == 0


def test_the_other_edition_is_told_with_the_option_that_switches_to_it(
    segur: Segur, save: Save
) -> None:
    content = submission([liberal_request(edition="corrected")], edition="corrected")
    outcome = segur("check", save(content, name=file_name(edition="corrected")))
    assert outcome.code == 1
    assert "  corrected : 1 acceptée, 0 refusée (--edition corrected)" in outcome.out.splitlines()


def test_every_file_of_a_folder_is_judged_in_order(segur: Segur, save: Save) -> None:
    save(name=f"b/{file_name(number='002')}")
    save(WRONG_DATE, name=f"a/{file_name()}")
    save(b'{"name": "something else"}', name="a/package.json")
    report = json.loads(segur("check", ".", "--format", "json").out)
    assert [entry["path"] for entry in report["files"]] == [
        f"a/{file_name()}",
        f"b/{file_name(number='002')}",
    ]


def test_json_report_is_the_one_of_the_contract(segur: Segur, save: Save) -> None:
    name = save(WRONG_DATE)
    outcome = segur("check", name, "--format=json", "--today=2022-06-30")
    demand, found, hint = _words(WRONG_DATE, "fr")
    assert outcome.code == 1
    assert json.loads(outcome.out) == {
        "schema": "segur-report/1",
        "edition": "published",
        "kit": "1.0.0",
        "files": [
            {
                "path": name,
                "verdict": "mixed",
                "errors": [],
                "requests": [
                    {
                        "position": 1,
                        "numeroEditeur": "00001",
                        "verdict": "rejected",
                        "errors": [
                            {
                                "code": "D210",
                                "source": "document",
                                "pointer": DATE,
                                "line": 12,
                                "column": 25,
                                "message": f"{demand} ; trouvé : {found}",
                                "hint": hint,
                            }
                        ],
                        "advisories": [],
                        "not_evaluated": {},
                    }
                ],
                "archive": None,
                "advisories": [],
                "other_edition": None,
            }
        ],
        "summary": {
            "files": 1,
            "requests": 1,
            "accepted": 0,
            "rejected": 1,
            "not_evaluated": 0,
            "by_code": {"D210": 1},
        },
    }


def test_github_annotations_stand_at_line_and_column(segur: Segur, save: Save) -> None:
    name = save(WRONG_DATE)
    outcome = segur("check", name, "--format", "github", "--lang", "en")
    demand, found, hint = _words(WRONG_DATE)
    message = f"{demand}; found: {found}%0A{hint}"
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        f"::error file={name},line=12,col=25,title=D210 dateCommande (ASP's answer)::{message}",
        "Summary: 1 file, 1 request, 0 accepted, 1 refused",
        "  by rule: D210 × 1",
    ]


def test_personal_values_are_masked_unless_asked_for(segur: Segur, save: Save) -> None:
    name = save(amended(submission(), {"/lignesImport/0/beneficiaires/nomMandataire": "Durand"}))
    for kind in FORMATS:
        masked = segur("check", name, "--format", kind).out
        clear = segur("check", name, "--format", kind, "--show-values").out
        assert "Aaaaaa" in masked
        assert "Durand" not in masked
        assert "Durand" in clear


def test_an_archive_at_fault_is_a_fault(segur: Segur, save: Save, tmp_path: pathlib.Path) -> None:
    name = save(submission([liberal_request()]))
    (tmp_path / "pieces.zip").write_bytes(b"no ZIP at all")
    beside = segur("check", name, "--archive", "pieces.zip", "--format", "json")
    archive = json.loads(beside.out)["files"][0]["archive"]
    assert beside.code == 1
    assert archive["path"] == "pieces.zip"
    assert [error["code"] for error in archive["errors"]] == ["P301"]
    text = segur("check", name, "--archive", "pieces.zip").out
    assert f"{name} : archive refusée (1 demande)" in text
    assert "Archive pieces.zip :" in text
    assert "::error" in segur("check", name, "--archive", "pieces.zip", "--format", "github").out


def test_the_archive_beside_the_file_is_judged_too(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save(submission([liberal_request()]))
    with zipfile.ZipFile((tmp_path / name).with_suffix(".zip"), "w") as archive:
        archive.writestr("MDV-LGC-Va1-BDC-00001.pdf", "%PDF-1.7")
        archive.writestr("notes.txt", "")
    outcome = segur("check", name)
    assert outcome.code == 0
    assert "A914" in outcome.out
    assert "::warning" in segur("check", name, "--format", "github").out


def test_the_report_goes_to_a_file(segur: Segur, save: Save, tmp_path: pathlib.Path) -> None:
    name = save(WRONG_DATE)
    shown = segur("check", name, "--format", "json").out
    outcome = segur("check", name, "--format", "json", "-o", "report.json")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    assert (tmp_path / "report.json").read_text("utf-8") == shown


def test_the_page_for_people_goes_wherever_reports_go(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save(WRONG_DATE)
    given = ["check", name, "--format", "html", "--today", "2022-03-01", "--lang", "en"]
    shown = segur(*given)
    assert (shown.code, shown.err) == (1, "")
    assert shown.out.startswith("<!DOCTYPE html>")
    assert "Judged as of" in shown.out
    assert "0210 – dateCommande doit être" in shown.out
    assert segur(*given, "-o", "page.html").code == 1
    assert (tmp_path / "page.html").read_text("utf-8") == shown.out


def test_a_report_left_in_the_folder_is_no_submission(segur: Segur, save: Save) -> None:
    save()
    assert segur("check", ".", "--format", "json", "-o", "report.json").code == 0
    assert segur("check", ".", "--format", "json", "-o", "report.json").code == 0


def test_the_report_never_replaces_what_is_judged(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save()
    before = (tmp_path / name).read_bytes()
    outcome = segur("check", ".", "-o", name)
    assert outcome.code == 2
    assert f"-o {name} écraserait un fichier à lire" in outcome.err
    assert (tmp_path / name).read_bytes() == before


def test_a_folder_without_submissions_is_misuse(segur: Segur, tmp_path: pathlib.Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = segur("check", "empty")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "segur check : aucun fichier de demandes dans empty\n"


def test_answers_and_expectations_alone_are_misuse(segur: Segur, save: Save) -> None:
    save(b"{}", name="attendu.json")
    save(b"{}", name="JSON-1.reponse.json")
    outcome = segur("check", "attendu.json", "JSON-1.reponse.json", "--lang=en")
    assert outcome.code == 2
    assert outcome.err == (
        "segur check: no file of requests in attendu.json, JSON-1.reponse.json\n"
    )


def test_an_empty_path_is_misuse(segur: Segur, save: Save) -> None:
    save()
    outcome = segur("check", "")
    assert (outcome.code, outcome.err) == (2, "segur check : un chemin est vide\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--format", "pdf"],
            "allowed: text, json, html, sarif, github, junit",
        ),
        (["--edition", "draft"], "allowed: published, corrected"),
        (["--profiles", "x"], "allowed: centre-de-sante, mailiz"),
        (["--ignore", "Z9"], "D210"),
        (["--ignore", "S101"], "S100, S101, S102"),
        (["--today", "01/03/2022"], "2022-03-01"),
        (["--lang", "de"], 'valeur inconnue : "de" ; valeurs admises : fr, en'),
        (["--form", "json"], "unrecognized arguments: --form"),
    ],
)
def test_a_wrong_option_is_misuse_that_names_the_allowed_values(
    segur: Segur, save: Save, arguments: list[str], message: str
) -> None:
    outcome = segur("check", save(), "--lang", "en", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert message in outcome.err


def test_a_folder_that_is_not_listed_is_told_and_nothing_counts_as_sound(
    segur: Segur, save: Save, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save()
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def refuse(folder: pathlib.Path) -> Any:  # noqa: ANN401 - what the standard library gives
        if pathlib.Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    outcome = segur("check", ".")
    assert outcome.code == 2
    assert outcome.err == "closed : dossier illisible (Permission denied)\n"
    assert "1 acceptée" in outcome.out
