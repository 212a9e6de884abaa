"""What the balises hold: for each what may stay, and what takes the place of the rest.

>>> kind_of("nomMedecin").name, kind_of("FINESSGeo").name, kind_of("regimeTVA").name
('nom', 'FINESS', 'regimeTVA')
>>> kind_of("prenom") is TEXT
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from pytest_segur.anonymise import identities, kept, people
from pytest_segur.anonymise.balise_names import balise_meant
from pytest_segur.anonymise.shape import is_wordless, shaped
from pytest_segur.identifiers import email_address, finess, luhn, siret, telephone
from pytest_segur.spec.balises import HEADER_ROWS, REQUEST_ROWS
from pytest_segur.spec.catalogue import ROWS
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Varchar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from pytest_segur.factories.values import Values
    from pytest_segur.spec.formats import Acceptor


class Maker(Protocol):
    """Gives values to take the place of one, the best first."""

    def __call__(self, value: str, safe: Values) -> Iterator[str]:
        """Give them, one after another."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What some balises hold.

    Attributes:
        name: what it is called; balises of one kind are replaced consistently.
        make: gives new values.
        keeps: tells whether a string is nobody's and may stay.
        keeps_number: the same for the literal of a number, where it is no small one.
        traits: what of a string must not change, beside the verdict of each format.
        canonical: what a value is, however it is written.
        acceptors: the formats that the table asks for, in every edition and situation.
        around: what may stand around a value of another kind: three groups, the second of
            which is that value.
        inner: that other kind.
    """

    name: str
    make: Maker = identities.any_text
    keeps: Callable[[str], bool] = kept.is_literal
    keeps_number: Callable[[str], bool] = kept.is_nobodys_number
    traits: Callable[[str], Hashable] = len
    canonical: Callable[[str], str] = str
    acceptors: tuple[Acceptor, ...] = field(default=(), repr=False)
    around: re.Pattern[str] | None = None
    inner: Kind | None = None

    def verdicts(self, value: object) -> tuple[Hashable, ...]:
        """Tell all that rules see in a value."""
        seen = tuple(accepts(value) for accepts in self.acceptors)
        return (*seen, self.traits(value)) if isinstance(value, str) else seen


def _acceptors(*names: str) -> tuple[Acceptor, ...]:
    formats = {
        row.format_in(edition)
        for row in (*HEADER_ROWS, *REQUEST_ROWS)
        if row.name in names
        for edition in Edition
    }
    return tuple(wanted.acceptor() for wanted in formats)


_PEOPLE: Final = ("Mandataire", "Medecin", "Responsable")
_NAMES: Final = tuple(f"nom{each}" for each in _PEOPLE)
_EMAILS: Final = tuple(f"email{each}" for each in _PEOPLE)
_TELEPHONES: Final = tuple(f"telephone{each}" for each in _PEOPLE)

_NAME_FORMAT: Final = ROWS["D226"][0].format
assert isinstance(_NAME_FORMAT, Varchar), "a name is a string"
_has_length_of_a_name: Final = replace(_NAME_FORMAT, capitals=False).acceptor()
_ENDINGS: Final = (
    r"\.(?:pdf|png|jpe?g|tiff?|gif|bmp|webp|heic|docx?|odt|rtf|txt|html?|xml|json|zip) ?"
)
_ENDED: Final = re.compile(rf"(.*)({_ENDINGS})", re.IGNORECASE | re.DOTALL)
_NAMED_DOCUMENT: Final = re.compile(
    r"(MDV[-_ ]LGC[-_ ]Va1[-_ ](?:BDC|HT|BON_COMMANDE|PREUVE_HT)[-_ ])(.{0,40}?)"
    rf"({_ENDINGS})",
    re.IGNORECASE,
)
#: What systems put into archives by themselves.
_OF_SYSTEMS: Final = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


def _stem_and_ending(name: str) -> tuple[str, str]:
    match = _ENDED.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def _document_name(value: str, safe: Values) -> Iterator[str]:
    """Give names of files; usual endings stay."""
    stem, ending = _stem_and_ending(value)
    yield shaped(stem, safe.draws) + ending


def _is_no_name(value: str) -> bool:
    """Tell whether a file is called by nothing but an ending, or as a system does."""
    return value in _OF_SYSTEMS or is_wordless(_stem_and_ending(value)[0])


#: What stands in a place of which nothing is known.
TEXT: Final = Kind(name="texte")
REQUEST_NUMBER: Final = Kind(
    name="numeroEditeur",
    keeps=kept.is_request_number,
    keeps_number=kept.is_request_number,
    acceptors=_acceptors("numeroEditeur"),
)
DOCUMENT: Final = Kind(
    name="nomFichier",
    make=_document_name,
    keeps=_is_no_name,
    acceptors=_acceptors("nomFichier"),
    around=_NAMED_DOCUMENT,
    inner=REQUEST_NUMBER,
)
FOLDER: Final = Kind(name="dossier", keeps=_OF_SYSTEMS.__contains__)
ANS: Final = Kind(name="numeroAns", acceptors=_acceptors("numeroAns"))
_REFERENCE: Final = Kind(name="reference", acceptors=_acceptors("impId", "numeroASP"))

_PERSONAL: Final[Mapping[tuple[str, ...], Kind]] = {
    _NAMES: Kind(
        name="nom",
        make=people.name,
        traits=lambda value: (value == value.upper(), _has_length_of_a_name(value)),
        acceptors=_acceptors(*_NAMES),
    ),
    _EMAILS: Kind(
        name="email",
        make=people.email,
        traits=lambda value: (email_address.is_valid(value), email_address.is_plain(value)),
        acceptors=_acceptors(*_EMAILS),
    ),
    _TELEPHONES: Kind(
        name="telephone",
        make=people.telephone_number,
        traits=lambda value: (telephone.is_valid(value), telephone.is_plain(value)),
        canonical=people.subscriber,
        acceptors=_acceptors(*_TELEPHONES),
    ),
    ("RPPS",): Kind(
        name="RPPS",
        make=identities.rpps,
        traits=lambda value: (len(value), luhn.is_valid(value)),
        canonical=identities.without_zeros,
        acceptors=_acceptors("RPPS"),
    ),
    ("FINESSJuridique", "FINESSGeo"): Kind(
        name="FINESS",
        make=identities.finess_number,
        traits=lambda value: (len(value), finess.is_valid(value)),
        acceptors=_acceptors("FINESSJuridique", "FINESSGeo"),
    ),
    ("SIRET",): Kind(
        name="SIRET",
        make=identities.siret_number,
        traits=lambda value: (len(value), siret.is_valid(value)),
        acceptors=_acceptors("SIRET"),
    ),
    ("numeroAns",): ANS,
    ("impId", "numeroASP"): _REFERENCE,
    ("numeroEditeur",): REQUEST_NUMBER,
    ("nomFichier",): DOCUMENT,
}
_KEPT: Final[Mapping[str, Callable[[str], bool]]] = {
    "dateCommande": kept.is_date,
    "montantSegurHT": kept.is_amount,
    "operateurMessagerie": partial(kept.is_word, words=kept.OPERATORS),
    "codeTraitement": kept.is_code,
    "libelleTraitement": kept.is_label,
}


def _of_a_value(name: str) -> Kind:
    """Make the kind of a balise that holds nobody's values, where it is filled as it should be."""
    keeps = _KEPT.get(name)
    return Kind(
        name=name,
        keeps=lambda value: (
            kept.is_word(value, kept.VALUES) or (keeps is not None and keeps(value))
        ),
        keeps_number=kept.is_small if name == "montantSegurHT" else kept.is_nobodys_number,
        acceptors=_acceptors(name),
    )


_KINDS: Final[Mapping[str, Kind]] = {
    **{row.name: _of_a_value(row.name) for row in REQUEST_ROWS},
    **{name: kind for names, kind in _PERSONAL.items() for name in names},
}


def kind_of(name: str) -> Kind:
    """Give the kind of what stands under a name, wherever and however misspelt that is."""
    return _KINDS.get(balise_meant(name) or "", TEXT)
