"""Who orders and who signs, and the structure: D220 to D234, D240 to D245."""

from __future__ import annotations

from typing import Final

from pytest_segur import Number
from pytest_segur.spec.catalogue import SECOND_CONTROL
from support.cases.case import LIBERAL_BASES, Case, accepted, refused
from support.cases.families import below, boolean, exactly
from support.cases.values import BLANKS, NO_BOOLEANS, NO_STRINGS
from support.submissions import DELETE, doctor, finess

_B: Final = "beneficiaires"
_S: Final = "beneficiaires/structure"
_AGENT_CODES: Final = ("D226", "D227", "D228", "D229", "D230", "D231", "D234")
_UNKNOWN: Final = {rule.code: "D220" for rule in SECOND_CONTROL if "D221" <= rule.code <= "D245"}
_AFTER_AGENT: Final = dict.fromkeys(("D225", *_AGENT_CODES), "D221")
_AFTER_CLIENT: Final = dict.fromkeys(("D225", *_AGENT_CODES), "D223")
_AFTER_CONTRADICTION: Final = dict.fromkeys(_AGENT_CODES, "D225")

_WHO: Final = [
    *(
        refused("D220", why, {f"{_B}/commandePour": value}, base=base, skips=_UNKNOWN)
        for base in ("agent", "structure")
        for why, value in {
            f"lower case, {base}": "liberal",
            f"a capital only first, {base}": "Structure",
            f"another word, {base}": "MEDECIN",
            f"empty, {base}": "",
        }.items()
    ),
    *(
        refused("D220", why, {f"{_B}/commandePour": value}, skips=_UNKNOWN)
        for why, value in NO_STRINGS.items()
    ),
    accepted("D220", "LIBERAL", {f"{_B}/commandePour": "LIBERAL"}),
    accepted("D220", "STRUCTURE", {f"{_B}/commandePour": "STRUCTURE"}, base="structure"),
    *boolean("D221", f"{_B}/isMandataire", passes=False, skips=_AFTER_AGENT),
    *boolean("D223", f"{_B}/isClientUnique", passes=False, skips=_AFTER_CLIENT),
    *(accepted(code, base, {}, base=base) for code in ("D221", "D223") for base in LIBERAL_BASES),
]

_LEFT_OUT: Final = {"null": None, "false": False, "absent": DELETE}
_FILLED: Final = {
    why: value for why, value in NO_BOOLEANS.items() if why not in {"missing", "null"}
} | {"true": True, "the string null": "null"}
_NOT_FOR_STRUCTURES: Final = [
    case
    for code, place in (("D222", f"{_B}/isMandataire"), ("D224", f"{_B}/isClientUnique"))
    for case in (
        *(refused(code, why, {place: value}, base="structure") for why, value in _FILLED.items()),
        *(
            accepted(code, why, {place: value}, base="structure")
            for why, value in _LEFT_OUT.items()
        ),
    )
]

_CONTRADICTION: Final = [
    refused(
        "D225",
        "an agent of one doctor, called a single client",
        {f"{_B}/isMandataire": True},
        base="alone",
        skips=_AFTER_CONTRADICTION,
    ),
    refused(
        "D225",
        "an agent of three doctors, called a single client",
        {f"{_B}/isClientUnique": True},
        at=f"{_B}/isMandataire",
        base="agent",
        skips=_AFTER_CONTRADICTION,
    ),
    accepted("D225", "an agent of several", {f"{_B}/isMandataire": True}, base="agent"),
    accepted("D225", "a single client alone", {f"{_B}/isMandataire": False}, base="alone"),
    accepted("D225", "neither", {f"{_B}/isMandataire": False}, base="all_signed"),
]

_NOTHING: Final = {
    "a value": "DURAND",
    "empty": "",
    "the string null": "null",
    "false": False,
    "0": Number("0"),
    "an array": [],
    "an object": {},
}
_AGENTS: Final = [
    *below("D226", f"{_B}/nomMandataire", 50, capitals=True),
    *below("D228", f"{_B}/emailMandataire", 150),
    *below("D230", f"{_B}/telephoneMandataire", 50),
    *(
        case
        for code, name in (
            ("D227", "nomMandataire"),
            ("D229", "emailMandataire"),
            ("D231", "telephoneMandataire"),
        )
        for base in ("alone", "all_signed", "structure")
        for case in (
            *(
                refused(code, f"{why}, {base}", {f"{_B}/{name}": value}, base=base)
                for why, value in _NOTHING.items()
            ),
            accepted(code, f"null, {base}", {f"{_B}/{name}": None}, base=base),
            (refused if base != "structure" else accepted)(
                code, f"absent, {base}", {f"{_B}/{name}": DELETE}, base=base
            ),
        )
    ),
]

