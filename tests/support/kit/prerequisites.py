"""What is not judged while another rule is broken: no error follows from another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.cases.case import build, resolved
from support.cases.prerequisites import LINES
from support.kit.planned import Planned
from support.kit.selection import slug_of
from support.submissions import NUMERO_ANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

FOLDER: Final = "prerequisites"
_NUMBER: Final = "numeroEditeur"
_DOCUMENT: Final = "piecesJustificatives/0/nomFichier"
#: What the portal has seen: one number is right, one is not.
_HISTORY: Final = {
    "schema": "segur-portal/1",
    "deposits": [
        {
            "name": "JSON-ANS00000054321-20220228-001.json",
            "requests": [{"numeroEditeur": number} for number in ("00009", "9")],
        }
    ],
}


def prerequisites(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    for line in LINES:
        profiles = line.options.get("profiles")
        yield _planned(
            Text(line.fr, line.why),
            edition,
            (line.base,),
            line.changes,
            {"1": list(line.errors)},
            line.at or next(iter(line.changes)),
            profiles=None if profiles is None else tuple(sorted(profiles)),
            history=_HISTORY if "history" in line.options else None,
        )
    yield _planned(
        Text(
            "un numéro mal formé deux fois n'est pas répété",
            "a malformed number twice is not repeated",
        ),
        edition,
        ("alone", "alone"),
        {f"1:{_NUMBER}": "1", f"2:{_NUMBER}": "1"},
        {"1": ["D205"], "2": ["D205"]},
        _NUMBER,
    )
    yield _planned(
        Text("D207 suppose D206", "D207 needs D206"),
        edition,
        ("alone", "alone"),
        {
            place: value
            for position in (1, 2)
            for place, value in (
                (f"{position}:{_NUMBER}", "00009"),
                (f"{position}:{_DOCUMENT}", "MDV-LGC-Va1-BDC-00009.pdf"),
            )
        },
        {"1": ["D207"], "2": ["D206"]},
        _NUMBER,
        history=_HISTORY,
    )
    yield from _open_duties(edition)


def _open_duties(edition: Edition) -> Iterator[Planned]:
    """While it is open whether an agent signed, only a value given is checked."""
    doctors = "beneficiaires/liberal"
    for code, name, value in (
        ("D221", "isMandataire", "oui"),
        ("D223", "isClientUnique", "oui"),
        ("D225", "isClientUnique", True),
    ):
        place = f"beneficiaires/{name}"
        changes = {
            place: value,
            f"{doctors}/0/emailMedecin": None,
            f"{doctors}/1/telephoneMedecin": "",
            f"{doctors}/2/emailMedecin": "x" * 150,
        }
        yield _planned(
            Text(
                f"{code} laisse ouvert si l'adresse est due",
                f"{code} leaves open whether the address is owed",
            ),
            edition,
            ("agent",),
            changes,
            {"1": [code, "D236"]},
            "beneficiaires/isMandataire" if code == "D225" else place,
        )


def _planned(  # noqa: PLR0913, PLR0917 - what a case consists of
    why: Text,
    edition: Edition,
    bases: tuple[str, ...],
    changes: Mapping[str, object],
    errors: Mapping[str, list[str]],
    at: str,
    **more: Any,  # noqa: ANN401 - what a case has besides
) -> Planned:
    return Planned(
        rule=next(iter(errors.values()))[0],
        slug=slug_of(why.en),
        kind="fails",
        purpose=why,
        edition=edition,
        content=dumps(build(bases, changes, edition)),
        errors={"demandes": dict(errors)},
        place=resolved(at),
        folder=FOLDER,
        numero_ans=NUMERO_ANS[edition],
        **more,
    )
