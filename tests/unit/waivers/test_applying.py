"""Waivers mark the faults that they are about, and no others; verdicts stay as they were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.submissions import amended, file_name, liberal_request, piece, submission

from pytest_segur import check
from pytest_segur.diagnosis import omitted_waived, unwaived_in
from pytest_segur.waivers.applying import apply_waivers, used_in
from pytest_segur.waivers.waiver import Waiver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.submissions import Json

    from pytest_segur.diagnosis import Diagnosis

PATH: Final = f"exports/{file_name()}"
DATE: Final = "commande/dateCommande"
TODAY: Final = date(2026, 6, 1)


def waiver(rule: str = "D210", entry: int = 1, file: str = "*.json", **about: Any) -> Waiver:  # noqa: ANN401
    """Build a waiver that holds to the end of the year."""
    values = {"reason": "known", "until": date(2026, 12, 31), **about}
    return Waiver(rule=rule, entry=entry, file=file, **values)


def two() -> Json:
    """Two requests of one wrong date each, the second with a wrong operator, too."""
    changes: Mapping[str, object] = {
        f"/lignesImport/0/{DATE}": "2022",
        f"/lignesImport/1/{DATE}": "2022",
        "/lignesImport/1/scenarioInstallation/operateurMessagerie": "?",
    }
    return amended(submission([liberal_request(1), liberal_request(2)]), changes)


def marked(*waivers: Waiver, source: Json | None = None, **options: Any) -> Diagnosis:  # noqa: ANN401
    """Judge a file and mark what is waived of it."""
    found = check(source or two(), name=options.pop("name", file_name()), **options)
    return apply_waivers(waivers, found, path=PATH, today=TODAY)


def places(diagnosis: Diagnosis) -> list[str]:
    """Give code and pointer of what is waived."""
    faults = [fault for part in diagnosis.parts() for fault in part.errors]
    return [f"{fault.code} {fault.pointer}" for fault in faults if fault.waived is not None]


@pytest.mark.parametrize(
    ("about", "positions"),
    [
        ({}, [0, 1]),
        ({"numero_editeur": "00002"}, [1]),
        ({"numero_editeur": "00003"}, []),
        ({"pointer": f"/lignesImport/0/{DATE}"}, [0]),
        ({"pointer": "/lignesImport/0/commande"}, []),
        ({"rule": "D251"}, []),
        ({"rule": "D252"}, None),
        ({"file": "exports/JSON-*.json"}, [0, 1]),
        ({"file": "other/*.json"}, None),
        ({"until": date(2026, 6, 1)}, [0, 1]),
        ({"until": date(2026, 5, 31)}, None),
    ],
)
def test_a_waiver_covers_what_it_is_about(
    about: dict[str, Any], positions: list[int] | None
) -> None:
    diagnosis = marked(waiver(**about))
    expected = [f"D210 /lignesImport/{index}/{DATE}" for index in positions or ()]
    if about.get("rule") == "D251":
        expected = ["D251 /lignesImport/1/scenarioInstallation/operateurMessagerie"]
    assert places(diagnosis) == expected
    assert used_in(diagnosis) == ({1} if expected else set())
    # The verdicts are what ASP would say.
    assert diagnosis.verdict == "mixed"
    assert [request.verdict for request in diagnosis.requests] == ["rejected", "rejected"]
    assert not diagnosis.is_faultless
    assert not diagnosis.is_settled


def test_all_that_is_at_fault_may_be_waived() -> None:
    diagnosis = marked(waiver(), waiver("D251", 2))
    assert diagnosis.is_settled
    assert diagnosis.waived_by_code() == {"D210": 2, "D251": 1}
    fault = diagnosis.requests[0].errors[0]
    assert fault.to_dict()["waived"] == {"reason": "known", "until": "2026-12-31"}
    assert "waived" not in check(two()).requests[0].errors[0].to_dict()
    assert check(submission()).is_settled


def test_several_waivers_may_cover_one_fault_and_the_first_gives_the_reason() -> None:
    diagnosis = marked(
        waiver(numero_editeur="00001", reason="first"), waiver(entry=2, reason="second")
    )
    reasons = [request.errors[0].waived for request in diagnosis.requests]
    assert [one.reason for one in reasons if one] == ["first", "second"]
    assert used_in(diagnosis) == {1, 2}


def test_files_and_names_have_faults_to_be_waived_too() -> None:
    structure = marked(waiver("S104"), source={}, name=file_name())
    assert places(structure) == []
    structure = marked(waiver("S107"), waiver("F401", 2), source={**two(), "impId": 1}, name="a")
    assert places(structure) == ["S107 /impId", "F401 "]
    assert structure.is_settled
    assert structure.verdict == "rejected"


def test_a_document_of_a_request_is_found_by_its_number(tmp_path: Any) -> None:  # noqa: ANN401
    archive = tmp_path / "nowhere.zip"
    assert places(marked(waiver("P301"), archive=archive)) == ["P301 "]
    assert places(marked(waiver("P301", numero_editeur="00001"), archive=archive)) == []
    archive.write_bytes(b"PK\5\6" + bytes(18))
    found = marked(waiver("P303", numero_editeur="00002"), archive=archive)
    assert places(found) == ["P303 /lignesImport/1/piecesJustificatives/0/nomFichier"]
    assert found.archive is not None
    assert len(found.archive.errors) == 2


def test_what_a_file_is_meant_to_have_uses_no_waiver() -> None:
    found = check(two())
    meant = {1: ("D210",), "archive": (), "fichier": ()}
    diagnosis = apply_waivers([waiver()], found, path=PATH, today=TODAY, meant=meant)
    assert places(diagnosis) == [f"D210 /lignesImport/1/{DATE}"]
    meant[2] = ("D251", "D210")
    diagnosis = apply_waivers([waiver()], found, path=PATH, today=TODAY, meant=meant)
    assert used_in(diagnosis) == set()


def test_faults_that_are_only_counted_are_waived_with_their_rule_not_by_places() -> None:
    """A request with more wrong documents than are listed of one rule."""
    request = liberal_request()
    request["piecesJustificatives"] += [{**piece(), "formatFichier": "TIF"}] * 101
    by_place = [
        waiver("D271", entry, pointer=f"/lignesImport/0/piecesJustificatives/{entry}/formatFichier")
        for entry in range(1, 101)
    ]
    rest = [waiver("D275", 200)]
    found = marked(*by_place, *rest, source=submission([request]))
    part = found.requests[0]
    assert part.omitted["D271"] == 1
    assert omitted_waived(part) == {}
    assert {fault.code for fault in unwaived_in(part)} == {"D271"}
    assert not found.is_settled
    whole = marked(waiver("D271"), *rest, source=submission([request]))
    part = whole.requests[0]
    assert omitted_waived(part) == {"D271": 1}
    assert unwaived_in(part) == ()
    assert whole.is_settled
    assert part.to_dict()["omitted_waived"] == {"D271": 1}