_COUNTS: Final = [
    refused("D232", "a doctor", {f"{_B}/liberal": [doctor()]}, base="structure"),
    refused("D232", "an empty doctor", {f"{_B}/liberal": [{}]}, base="no_site"),
    accepted("D232", "no doctors", {f"{_B}/liberal": []}, base="structure"),
    *(
        refused(
            "D233",
            f"no doctors, {base}",
            {f"{_B}/liberal": []},
            base=base,
            skips={"D234": "D233"},
        )
        for base in LIBERAL_BASES
    ),
    *(accepted("D233", f"doctors, {base}", {}, base=base) for base in LIBERAL_BASES),
    refused(
        "D234",
        "two doctors, called one",
        {f"{_B}/liberal": [doctor(1), doctor(2)]},
        base="alone",
        editions=("published",),
    ),
    refused(
        "D234",
        "two doctors, called one",
        {f"{_B}/liberal": [doctor(n, edition="corrected") for n in (1, 2)]},
        base="alone",
        editions=("corrected",),
    ),
    *(
        refused(
            "D234",
            f"one doctor, called several, {base}",
            {f"{_B}/liberal": [doctor(edition=edition)]},
            base=base,
            editions=(edition,),
        )
        for base in ("agent", "all_signed")
        for edition in ("published", "corrected")
    ),
    *(
        accepted(
            "D234",
            f"{count} doctors, {base}",
            {f"{_B}/liberal": [doctor(n) for n in range(1, count + 1)]},
            base=base,
            editions=("published",),
        )
        for base, count in (("alone", 1), ("agent", 2), ("all_signed", 2), ("agent", 40))
    ),
]

_STRUCTURES: Final = [
    *(
        refused("D240", f"{why}, {base}", {f"{_B}/structure": value}, base=base)
        for base in LIBERAL_BASES
        for why, value in {
            "all null": {"FINESSJuridique": None, "nomResponsable": None, "FINESSGeo": None},
            "one null": {"FINESSJuridique": None},
            "an empty list": {"FINESSGeo": []},
            "filled": {"FINESSJuridique": finess(1, 0)},
        }.items()
    ),
    accepted("D240", "nothing", {f"{_B}/structure": {}}),
    *exactly("D241", f"{_S}/FINESSJuridique", 9, base="structure"),
    *below("D242", f"{_S}/nomResponsable", 50, capitals=True, base="structure"),
    *below("D243", f"{_S}/emailResponsable", 150, base="structure"),
    *below("D244", f"{_S}/telephoneResponsable", 50, base="structure"),
]

_GEO: Final = f"{_S}/FINESSGeo"
_SITES: Final = [
    *(
        refused("D245", why, {_GEO: value}, base="structure")
        for why, value in {
            "missing": DELETE,
            "null": None,
            "a lone number": "777777777",
            "an object": {},
            "false": False,
            "empty": "",
        }.items()
    ),
    *(
        refused("D245", f"{why} in the list", {f"{_GEO}/1": value}, base="structure")
        for why, value in {
            "one too few": "77777777",
            "one too many": "7777777777",
            "a number": Number("777777777"),
            "null": None,
            "a list": ["777777777"],
            "an object": {},
            **BLANKS,
        }.items()
    ),
    refused(
        "D245",
        "each wrong one is told",
        {f"{_GEO}/0": "1", f"{_GEO}/2": "3"},
        base="structure",
        codes=("D245", "D245"),
    ),
    *(accepted("D245", base, {}, base=base) for base in ("no_site", "one_site", "structure")),
    accepted("D245", "the same site twice", {f"{_GEO}/1": finess(1, 1)}, base="structure"),
]

CASES: Final[list[Case]] = [
    *_WHO,
    *_NOT_FOR_STRUCTURES,
    *_CONTRADICTION,
    *_AGENTS,
    *_COUNTS,
    *_STRUCTURES,
    *_SITES,
]
