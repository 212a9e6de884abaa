"""What rests when another rule is broken: each line of the paragraph, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.cases.case import Remembered, build, judge
from support.submissions import DELETE, piece

from pytest_segur import Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.diagnosis import RequestDiagnosis

_B: Final = "beneficiaires"
_L: Final = "beneficiaires/liberal"
_P: Final = "piecesJustificatives"
_I: Final = "scenarioInstallation"
_MEMORY: Final = Remembered(numbers=frozenset({"00009"}))
_OF_AGENTS: Final = ("D226", "D227", "D228", "D229", "D230", "D231")
_CONDITIONAL: Final = ("D225", *_OF_AGENTS, "D234")
_UNKNOWN: Final = tuple(
    f"D{number}"
    for number in range(221, 246)
    if number != 239  # there is no D239
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The faults of one request, and exactly what is found and what rests.

    Attributes:
        why: what it shows.
        changes: the faults.
        errors: the codes, in order.
        rests: rule → fault.
        base: the sound request.
        options: further settings.
    """

    why: str
    changes: Mapping[str, object]
    errors: tuple[str, ...]
    rests: Mapping[str, str] = field(default_factory=dict)
    base: str = "agent"
    options: Mapping[str, Any] = field(default_factory=dict)


_LINES: Final = (
    Line(
        why="D202 needs D201",
        changes={"numLigne": "7"},
        errors=("D201",),
        rests={"D202": "D201"},
    ),
    Line(
        why="D206 and D207 need D205, and so does D273",
        changes={"numeroEditeur": "9"},
        errors=("D205",),
        rests={"D206": "D205", "D207": "D205", "D273": "D205"},
        options={"history": _MEMORY},
    ),
    Line(
        why="D221 to D245 need D220, whatever their balises hold",
        changes={
            f"{_B}/commandePour": None,
            f"{_B}/isMandataire": "oui",
            f"{_B}/nomMandataire": "x",
            f"{_L}/0": {"emailMedecin": 3},
            f"{_L}/1": {"emailMedecin": None},
            f"{_B}/structure": {"FINESSGeo": 3},
        },
        errors=("D220",),
        rests=dict.fromkeys(_UNKNOWN, "D220"),
    ),
    Line(
        why="D221 to D245 need D220, also of a structure",
        changes={f"{_B}/commandePour": "structure", f"{_B}/structure/nomResponsable": "x"},
        errors=("D220",),
        rests=dict.fromkeys(_UNKNOWN, "D220"),
        base="structure",
    ),
    Line(
        why="what reads the booleans needs D221",
        changes={f"{_B}/isMandataire": "true", f"{_B}/nomMandataire": 3, f"{_L}/2": DELETE},
        errors=("D221",),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="what reads the booleans needs D223",
        changes={f"{_B}/isClientUnique": None, f"{_B}/nomMandataire": 3, f"{_L}/1": DELETE},
        errors=("D223",),
        rests=dict.fromkeys(_CONDITIONAL, "D223"),
    ),
    Line(
        why="of two faults the first is named",
        changes={f"{_B}/isClientUnique": None, f"{_B}/isMandataire": None},
        errors=("D221", "D223"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="what reads the booleans needs D225",
        changes={f"{_B}/isClientUnique": True, f"{_B}/nomMandataire": 3},
        errors=("D225",),
        rests=dict.fromkeys((*_OF_AGENTS, "D234"), "D225"),
    ),
    Line(
        why="of a structure nothing rests on its booleans",
        changes={
            f"{_B}/isMandataire": "x",
            f"{_B}/isClientUnique": "x",
            f"{_B}/nomMandataire": "X",
            f"{_L}": [{}],
            f"{_B}/structure/nomResponsable": "",
        },
        errors=("D222", "D224", "D227", "D232", "D242"),
        base="structure",
    ),
    Line(
        why="D234 needs D233",
        changes={_L: []},
        errors=("D233",),
        rests={"D234": "D233"},
        base="alone",
    ),
    Line(
        why="D234 rests on the first of its needs",
        changes={_L: [], f"{_B}/isMandataire": "x"},
        errors=("D221", "D233"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
        base="alone",
    ),
    Line(
        why="doctors and structure do not rest on the booleans",
        changes={
            f"{_B}/isMandataire": "x",
            f"{_L}/0/nomMedecin": "x",
            f"{_L}/0/RPPS": "x",
            f"{_B}/structure": {"FINESSGeo": []},
        },
        errors=("D221", "D235", "D238", "D240"),
        rests=dict.fromkeys(_CONDITIONAL, "D221"),
    ),
    Line(
        why="D259 needs D250, D260 needs D251",
        changes={f"{_I}/isCentreDeSante": "true", f"{_I}/operateurMessagerie": "MAILIZ"},
        errors=("D250", "D251"),
        rests={"D259": "D250", "D260": "D251"},
        options={"profiles": frozenset()},
    ),
    Line(
        why="what was not to be judged does not rest",
        changes={
            f"{_I}/isCentreDeSante": "true",
            f"{_I}/operateurMessagerie": "MAILIZ",
            "numeroEditeur": 1,
        },
        errors=("D205", "D250", "D251"),
        rests={"D206": "D205", "D273": "D205"},
    ),
    Line(
        why="D273 needs D270 of its own document",
        changes={f"{_P}/0/nomFichier": None, f"{_P}/1/nomFichier": "x"},
        errors=("D270", "D273"),
        rests={"D273": "D270"},
        base="ht",
    ),
    Line(
        why="D273 needs D271 of its own document",
        changes={f"{_P}/1/formatFichier": "pdf", f"{_P}/0/nomFichier": "x"},
        errors=("D273", "D271"),
        rests={"D273": "D271"},
        base="ht",
    ),
    Line(
        why="D275 and D276 need D272 of every document, D273 of its own",
        changes={f"{_P}/1/typeFichier": "", f"{_P}/0/nomFichier": "x", "commande/regimeTVA": "HT"},
        errors=("D273", "D272"),
        rests={"D273": "D272", "D275": "D272", "D276": "D272"},
        base="ht",
    ),
    Line(
        why="D276 needs D211, D275 does not",
        changes={"commande/regimeTVA": "ht", _P: []},
        errors=("D211", "D275"),
        rests={"D276": "D211"},
    ),
    Line(
        why="D276 does not rest on D275",
        changes={"commande/regimeTVA": "HT", _P: [piece(), piece(file_format="JPG")]},
        errors=("D275", "D276"),
    ),
    Line(
        why="every other fault leaves everything to be judged",
        changes={
            "typeAction": "",
            "numeroASP": "",
            "commande/dateCommande": "",
            "commande/montantSegurHT": "",
            f"{_B}/nomMandataire": None,
            f"{_I}/isDirectToMSSPro": None,
            f"{_P}/0/nomFichier": "x",
            "codeTraitement": "",
        },
        errors=("D203", "D204", "D210", "D212", "D226", "D255", "D273", "D280"),
        options={"history": _MEMORY, "profiles": frozenset()},
    ),
)


@pytest.mark.parametrize("line", _LINES, ids=[line.why for line in _LINES])
def test_exactly_what_needs_a_broken_rule_rests(line: Line) -> None:
    """Errors and what was not evaluated, both in the order of the catalogue."""
    request = only_request(line.base, line.changes, **line.options)
    assert tuple(error.code for error in request.errors) == line.errors
    assert request.not_evaluated == line.rests
    assert list(request.not_evaluated) == sorted(request.not_evaluated)


@pytest.mark.parametrize(
    ("fault", "value"),
    [
        ("D221", {f"{_B}/isMandataire": 1}),
        ("D223", {f"{_B}/isClientUnique": 1}),
        ("D225", {f"{_B}/isClientUnique": True}),
    ],
)
class TestDutyThatIsOpen:
    """While it is open whether an agent signed, only a value given is checked (D236, D237)."""

    def test_a_sound_value_passes(self, fault: str, value: Mapping[str, object]) -> None:
        """Nothing rests where every doctor has filled both."""
        request = only_request("agent", value)
        assert [error.code for error in request.errors] == [fault]
        assert not {"D236", "D237"} & request.not_evaluated.keys()

    def test_a_wrong_value_is_refused(self, fault: str, value: Mapping[str, object]) -> None:
        """A length is wrong with or without an agent."""
        changes = {f"{_L}/0/emailMedecin": "x" * 150, f"{_L}/1/telephoneMedecin": Number("1")}
        request = only_request("agent", {**value, **changes})
        assert [error.code for error in request.errors] == [fault, "D236", "D237"]
        assert not {"D236", "D237"} & request.not_evaluated.keys()

    @pytest.mark.parametrize("left_out", [DELETE, None, "", "\u00a0"])
    def test_what_is_left_out_is_not_evaluated(
        self, fault: str, value: Mapping[str, object], left_out: object
    ) -> None:
        """It rests on what keeps the duty open; the other balise does not."""
        request = only_request("agent", {**value, f"{_L}/2/telephoneMedecin": left_out})
        assert [error.code for error in request.errors] == [fault]
        assert request.not_evaluated["D237"] == fault
        assert "D236" not in request.not_evaluated

    def test_each_doctor_is_a_matter_of_his_own(
        self, fault: str, value: Mapping[str, object]
    ) -> None:
        """One doctor's value is refused while another's duty is open."""
        changes = {f"{_L}/0/emailMedecin": None, f"{_L}/1/emailMedecin": "x" * 150}
        request = only_request("agent", {**value, **changes})
        assert [error.code for error in request.errors] == [fault, "D236"]
        assert request.not_evaluated["D236"] == fault


def test_what_rests_in_one_request_is_judged_in_the_next() -> None:
    """Prerequisites hold inside a request."""
    changes: dict[str, object] = {
        "1:numLigne": "1",
        "2:numLigne": Number("1"),
        "1:beneficiaires/commandePour": "",
        "2:beneficiaires/nomMandataire": None,
    }
    requests = judge(build(("agent", "agent"), changes, "published"), "published").requests
    assert [error.code for error in requests[0].errors] == ["D201", "D220"]
    assert [error.code for error in requests[1].errors] == ["D202", "D226"]
    assert requests[1].not_evaluated == {}


def test_a_number_that_is_refused_twice_is_not_a_repetition() -> None:
    """D206 needs D205 of its own request; an earlier wrong number has not been used."""
    changes: dict[str, object] = {"1:numeroEditeur": "1", "2:numeroEditeur": "1"}
    requests = judge(build(("agent", "agent"), changes, "published"), "published").requests
    assert [[error.code for error in request.errors] for request in requests] == [["D205"]] * 2


def test_a_repeated_number_keeps_the_portal_from_being_asked() -> None:
    """D207 needs D206 too."""
    changes: dict[str, object] = {
        f"{position}:{place}": value
        for position in (1, 2)
        for place, value in {
            "numeroEditeur": "00009",
            f"{_P}/0/nomFichier": "MDV-LGC-Va1-BDC-00009.pdf",
        }.items()
    }
    file = build(("agent", "alone"), changes, "published")
    first, second = judge(file, "published", history=_MEMORY).requests
    assert [error.code for error in first.errors] == ["D207"]
    assert [error.code for error in second.errors] == ["D206"]
    assert second.not_evaluated == {"D207": "D206"}


def only_request(base: str, changes: Mapping[str, object], **options: Any) -> RequestDiagnosis:  # noqa: ANN401
    """Judge a file of one request."""
    diagnosis = judge(build((base,), changes, "published"), "published", **options)
    assert diagnosis.errors == ()
    (request,) = diagnosis.requests
    return request
