"""The supporting documents that a request declares (sections 3.1 to 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.rules.request import PIECES
from pytest_segur.spec.rule import Source
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings

ORDER_FORM: Final = "BON_COMMANDE"
HT_PROOF: Final = "PREUVE_HT"

#: What stands for the type of a document in its name (section 3.3).
TYPE_CODES: Final[Mapping[str, str]] = {ORDER_FORM: "BDC", HT_PROOF: "HT"}


def name_of_document(piece: Mapping[str, Any], numero_editeur: str) -> str:
    """Give the name that section 3.3 asks for.

    >>> name_of_document({"typeFichier": "BON_COMMANDE", "formatFichier": "PDF"}, "00001")
    'MDV-LGC-Va1-BDC-00001.pdf'
    """
    kind = TYPE_CODES[piece["typeFichier"]]
    return f"MDV-LGC-Va1-{kind}-{numero_editeur}.{piece['formatFichier'].lower()}"


def name_follows_the_naming(request: Request, index: int, settings: Settings) -> Sequence[Finding]:
    """D273: the name tells type, number and format of its document."""
    del settings
    piece = request.pieces[index]
    name = name_of_document(piece, request.raw["numeroEditeur"])
    if piece["nomFichier"] == name:
        return ()
    found = piece["nomFichier"]
    place = (PIECES, index, "nomFichier")
    return (request.finding("D273", *place, found=found, details={"name": name}),)


def order_form_is_there_once(request: Request, settings: Settings) -> Sequence[Finding]:
    """D275: a request covers one order form, which comes with it."""
    del settings
    count = sum(piece["typeFichier"] == ORDER_FORM for piece in request.pieces)
    if count == 1:
        return ()
    found = Text(f"{count} {ORDER_FORM}", f"{count} {ORDER_FORM}")
    # That there is at least one is left unsaid; that there is no more than one is not.
    source = Source.DOCUMENT if count else Source.INFERENCE
    return (request.finding("D275", PIECES, found=found, source=source),)


def ht_is_proven(request: Request, settings: Settings) -> Sequence[Finding]:
    """D276: who invoices HT joins the proof."""
    del settings
    if request.commande["regimeTVA"] != "HT":
        return ()
    if any(piece["typeFichier"] == HT_PROOF for piece in request.pieces):
        return ()
    found = Text(f"aucune {HT_PROOF}", f"no {HT_PROOF}")
    return (request.finding("D276", PIECES, found=found),)
