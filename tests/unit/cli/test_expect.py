"""`segur expect`: what is written, what stays, what is never harmed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

from pytest_segur import Number, dumps
from pytest_segur.asp.portal import Portal

if TYPE_CHECKING:
    import pathlib

    from support.command import Save, Segur

NAME = file_name()
WRONG_DATE = amended(submission(), {"/lignesImport/0/commande/dateCommande": "2022-03-01"})


def _written(folder: pathlib.Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "attendu.json").read_bytes())
    return content


def test_faults_are_expected_with_asps_answer_first(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    request = amended(
        liberal_request(2),
        {
            "/typeAction": "M",
            "/beneficiaires/liberal/0/nomMedecin": "Durand",
            "/beneficiaires/liberal/1/nomMedecin": "Durand",
            "/commande/dateCommande": None,
        },
    )
    save(submission([liberal_request(), request]))
    outcome = segur("expect", NAME)
    assert (outcome.code, outcome.out) == (0, "écrit : attendu.json\n")
    assert _written(tmp_path) == {NAME: {"demandes": {"2": ["D203", "D210", "D235"]}}}


def test_a_sound_file_is_named_without_faults(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    save()
    segur("expect", ".")
    assert _written(tmp_path) == {NAME: {}}


def test_faults_of_files_and_archives_and_advisories_are_expected(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    save(b"[]", name="JSON-1.json")
    amount = {"/lignesImport/0/commande/montantSegurHT": Number("0.00")}
    save(amended(submission(), amount))
    (tmp_path / NAME).with_suffix(".zip").write_bytes(b"no ZIP at all")
    segur("expect", ".")
    assert _written(tmp_path) == {
        NAME: {"archive": ["P301"], "avis": {"demandes": {"1": ["A907"]}}},
        "JSON-1.json": {"fichier": ["S104", "F401"]},
    }


def test_a_named_archive_is_judged(segur: Segur, save: Save, tmp_path: pathlib.Path) -> None:
    save()
    segur("expect", NAME, "--archive", "nowhere.zip")
    assert _written(tmp_path) == {NAME: {"archive": ["P301"]}}


def test_each_folder_gets_a_file_of_its_own(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    save(WRONG_DATE, name=f"a/{NAME}")
    save(name=f"b/{NAME}")
    outcome = segur("expect", "a", "b", "--lang", "en")
    assert outcome.out.splitlines() == ["written: a/attendu.json", "written: b/attendu.json"]
    assert _written(tmp_path / "a") == {NAME: {"demandes": {"1": ["D210"]}}}
    assert _written(tmp_path / "b") == {NAME: {}}


def test_what_the_command_line_decides_is_written_too(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    mailiz = {"/lignesImport/0/scenarioInstallation/operateurMessagerie": "MAI_15"}
    save(amended(submission(), mailiz))
    segur("expect", NAME, "--edition=corrected", "--profiles=mailiz,centre-de-sante")
    entry = _written(tmp_path)[NAME]
    assert entry["edition"] == "corrected"
    assert entry["profiles"] == ["centre-de-sante", "mailiz"]
    assert "today" not in entry
    assert entry["fichier"] == ["S108", "S109"]
    segur("expect", NAME, "--profiles=", "--edition=published", "--today=2022-06-30")
    assert _written(tmp_path)[NAME] == {
        "edition": "published",
        "profiles": [],
        "today": "2022-06-30",
        "demandes": {"1": ["D260"]},
    }


@pytest.mark.parametrize("in_name", [True, False])
def test_the_day_is_written_where_tomorrow_may_tell_otherwise(
    segur: Segur, save: Save, tmp_path: pathlib.Path, *, in_name: bool
) -> None:
    if in_name:
        name = save(name=file_name(day="29990101"))
        found: dict[str, Any] = {"fichier": ["A917"]}
    else:
        day = {"/lignesImport/0/commande/dateCommande": "01/01/2999"}
        name = save(amended(submission(), day))
        found = {"demandes": {"1": ["A906"]}}
    segur("expect", name)
    entry = _written(tmp_path)[name]
    assert sorted(entry) == ["avis", "today"]
    assert entry["avis"] == found


def test_running_again_changes_nothing(segur: Segur, save: Save, tmp_path: pathlib.Path) -> None:
    save(WRONG_DATE)
    segur("expect", NAME, "--edition=published")
    before = (tmp_path / "attendu.json").read_bytes()
    segur("expect", NAME)
    assert (tmp_path / "attendu.json").read_bytes() == before


def test_other_entries_and_how_a_file_is_judged_stay(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    corrected = submission([liberal_request(edition="corrected")], edition="corrected")
    name = save(corrected, name=file_name(edition="corrected"))
    other = {"fichier": ["S103"], "more": [1.50, None]}
    entry = {
        "edition": "corrected",
        "demandes": {"1": ["D210"]},
        "profiles": [],
        "today": "2022-06-30",
    }
    save(json.dumps({"other.json": other, name: entry}).encode(), name="attendu.json")
    assert segur("expect", name).code == 0
    assert _written(tmp_path) == {
        "other.json": other,
        name: {"edition": "corrected", "profiles": [], "today": "2022-06-30"},
    }


def test_earlier_deposits_of_an_entry_are_judged_against(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    portal = Portal()
    portal.deposit(dumps(submission([structure_request()])), name=NAME)
    (tmp_path / "in").mkdir()
    portal.save(tmp_path / "in" / "history.json")
    save(name=f"in/{NAME}")
    save(json.dumps({NAME: {"history": "history.json"}}).encode(), name="in/attendu.json")
    assert segur("expect", f"in/{NAME}").code == 0
    assert _written(tmp_path / "in") == {
        NAME: {"history": "history.json", "fichier": ["F406"], "demandes": {"1": ["D207"]}}
    }


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"{", "S102"),
        (b"[]", "S104"),
        (b'{"a": {}, "a": {}}', "S103"),
        (b'{"a.json": []}', "a.json"),
        (f'{{"{NAME}": {{"edition": "draft"}}}}'.encode(), "published, corrected"),
        (f'{{"{NAME}": {{"edition": 1}}}}'.encode(), NAME),
        (f'{{"{NAME}": {{"today": "yesterday"}}}}'.encode(), NAME),
        (f'{{"{NAME}": {{"profiles": "mailiz"}}}}'.encode(), NAME),
        (f'{{"{NAME}": {{"profiles": [1]}}}}'.encode(), NAME),
        (f'{{"{NAME}": {{"history": "gone.json"}}}}'.encode(), "gone.json"),
    ],
)
def test_a_malformed_file_is_misuse_and_stays_as_it_is(
    segur: Segur, save: Save, tmp_path: pathlib.Path, content: bytes, place: str
) -> None:
    save(WRONG_DATE)
    save(WRONG_DATE, name=f"a/{NAME}")
    save(content, name="attendu.json")
    outcome = segur("expect", f"a/{NAME}", NAME)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1
    assert "attendu.json est mal formé, rien n'a été écrit" in outcome.err
    assert place in outcome.err
    assert (tmp_path / "attendu.json").read_bytes() == content
    assert not (tmp_path / "a" / "attendu.json").exists()


def test_the_command_line_stands_above_a_wrong_entry(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    save(WRONG_DATE)
    save(json.dumps({NAME: {"edition": "draft"}}).encode(), name="attendu.json")
    assert segur("expect", NAME, "--edition", "published").code == 0
    assert _written(tmp_path)[NAME]["edition"] == "published"


def test_a_folder_in_the_place_of_the_file_is_misuse(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    save()
    (tmp_path / "attendu.json").mkdir()
    assert segur("expect", NAME).code == 2


def test_a_folder_without_submissions_is_misuse(segur: Segur, tmp_path: pathlib.Path) -> None:
    (tmp_path / "empty").mkdir()
    assert segur("expect", "empty").code == 2
    assert not list((tmp_path / "empty").iterdir())
