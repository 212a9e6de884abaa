"""A kit of a handful of cases, written into a folder: one of each kind that a runner meets.

>>> sorted(SMALL)[:2]
['corrected/D238/long', 'published/D207/again']
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from support.archives import PDF, Entry, archive
from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from support.submissions import Edition, Json

HISTORY: Final = "history.json"

_SOUND: Final = submission([liberal_request(1), liberal_request(2)])
_CENTRE: Final = amended(
    submission([structure_request(1)]),
    {"/lignesImport/0/scenarioInstallation/isCentreDeSante": True},
)
_NAME: Final = "MDV-LGC-Va1-BDC-0000{}.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A case that is to be written.

    Attributes:
        content: the submission.
        expected: its entry in ``attendu.json``.
        archive: the supporting documents.
        history: the earlier deposits that it names.
    """

    content: Json | bytes
    expected: Mapping[str, Any] = field(default_factory=dict)
    archive: bytes | None = None
    history: Mapping[str, Any] | None = None


#: By id.
SMALL: Final[Mapping[str, Planned]] = {
    "published/S103/twice": Planned(
        content=b'{"impId": null, "impId": null}', expected={"fichier": ["S103"]}
    ),
    "published/D207/again": Planned(
        content=_SOUND,
        expected={"history": HISTORY, "demandes": {"2": ["D207"]}},
        history={
            "schema": "segur-portal/1",
            "deposits": [
                {"name": file_name(number="009"), "requests": [{"numeroEditeur": "00002"}]}
            ],
        },
    ),
    "published/D210/iso": Planned(
        content=amended(
            _SOUND,
            {
                "/lignesImport/1/commande/dateCommande": "2022-03-01",
                "/lignesImport/1/scenarioInstallation/operateurMessagerie": "?",
            },
        ),
        expected={"demandes": {"2": ["D210", "D251"]}},
    ),
    "published/D210/leap": Planned(
        content=amended(_SOUND, {"/lignesImport/1/commande/dateCommande": "29/02/2020"}),
        expected={"today": "2022-03-01"},
    ),
    "published/D259/none": Planned(
        content=_CENTRE, expected={"profiles": [], "demandes": {"1": ["D259"]}}
    ),
    "published/D259/declared": Planned(content=_CENTRE, expected={"profiles": ["centre-de-sante"]}),
    "published/P303/absent": Planned(
        content=_SOUND,
        expected={"archive": ["P303"]},
        archive=archive(Entry(name=_NAME.format(1), content=PDF)),
    ),
    "published/business/two": Planned(
        content=_SOUND,
        archive=archive(*(Entry(name=_NAME.format(rank), content=PDF) for rank in (1, 2))),
    ),
    "corrected/D238/long": Planned(
        content=amended(
            submission(
                [liberal_request(1, case="alone", edition="corrected")], edition="corrected"
            ),
            {"/lignesImport/0/beneficiaires/liberal/0/RPPS": "000010001000019"},
        ),
        expected={"edition": "corrected", "demandes": {"1": ["D238"]}},
    ),
}


def write_kit(folder: pathlib.Path, cases: Mapping[str, Planned] = SMALL) -> pathlib.Path:
    """Write a kit, and give its folder."""
    entries = [_write(folder, name, planned) for name, planned in cases.items()]
    (folder / "manifest.json").write_text(
        json.dumps({"schema": "segur-kit/1", "cases": entries}), encoding="utf-8"
    )
    return folder


def _write(folder: pathlib.Path, name: str, planned: Planned) -> dict[str, Any]:
    edition: Edition = "corrected" if name.startswith("corrected/") else "published"
    rule = name.split("/")[1]
    path = folder / name / file_name(edition=edition)
    path.parent.mkdir(parents=True)
    content = planned.content
    path.write_bytes(content if isinstance(content, bytes) else dumps(content))
    if planned.archive is not None:
        path.with_suffix(".zip").write_bytes(planned.archive)
    expected = json.dumps({path.name: planned.expected})
    (path.parent / "attendu.json").write_text(expected, encoding="utf-8")
    if planned.history is not None:
        (path.parent / HISTORY).write_text(json.dumps(planned.history), encoding="utf-8")
    is_faulty = any(key in planned.expected for key in ("fichier", "demandes", "archive"))
    return {
        "id": name,
        "rule": None if rule == "business" else rule,
        "kind": "business" if rule == "business" else "fails" if is_faulty else "passes",
        "purpose": {"fr": f"montre {name}", "en": f"shows {name}"},
        "place": "/lignesImport/1" if is_faulty else "",
        "edition": edition,
        "file": path.relative_to(folder).as_posix(),
    }
