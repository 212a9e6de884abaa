"""Cases that tell a wrong reading apart from the right one where nothing else does.

Each stands for a validator that agrees with every other case of the kit: it measures bytes,
trims, looks at the request before only, or owes an address to a fault elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_segur import dumps
from pytest_segur.checking import EDITION_SENSITIVE
from pytest_segur.spec.text import Text
from support.archives import JPG, PDF, PNG, Entry, archive
from support.cases.case import build, resolved
from support.kit import prerequisites
from support.kit.planned import Planned
from support.kit.selection import numero_ans_of, slug_of
from support.kit.words import told
from support.submissions import NUMERO_ANS, piece, rpps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

_B: Final = "beneficiaires"
_L: Final = f"{_B}/liberal/0"
_S: Final = f"{_B}/structure"
_P: Final = "piecesJustificatives"
_LONG_EMAIL: Final = "x" * 150
_LONG_TELEPHONE: Final = "0" * 50
#: A fault behind others: who gives the first code only is told apart from who misses the second.
_MARK: Final = {"codeTraitement": "0000"}
#: A capital that takes two units of UTF-16, and four bytes of UTF-8.
_DESERET: Final = "\U00010400"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One case.

    Attributes:
        code: the rule that it is about.
        fr: what it shows.
        en: the same in English.
        changes: to the sound requests; the first place is that of the fault, or what passes.
        errors: the codes of the last request, or of the file; none where it passes.
        bases: the sound requests.
        at: the place of the first error, where it is not the first that is changed.
        folder: where it stands, if not with its rule.
    """

    code: str
    fr: str
    en: str
    changes: Mapping[str, object]
    errors: tuple[str, ...] = ()
    bases: tuple[str, ...] = ("alone",)
    at: str = ""
    folder: str = ""


