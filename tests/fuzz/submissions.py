"""Any bytes as a submission: judged, and looked at from another side each time."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from support.consistency import all_faults, assert_consistent

from fuzz.answers import assert_answered, assert_resubmitted
from fuzz.choice import TODAY
from pytest_segur import Number, Portal, check
from pytest_segur.checking import EDITION_SENSITIVE
from pytest_segur.cli.check import FORMATS, Run
from pytest_segur.document import Unreadable, parse
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.wording import mask, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fuzz.choice import Choice
    from pytest_segur.diagnosis import Diagnosis, Fault

_DECODER: Final = json.JSONDecoder(parse_int=Number, parse_float=Number)
#: What personal values of the seeds have in them, and no sentence of ours.
_MARKS: Final = ("DURAND", "HÉRITIER", "BLANCHE", "cabinet.", "acacias.", "01 99 00", "000000")
_SHORTEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A submission, and what was found.

    Attributes:
        choice: how it was judged.
        content: the bytes.
        text: what they say, as far as they can be decoded.
        root: the object; None where it cannot be read.
        diagnosis: what was found.
    """

    choice: Choice
    content: bytes
    text: str
    root: dict[str, Any] | None
    diagnosis: Diagnosis


def judge_submission(choice: Choice, content: bytes) -> None:
    """Judge any bytes as a submission; the choice says what else is done with them."""
    diagnosis = check(content, name=choice.name, **choice.options)
    judged = Judged(
        choice=choice,
        content=content,
        text=content.decode(errors="replace"),
        root=root_of(content),
        diagnosis=diagnosis,
    )
    assert_consistent(diagnosis, judged.text, languages=(choice.language,))
    _assert_places(judged)
    LOOKS[choice.look % len(LOOKS)](judged)


def root_of(content: bytes) -> dict[str, Any] | None:
    """Read a submission; None where it cannot be read."""
    try:
        return parse(content).root
    except Unreadable:
        return None


def _assert_places(judged: Judged) -> None:
    """A pointer leads to a value, or to a place in an object that is there; so does the place."""
    if judged.root is None:
        return
    lines = judged.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for fault in all_faults(judged.diagnosis):
        path = fault.finding.path
        value, found = _nearest(judged.root, path)
        assert found >= len(path) - 1, fault.pointer
        offset = starts[fault.line - 1] + fault.column - 1
        if isinstance(value, dict | list):
            assert judged.text[offset] == ("{" if isinstance(value, dict) else "[")
        else:
            assert _DECODER.raw_decode(judged.text, offset)[0] == value


