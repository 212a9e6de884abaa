"""What is not judged while another rule is broken: no error follows from another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from pytest_segur.spec.text import Text
from support.archives import PDF, Entry, archive
from support.cases.case import build, resolved
from support.cases.prerequisites import LINES
from support.deposits import PIECES
from support.kit.planned import Planned
from support.kit.selection import slug_of
from support.submissions import DELETE, NUMERO_ANS

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
            {"demandes": {"1": list(line.errors)}},
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
        {"demandes": {"1": ["D205"], "2": ["D205"]}},
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
        {"demandes": {"1": ["D207"], "2": ["D206"]}},
        _NUMBER,
        history=_HISTORY,
    )
    yield from _open_duties(edition)
    yield from _parts(edition)


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
                f"avec {code}, on ne sait pas si l'adresse est exigée",
                f"{code} leaves open whether the address is owed",
            ),
            edition,
            ("agent",),
            changes,
            {"demandes": {"1": [code, "D236"]}},
            "beneficiaires/isMandataire" if code == "D225" else place,
        )


def _parts(edition: Edition) -> Iterator[Planned]:
    """File, name, requests and archive: which of them is judged beside which other one."""
    name = f"JSON-{NUMERO_ANS[edition]}-20220230-000.json"
    no_header: dict[str, object] = {"/SIRET": DELETE, "/impId": "1"}
    missing = archive()
    damaged = archive(Entry(name=PIECES[0], content=PDF, checksum=1), Entry(name="../notes.pdf"))
    for fr, en, changes, errors, more in (
        (
            "aucune demande n'est jugée si le premier contrôle échoue",
            "no request is judged when the first control fails",
            {"/impId": "1", "typeAction": "M", "commande/dateCommande": None},
            {"fichier": ["S107"]},
            {},
        ),
        (
            "le premier contrôle relève tout, par code",
            "the first control tells everything, by code",
            {**no_header, "commande": DELETE, "/x": 1},
            {"fichier": ["S105", "S106", "S107", "S113"]},
            {},
        ),
        (
            "le nom est jugé à côté du contenu",
            "the name is judged beside the content",
            {"/impId": "1"},
            {"fichier": ["S107", "F403", "F404"]},
            {"name": name},
        ),
        (
            "une demande est jugée à côté du nom",
            "a request is judged beside the name",
            {"typeAction": "M"},
            {"fichier": ["F404"], "demandes": {"1": ["D203"]}},
            {"name": name.replace("0230", "0228")},
        ),
        (
            "un numeroAns trop court est comparé au nom",
            "a numeroAns that is too short is compared with the name",
            {"/numeroAns": "COURT"},
            {"fichier": ["S108", "F402"]},
            {"name": name.replace("0230-000", "0228-001")},
        ),
        (
            "les pièces sont cherchées quoi que dise le second contrôle",
            "documents are looked for whatever the second control says",
            {"typeAction": "M"},
            {"demandes": {"1": ["D203"]}, "archive": ["P303"]},
            {"archive": missing},
        ),
        (
            "aucune pièce n'est cherchée si le premier contrôle échoue",
            "no document is looked for when the first control fails",
            {"/impId": "1"},
            {"fichier": ["S107"]},
            {"archive": missing},
        ),
        (
            "une archive abîmée n'est pas jugée plus avant",
            "a damaged archive is judged no further",
            {},
            {"archive": ["P301"]},
            {"archive": damaged},
        ),
    ):
        # A name and an archive have no place in the file.
        at = "" if _first_of(errors)[0] in "FP" else next(iter(changes))
        yield _planned(Text(fr, en), edition, ("alone",), changes, errors, at, **more)


def _planned(  # noqa: PLR0913, PLR0917 - what a case consists of
    why: Text,
    edition: Edition,
    bases: tuple[str, ...],
    changes: Mapping[str, object],
    errors: Mapping[str, Any],
    at: str,
    **more: Any,  # noqa: ANN401 - what a case has besides
) -> Planned:
    return Planned(
        rule=_first_of(errors),
        slug=slug_of(why.en),
        kind="fails",
        purpose=why,
        edition=edition,
        content=dumps(build(bases, changes, edition)),
        errors=errors,
        place=resolved(at),
        folder=FOLDER,
        numero_ans=NUMERO_ANS[edition],
        **more,
    )


def _first_of(errors: Mapping[str, Any]) -> str:
    """Give the code that a deposit is answered with: of the file, of a request, of the archive."""
    codes = next(iter(errors.values()))
    return str(next(iter(codes.values()))[0] if isinstance(codes, dict) else codes[0])
