"""Cases of the two controls that stand in the kit only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur import dumps
from support.cases.case import Case, accepted, build, refused
from support.cases.values import NO_BOOLEANS
from support.kit.planned import Planned
from support.kit.selection import place_of_balise
from support.kit.texts import on_one_line
from support.kit.words import purpose
from support.submissions import DELETE, NUMERO_ANS, doctor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

_B: Final = "beneficiaires"
_L: Final = f"{_B}/liberal"
_BDC: Final = "piecesJustificatives/0/nomFichier"


def _with_doctors(count: int, edition: Edition) -> dict[str, object]:
    return {_L: [doctor(rank, edition=edition) for rank in range(1, count + 1)]}


def _branches(edition: Edition) -> Iterator[Case]:
    """Each branch of isMandataire × isClientUnique with 1, 2 and 3 doctors."""
    editions = (edition,)
    words = {"alone": "one", "agent": "several", "all_signed": "several"}
    for base, called in words.items():
        for count in (1, 2, 3):
            changes = _with_doctors(count, edition)
            doctors = ("one doctor", "two doctors", "three doctors")[count - 1]
            if (count == 1) == (called == "one"):
                why = f"{count} doctors, {base}"
                yield accepted("D234", why, changes, base=base, editions=editions)
            else:
                why = f"{doctors}, called {called}"
                why += "" if base == "alone" else f", {base}"
                yield refused("D234", why, changes, base=base, editions=editions)
    for count in (1, 2, 3):
        changes = {f"{_B}/isClientUnique": True, **_with_doctors(count, edition)}
        yield refused(
            "D225",
            f"{count} doctors",
            changes,
            at=f"{_B}/isMandataire",
            editions=editions,
        )


def _contact(edition: Edition) -> Iterator[Case]:
    """A doctor's e-mail and telephone are owed, unless an agent signs for several."""
    editions = (edition,)
    for code, name in (("D236", "emailMedecin"), ("D237", "telephoneMedecin")):
        changes = {f"{_L}/0/{name}": DELETE, f"{_L}/1/{name}": None, f"{_L}/2/{name}": ""}
        yield accepted(code, "left out in three ways, agent", changes, editions=editions)


def _undecided(edition: Edition) -> Iterator[Case]:
    """A boolean that is none decides nothing, whatever a language takes it for."""
    editions = (edition,)
    for code, name, base, values in (
        ("D221", "isMandataire", "alone", ("the string true", "the string false", "null")),
        ("D223", "isClientUnique", "alone", ("null",)),
        ("D223", "isClientUnique", "all_signed", ("the string true",)),
    ):
        for why in values:
            changes = {f"{_B}/{name}": NO_BOOLEANS[why]}
            yield refused(code, f"{why}, {base}", changes, base=base, editions=editions)
    changes = {f"{_B}/isMandataire": "oui", **_with_doctors(2, edition)}
    yield refused("D221", "two doctors, called one", changes, base="alone", editions=editions)


def more(edition: Edition) -> Iterator[Case]:
    """Give the cases of an edition."""
    yield from _branches(edition)
    yield from _undecided(edition)
    yield from _contact(edition)
    editions = (edition,)
    yield refused(
        "D232", "doctors", {_L: [doctor(1), doctor(2)]}, base="structure", editions=editions
    )


def full(edition: Edition) -> Iterator[Planned]:
    """Plan files of 199, 200 and 201 requests, all on one line: they are long enough."""
    # They weigh as much as a hundred others: one edition is enough for what passes.
    for count in (199, 200, 201) if edition == "published" else (201,):
        file = build(("no_site",) * count, {}, edition)
        too_many = count > 200
        yield Planned(
            rule="S111",
            slug=f"{count}-requests",
            kind="fails" if too_many else "passes",
            purpose=purpose("S111", f"{count} requests"),
            edition=edition,
            content=on_one_line(dumps(file)),
            errors={"fichier": ["S111"]} if too_many else {},
            place="/lignesImport",
            numero_ans=NUMERO_ANS[edition],
            sound=dumps(build(("no_site",), {}, edition)),
        )


def seen(edition: Edition) -> Iterator[Planned]:
    """Plan D207: numbers that a portal has seen."""
    three = build(("agent", "alone", "structure"), {}, edition)
    other = "JSON-ANS00000054321-20220215-001.json"
    mine = f"JSON-{NUMERO_ANS[edition]}-20220228-001.json"
    histories: tuple[tuple[str, str, list[dict[str, Any]], bool], ...] = (
        ("seen", "a number that the portal has seen", [_deposit(mine, "00002")], True),
        (
            "refused-before",
            "a number that it refused",
            [_deposit(mine, "00002", state="rejected", codeTraitement="0210")],
            True,
        ),
        (
            "another-ans-number",
            "a number of another ANS number",
            [_deposit(other, "00002", numero="00054")],
            True,
        ),
        ("new", "a number that is new", [_deposit(mine, "00042")], False),
        (
            "file-rejected",
            "a number that a refused file had",
            [{"name": mine, "verdict": "rejected", "refusal": "S105", "requests": []}],
            False,
        ),
        ("no-memory", "a portal without memory", [], False),
    )
    for slug, why, deposits, is_refused in histories:
        yield Planned(
            rule="D207",
            slug=slug,
            kind="fails" if is_refused else "passes",
            purpose=purpose("D207", why),
            edition=edition,
            content=dumps(three),
            errors={"demandes": {"2": ["D207"]}} if is_refused else {},
            place="/lignesImport/1/numeroEditeur" if is_refused else place_of_balise("D205"),
            numero_ans=NUMERO_ANS[edition],
            history={"schema": "segur-portal/1", "deposits": deposits},
        )


def _deposit(name: str, editeur: str, *, numero: str = "", **more: str) -> dict[str, Any]:
    header: Mapping[str, str] = {"numeroAns": numero} if numero else {}
    return {"name": name, **header, "requests": [{"numeroEditeur": editeur, **more}]}
