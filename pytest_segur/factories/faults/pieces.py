"""Faults of the supporting documents that no row has: D273, D275 and D276."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.factories.faults.kinds import ObjectFault
from pytest_segur.factories.requests import piece
from pytest_segur.factories.shapes import FORMATS, HT, TTC, Wish
from pytest_segur.rules.documents import HT_PROOF, ORDER_FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_segur.factories.faults.kinds import Draft, Fault

_TTC: Final = Wish(regime=TTC)
_HT: Final = Wish(regime=HT)


def faults_of_pieces() -> Iterator[Fault]:
    """Give the faults D273, D275 and D276."""
    for title, spoil in _NAMES.items():
        # Of a single document, no other can already bear the wrong name (A916).
        yield ObjectFault(code="D273", title=title, wish=_TTC, spoil=_renamed(spoil))
    yield ObjectFault(
        code="D275",
        title="no document at all",
        wish=_TTC,
        spoil=lambda draft: draft.request.update(piecesJustificatives=[]),
    )
    yield ObjectFault(
        code="D275", title="a proof without an order form", wish=_HT, spoil=_no_order_form
    )
    yield ObjectFault(code="D275", title="two order forms", spoil=_second_order_form)
    yield ObjectFault(code="D276", title="HT without a proof", wish=_HT, spoil=_no_proof)


def _renamed(spoil: Callable[[str], str]) -> Callable[[Draft], None]:
    def rename(draft: Draft) -> None:
        last = draft.request["piecesJustificatives"][-1]
        last["nomFichier"] = spoil(last["nomFichier"])

    return rename


def _of_another_request(name: str) -> str:
    start, _, rest = name.rpartition("-")
    number, _, extension = rest.partition(".")
    return f"{start}-{(int(number) + 1) % 100_000:05}.{extension}"


def _other_type(name: str) -> str:
    return name.replace("-BDC-", "-HT-") if "-BDC-" in name else name.replace("-HT-", "-BDC-")


def _other_format(name: str) -> str:
    start, _, extension = name.rpartition(".")
    return f"{start}.{'png' if extension == 'pdf' else 'pdf'}"


def _capital_extension(name: str) -> str:
    start, _, extension = name.rpartition(".")
    return f"{start}.{extension.upper()}"


_NAMES: Final[dict[str, Callable[[str], str]]] = {
    "the number of another request": _of_another_request,
    "the code of the other type": _other_type,
    "the extension of another format": _other_format,
    "an extension in capitals": _capital_extension,
    "the type instead of its code": lambda name: name.replace("-BDC-", "-BON_COMMANDE-").replace(
        "-HT-", "-PREUVE_HT-"
    ),
    "VA1 in capitals": lambda name: name.replace("-Va1-", "-VA1-"),
    "a name of one's own": lambda name: f"scan{name[-4:]}",
    "a blank behind": lambda name: f"{name} ",
}


def _pieces(draft: Draft) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = draft.request["piecesJustificatives"]
    return pieces


def _no_order_form(draft: Draft) -> None:
    draft.request["piecesJustificatives"] = [
        each for each in _pieces(draft) if each["typeFichier"] != ORDER_FORM
    ]


def _second_order_form(draft: Draft) -> None:
    used = _pieces(draft)[0]["formatFichier"]
    other = next(each for each in FORMATS if each != used)
    _pieces(draft).append(piece(ORDER_FORM, other, draft.request["numeroEditeur"]))


def _no_proof(draft: Draft) -> None:
    draft.request["piecesJustificatives"] = [
        each for each in _pieces(draft) if each["typeFichier"] != HT_PROOF
    ]