def lookalikes(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition; what editions have in common is shown in one of them."""
    looks = (*_of_both(edition), *_LOOKS)
    for look in looks:
        if edition == "published" or look.code in EDITION_SENSITIVE:
            yield _planned(look, edition)
    if edition == "published":
        yield from _documents(edition)


def _of_both(edition: Edition) -> Iterator[_Look]:
    """Give what depends on the lengths of an edition."""
    number = NUMERO_ANS[edition].lower()
    doctor = rpps(1, 1, edition=edition)
    yield _Look(
        code="S108", fr="des minuscules", en="small letters", changes={"/numeroAns": number}
    )
    yield _Look(
        code="D238",
        fr="des espaces, qui comptent",
        en="blanks, which count",
        changes={f"{_L}/RPPS": f" {doctor[:-3]} {doctor[-1]}"},
    )


_LOOKS: Final = (
    _Look(
        code="D206",
        fr="celui de l'avant-dernière demande",
        en="that of the request before the last",
        changes={
            "3:numeroEditeur": "00001",
            f"3:{_P}/0/nomFichier": "MDV-LGC-Va1-BDC-00001.pdf",
        },
        errors=("D206",),
        bases=("alone", "alone", "alone"),
    ),
    *(
        _Look(
            code=code,
            fr="false, pour une structure",
            en="false, of a structure",
            changes={f"{_B}/{name}": False},
            errors=(code,),
            bases=("no_site",),
        )
        for code, name in (
            ("D227", "nomMandataire"),
            ("D229", "emailMandataire"),
            ("D231", "telephoneMandataire"),
        )
    ),
    _Look(
        code="D235",
        fr="49 majuscules hors du plan de base",
        en="49 capitals beyond the basic plane",
        changes={f"{_L}/nomMedecin": _DESERET * 49},
    ),
    _Look(
        code="D237",
        fr="un espace final de trop",
        en="a blank too many at the end",
        changes={f"{_L}/telephoneMedecin": "0" * 49 + " "},
        errors=("D237",),
    ),
    _Look(
        code="D237",
        fr="des lettres, avec un mandataire",
        en="letters, with an agent",
        changes={f"{_L}/telephoneMedecin": "poste 12"},
        bases=("agent",),
    ),
    _Look(
        code="D238",
        fr="l'un des médecins qui ont tous signé",
        en="one of the doctors who all signed",
        changes={f"{_B}/liberal/1/RPPS": "1"},
        errors=("D238",),
        bases=("all_signed",),
    ),
    _Look(
        code="D244",
        fr="des lettres",
        en="letters",
        changes={f"{_S}/telephoneResponsable": "poste 12"},
        bases=("no_site",),
    ),
    _Look(
        code="D245",
        fr="une minuscule dans la liste",
        en="a small letter in the list",
        changes={f"{_S}/FINESSGeo/0": "2a0000001"},
        bases=("one_site",),
    ),
    _Look(
        code="D275",
        fr="en HT, la preuve seule",
        en="HT, with the proof only",
        changes={_P: [piece("PREUVE_HT")]},
        errors=("D275",),
        bases=("ht",),
    ),
    # What stands beside a fault is judged all the same, or not at all.
    _Look(
        code="D220",
        fr="D237 suppose D220",
        en="D237 needs D220",
        changes={f"{_B}/commandePour": "liberal", f"{_L}/telephoneMedecin": _LONG_TELEPHONE},
        errors=("D220",),
        bases=("agent",),
        folder=prerequisites.FOLDER,
    ),
    *(
        _Look(
            code=code,
            fr=f"malgré {code}, une adresse omise n'est pas exigée",
            en=f"an address left out is not owed under {code}",
            changes={f"{_B}/{name}": value, f"{_L}/emailMedecin": None},
            errors=(code,),
            bases=("agent",),
            at=f"{_B}/isMandataire" if code == "D225" else "",
            folder=prerequisites.FOLDER,
        )
        for code, name, value in (
            ("D221", "isMandataire", "oui"),
            ("D223", "isClientUnique", "oui"),
            ("D225", "isClientUnique", True),
        )
    ),
    _Look(
        code="D221",
        fr="malgré D221, l'adresse et le téléphone donnés sont jugés",
        en="address and telephone given are judged under D221",
        changes={
            f"{_B}/isMandataire": "oui",
            f"{_L}/emailMedecin": _LONG_EMAIL,
            f"{_L}/telephoneMedecin": _LONG_TELEPHONE,
        },
        errors=("D221", "D236", "D237"),
        bases=("agent",),
        folder=prerequisites.FOLDER,
    ),
    *(
        _Look(
            code=code,
            fr=f"malgré {code}, il faut des médecins",
            en=f"doctors are needed, even under {code}",
            changes={f"{_B}/{name}": value, f"{_B}/liberal": [], **_MARK},
            errors=(code, "D233", "D280"),
            bases=("agent",),
            at=f"{_B}/isMandataire",
            folder=prerequisites.FOLDER,
        )
        for code, name, value in (
            ("D221", "isMandataire", "oui"),
            ("D225", "isClientUnique", True),
        )
    ),
    _Look(
        code="D225",
        fr="malgré D225, les médecins sont jugés",
        en="doctors are judged under D225",
        changes={
            f"{_B}/isClientUnique": True,
            f"{_L}/nomMedecin": "",
            f"{_L}/emailMedecin": _LONG_EMAIL,
            f"{_L}/telephoneMedecin": _LONG_TELEPHONE,
            f"{_L}/RPPS": "1",
            f"{_S}/nomResponsable": None,
        },
        errors=("D225", "D235", "D236", "D237", "D238", "D240"),
        bases=("agent",),
        at=f"{_B}/isMandataire",
        folder=prerequisites.FOLDER,
    ),
    _Look(
        code="D235",
        fr="les médecins qui ont tous signé sont jugés",
        en="doctors who all signed are judged",
        changes={f"{_L}/nomMedecin": "", f"{_L}/RPPS": "1", **_MARK},
        errors=("D235", "D238", "D280"),
        bases=("all_signed",),
        folder=prerequisites.FOLDER,
    ),
)


def _planned(look: _Look, edition: Edition) -> Planned:
    source = build(look.bases, look.changes, edition)
    last = str(len(look.bases))
    why = Text(look.fr, look.en)
    return Planned(
        rule=look.code,
        slug=slug_of(look.en),
        kind="fails" if look.errors else "passes",
        purpose=why if look.folder else told(look.code, why),
        edition=edition,
        content=dumps(source),
        errors={"demandes": {last: list(look.errors)}} if look.errors else {},
        place=resolved(look.at or next(iter(look.changes))),
        folder=look.folder,
        numero_ans=numero_ans_of(source, edition),
        sound=b"" if look.folder else dumps(build(look.bases, {}, edition)),
    )


def _documents(edition: Edition) -> Iterator[Planned]:
    """Plan contents that only resemble their format, or are of another one."""
    for slug, fr, en, kind, content, is_refused in (
        (
            "png-with-other-line-ends",
            "une image PNG dont les fins de ligne ont changé",
            "a PNG picture whose line ends were changed",
            "PNG",
            PNG.replace(b"\r\n", b"\n", 1),
            True,
        ),
        (
            "half-a-jpeg-mark",
            "deux octets de JPEG sur trois",
            "two of three bytes of JPEG",
            "JPG",
            b"\xff\xd8" + bytes(40),
            True,
        ),
        (
            "jpeg-of-a-camera",
            "une image JPEG d'appareil photo",
            "a JPEG picture of a camera",
            "JPG",
            JPG.replace(b"\xe0", b"\xe1", 1),
            False,
        ),
        ("pdf-for-png", "un PDF pour une image PNG", "a PDF for a PNG picture", "PNG", PDF, True),
        ("png-for-jpeg", "une image PNG pour JPG", "a PNG picture for JPG", "JPG", PNG, True),
    ):
        one = piece(file_format=kind)
        name = one["nomFichier"]
        source = dumps(build(("alone",), {f"{_P}/0": one}, edition))
        sound = PNG if kind == "PNG" else JPG
        yield Planned(
            rule="P305",
            slug=slug,
            kind="fails" if is_refused else "passes",
            purpose=told("P305", Text(fr, en)),
            edition=edition,
            content=source,
            errors={"archive": ["P305"]} if is_refused else {},
            place=resolved(f"{_P}/0/nomFichier"),
            numero_ans=NUMERO_ANS[edition],
            archive=archive(Entry(name=name, content=content)),
            sound=source,
            sound_archive=archive(Entry(name=name, content=sound)),
        )