def _nearest(value: Any, path: tuple[str | int, ...]) -> tuple[Any, int]:  # noqa: ANN401 - any JSON
    """Walk down a path as far as it goes."""
    for depth, step in enumerate(path):
        is_there = (
            step in value
            if isinstance(value, dict)
            else isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if not is_there:
            return value, depth
        value = value[step]
    return value, len(path)


def _with_other_advisories(judged: Judged) -> None:
    """What is merely implausible changes no error."""
    choice = judged.choice
    options = {**choice.options, "advisories": not choice.advisories}
    other = check(judged.content, name=choice.name, **options)
    assert _codes(other.errors) == _codes(judged.diagnosis.errors)
    assert [(_codes(one.errors), one.not_evaluated) for one in other.requests] == [
        (_codes(one.errors), one.not_evaluated) for one in judged.diagnosis.requests
    ]
    silent = other if choice.advisories else judged.diagnosis
    assert not any(fault.rule.is_advisory for fault in all_faults(silent))


def _in_other_edition(judged: Judged) -> None:
    """Rules on which the editions agree find the same, and what is said of the other is true."""
    mine = judged.diagnosis
    options = {**judged.choice.options, "edition": judged.choice.other_edition}
    other = check(judged.content, name=judged.choice.name, **options)
    assert _insensitive(mine.errors) == _insensitive(other.errors)
    if mine.passes_first_control and other.passes_first_control:
        for one, another in zip(mine.requests, other.requests, strict=True):
            assert _insensitive(one.errors) == _insensitive(another.errors)
    if mine.other is not None:
        assert mine.other.edition == other.edition
        assert mine.other.is_readable == other.passes_first_control
        counts = (mine.other.accepted, mine.other.rejected)
        verdicts = [request.verdict for request in other.requests]
        assert counts == (verdicts.count("accepted"), verdicts.count("rejected"))
        assert not {*_all_codes(mine)} & {*_all_codes(other)}


def _insensitive(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [found for found in _codes(faults) if found[0] not in EDITION_SENSITIVE]


def _codes(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(fault.code, fault.pointer) for fault in faults]


def _all_codes(diagnosis: Diagnosis) -> Iterator[tuple[str, str]]:
    for part in (diagnosis, *diagnosis.requests):
        yield from _codes(part.errors)


def _as_object(judged: Judged) -> None:
    """An object is judged as the text that says the same."""
    if judged.root is not None:
        of_object = check(judged.root, name=judged.choice.name, **judged.choice.options)
        # Structure is told in the order of the text, which keys of other escapes do not change.
        assert [*_all_codes(of_object)] == [*_all_codes(judged.diagnosis)]


def _as_deposit(judged: Judged) -> None:
    """The portal finds the same, answers what was sent, and takes no number twice."""
    choice = judged.choice
    portal = Portal(**choice.options)
    receipt = portal.deposit(judged.content, name=choice.name)
    # A portal has D207 to rest, too.
    assert [*_all_codes(receipt.diagnosis)] == [*_all_codes(judged.diagnosis)]
    assert (receipt.answer is None) == (not judged.diagnosis.passes_first_control)
    if receipt.answer is not None:
        assert_answered(choice, judged.content, receipt.answer)
        again = portal.deposit(judged.content, name=choice.name)
        assert choice.ignored or {one.state for one in again.requests} == {"rejected"}


def _as_resubmission(judged: Judged) -> None:
    """The refused requests of the answer make a file that the first control lets pass."""
    receipt = Portal(**judged.choice.options).deposit(judged.content)
    if receipt.answer is not None:
        assert_resubmitted(judged.choice, receipt)


def _reporter(kind: str) -> Callable[[Judged], None]:
    """Make the look that writes a report of one format."""

    def report(judged: Judged) -> None:
        choice = judged.choice
        words: Mapping[str, Any] = {
            "diagnoses": [(choice.name or "-", judged.diagnosis)],
            "edition": choice.edition,
            "language": choice.language,
            "show_values": choice.show_values,
            "has_colour": False,
            "today": TODAY,
            "waivers": None,
            "extras": {},
        }
        # Formats that arrive later want to know more than others do.
        wanted = {field.name for field in fields(Run)}
        run = Run(**{name: word for name, word in words.items() if name in wanted})
        written = FORMATS[kind](run)
        content = written if isinstance(written, bytes) else written.encode()
        assert content
        _READERS.get(kind, bytes.decode)(content)
        if not choice.show_values and judged.root is not None:
            assert_masked(judged.root, content.decode(), name=choice.name or "")

    return report


def _must_be_lines(content: bytes) -> None:
    assert all(line.isprintable() for line in content.decode().split("\n"))


#: What reads a format, where there is something that does.
_READERS: Final[Mapping[str, Callable[[bytes], object]]] = {
    "text": _must_be_lines,
    "github": _must_be_lines,
    "json": json.loads,
    "sarif": json.loads,
    "junit": ET.fromstring,
}


def assert_masked(root: dict[str, Any], report: str, *, name: str) -> None:
    """No value that names or reaches a person stands in a report, unless it stands elsewhere."""
    personal: set[str] = set()
    others = [name]
    _sort_strings(root, personal, others, is_personal=False)
    for value in personal:
        if value in report:
            assert any(value in other for other in others), value


def _sort_strings(
    value: object, personal: set[str], others: list[str], *, is_personal: bool
) -> None:
    if isinstance(value, dict):
        for name, member in value.items():
            others.append(name)
            _sort_strings(member, personal, others, is_personal=is_personal or name in PERSONAL)
    elif isinstance(value, list):
        for element in value:
            _sort_strings(element, personal, others, is_personal=is_personal)
    elif isinstance(value, str):
        if not is_personal:
            others.append(value)
        elif _is_telling(value):
            personal.add(value)
    elif isinstance(value, Number):
        others.append(value.literal)


def _is_telling(value: str) -> bool:
    """Tell whether a value is somebody's, and would be seen as it is."""
    return (
        len(value) >= _SHORTEST
        and any(mark in value for mark in _MARKS)
        and visible(value) == value != mask(value)
    )


#: What is done beside judging: one of these each time.
LOOKS: Final[tuple[Callable[[Judged], None], ...]] = (
    _with_other_advisories,
    _in_other_edition,
    _as_object,
    _as_deposit,
    _as_resubmission,
    *map(_reporter, FORMATS),
)
