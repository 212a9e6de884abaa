"""Validators that understand a condition between balises otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pytest_segur import controls
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.edition import Edition
from support.mutants.mutant import Mutant
from support.mutants.rows import go_on_where_nothing_is_known, setitem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pytest

    #: Tells whether a request, or a document of it, is wrong.
    Wrong = Callable[..., object]


def misunderstood(edition: Edition) -> Iterator[Mutant]:
    """For each condition, those who take a part of it for the whole, or go beyond it."""
    for code, readings in (_ON_REQUESTS | _OF_EDITION[edition]).items():
        for words, is_wrong in readings.items():
            yield Mutant(
                name=f"{code}: {words}",
                rules=(code,),
                change=partial(_replace, CONDITIONS, code, is_wrong),
            )
    for words, is_wrong in _ON_NAMES.items():
        yield Mutant(
            name=f"D273: {words}",
            rules=("D273",),
            change=partial(_replace, PIECE_CONDITIONS, "D273", is_wrong),
        )
    yield Mutant(
        name="looks at lists rule by rule, not element by element",
        rules=("order",),
        change=lambda patch: patch.setattr(controls, "_TURNS", {}),
    )


def _replace(
    conditions: Mapping[str, Any], code: str, is_wrong: Wrong, patch: pytest.MonkeyPatch
) -> None:
    def judge(request: Any, *more: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a request, its piece, the settings
        return (request.finding(code),) if is_wrong(request, *more) else ()

    setitem(patch, conditions, code, judge)
    go_on_where_nothing_is_known(patch)


def _line_before(request: Any) -> int:  # noqa: ANN401 - a request
    """Give the numLigne of the request before, 0 before the first."""
    numbers = request.ledger.beneficiaries
    before = numbers.get("line", 0)
    numbers["line"] = int(request.raw["numLigne"].literal)
    return int(before)


def _number_before(request: Any) -> object:  # noqa: ANN401 - as above
    """Give the numeroEditeur of the request before."""
    before = request.ledger.numbers.get("before")
    request.ledger.numbers["before"] = request.raw["numeroEditeur"]
    return before


def _count(request: Any, kind: str) -> int:  # noqa: ANN401 - as above
    return [piece["typeFichier"] for piece in request.pieces].count(kind)


def _parts(name: str) -> tuple[str, str, str]:
    """Take a name apart: what stands before the number, the number, the ending."""
    stem, _, ending = name.rpartition(".")
    head, _, number = stem.rpartition("-")
    return head, number, ending


def _expected(request: Any, index: int) -> tuple[str, str, str]:  # noqa: ANN401 - as above
    piece = request.pieces[index]
    kind = {"BON_COMMANDE": "BDC", "PREUVE_HT": "HT"}[piece["typeFichier"]]
    ending = piece["formatFichier"].lower()
    return f"MDV-LGC-Va1-{kind}", request.raw["numeroEditeur"], ending


def _differs(request: Any, index: int, *, at: tuple[int, ...], fold: bool = False) -> bool:  # noqa: ANN401 - as above
    name = request.pieces[index]["nomFichier"]
    wanted = _expected(request, index)
    found = _parts(name.casefold() if fold else name)
    wanted = _parts(f"{wanted[0]}-{wanted[1]}.{wanted[2]}".casefold()) if fold else wanted
    return any(found[part] != wanted[part] for part in at)


_ON_REQUESTS: Final[dict[str, dict[str, Wrong]]] = {
    "D202": {
        "one more than the line before": lambda request, _: (
            int(request.raw["numLigne"].literal) != _line_before(request) + 1
        ),
        "any rising line": lambda request, _: (
            int(request.raw["numLigne"].literal) <= _line_before(request)
        ),
        "the position from 0": lambda request, _: (
            request.raw["numLigne"].literal != str(request.index)
        ),
    },
    "D206": {
        "other than the one before": lambda request, _: (
            request.raw["numeroEditeur"] == _number_before(request)
        ),
        "other than the first": lambda request, _: (
            request.position > 1
            and request.ledger.numbers.setdefault("first", request.raw["numeroEditeur"])
            == request.raw["numeroEditeur"]
        ),
        "rising": lambda request, _: (
            request.raw["numeroEditeur"] <= (_number_before(request) or "")
        ),
    },
    "D225": {
        "whenever there is an agent": lambda request, _: (
            request.beneficiaires["isMandataire"] is True
            and request.beneficiaires["commandePour"] == "LIBERAL"
        ),
    },
    "D259": {
        "any profile will do": lambda request, settings: (
            settings.profiles is not None
            and not settings.profiles
            and request.scenario["isCentreDeSante"]
        ),
        "the other profile": lambda request, settings: (
            settings.profiles is not None
            and "mailiz" not in settings.profiles
            and request.scenario["isCentreDeSante"]
        ),
        "needed by every structure": lambda request, settings: (
            settings.profiles is not None
            and "centre-de-sante" not in settings.profiles
            and (request.scenario["isCentreDeSante"] or request.is_structure)
        ),
    },
    "D260": {
        "any profile will do": lambda request, settings: (
            settings.profiles is not None
            and not settings.profiles
            and request.scenario["operateurMessagerie"] == "MAI_15"
        ),
        "the other profile": lambda request, settings: (
            settings.profiles is not None
            and "centre-de-sante" not in settings.profiles
            and request.scenario["operateurMessagerie"] == "MAI_15"
        ),
        "any operator": lambda request, settings: (
            settings.profiles is not None
            and "mailiz" not in settings.profiles
            and request.scenario["operateurMessagerie"]
        ),
    },
    "D275": {
        "one at least": lambda request, _: _count(request, "BON_COMMANDE") < 1,
        "one at most": lambda request, _: _count(request, "BON_COMMANDE") > 1,
        "a single document": lambda request, _: len(request.pieces) != 1,
    },
    "D276": {
        "one exactly": lambda request, _: (
            request.commande["regimeTVA"] == "HT" and _count(request, "PREUVE_HT") != 1
        ),
        "two documents": lambda request, _: (
            request.commande["regimeTVA"] == "HT" and len(request.pieces) < 2
        ),
        "with TTC": lambda request, _: (
            request.commande["regimeTVA"] == "TTC" and not _count(request, "PREUVE_HT")
        ),
        "none with TTC": lambda request, _: (
            (request.commande["regimeTVA"] == "HT") is not bool(_count(request, "PREUVE_HT"))
        ),
    },
}
_ON_NAMES: Final[dict[str, Wrong]] = {
    "the type does not matter": lambda *found: _differs(*found[:2], at=(1, 2)),
    "the number does not matter": lambda *found: _differs(*found[:2], at=(0, 2)),
    "the format does not matter": lambda *found: _differs(*found[:2], at=(0, 1)),
    "case does not matter": lambda *found: _differs(*found[:2], at=(0, 1, 2), fold=True),
}
_OF_EDITION: Final[Mapping[Edition, dict[str, dict[str, Wrong]]]] = {
    Edition.PUBLISHED: {},
    Edition.CORRECTED: {
        "D253": {
            "either name, or both": lambda request, _: (
                not any(
                    type(request.scenario.get(name)) is bool
                    for name in (PUBLISHED_DMP, CORRECTED_DMP)
                )
            ),
            "the first name only": lambda request, _: (
                type(request.scenario.get(PUBLISHED_DMP)) is not bool
            ),
            "the second name only": lambda request, _: (
                type(request.scenario.get(CORRECTED_DMP)) is not bool
            ),
            "or none": lambda request, _: any(
                type(request.scenario[name]) is not bool
                for name in (PUBLISHED_DMP, CORRECTED_DMP)
                if name in request.scenario
            ),
        }
    },
}
