"""What fuzzing has found stays found, and a short round of it goes with every run of the suite."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.submissions import amended, liberal_request, structure_request, submission

from fuzz import harness, submissions
from fuzz.answers import BACK, SENT, assert_answered
from fuzz.choice import HEADER, IGNORED, Choice
from fuzz.harness import MOST_LOOKS, TARGETS, TooSlow, judge_everything
from fuzz.mutator import mutate
from fuzz.seeds import LONGEST, seed, seeds
from fuzz.submissions import LOOKS
from fuzz.trees import replanted
from pytest_segur import check, dumps
from pytest_segur.cli.check import FORMATS
from pytest_segur.document import Unreadable, parse

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis

FOUND: Final = sorted((Path(__file__).parent / "found").glob("*.bin"))
#: Many more of them, and other ones each time, where somebody asks for so many.
EXAMPLES: Final = os.environ.get("SEGUR_FUZZ_EXAMPLES")


def test_what_was_found_stays_found() -> None:
    """Each input that once broke something holds, from whatever side it is looked at."""
    for path in FOUND:
        data = path.read_bytes()
        for look in range(MOST_LOOKS):
            judge_everything(data[:1] + bytes([look]) + data[2:])


@settings(max_examples=int(EXAMPLES or 100), derandomize=EXAMPLES is None)
@given(
    start=st.integers(0, 10_000),
    changes=st.integers(0, 4),
    number=st.integers(0, 1 << 32),
)
def test_changed_seeds_hold(start: int, changes: int, number: int) -> None:
    """Whatever becomes of a seed, everything that must be so is so."""
    known, chance = seeds(), random.Random(number)  # noqa: S311 - no secret
    data = known[start % len(known)]
    for _ in range(changes):
        data = mutate(data, chance, most=LONGEST)
    judge_everything(data)


@settings(max_examples=int(EXAMPLES or 50), derandomize=EXAMPLES is None)
@given(target=st.sampled_from(sorted(TARGETS)), choice=st.binary(min_size=3), content=st.binary())
def test_any_bytes_hold(target: str, choice: bytes, content: bytes) -> None:
    """No bytes at all bring any target down."""
    judge_everything(target.encode() + choice + content)


def test_every_seed_is_judged_as_it_stands() -> None:
    """A part of the seeds of each target, and each look at the same file."""
    by_target: dict[bytes, list[bytes]] = {}
    for one in seeds():
        by_target.setdefault(one[:1], []).append(one)
    assert {target.decode() for target in by_target} == {*TARGETS}
    for ones in by_target.values():
        for one in ones[:: len(ones) // 8 + 1]:
            judge_everything(one)
    for flags in (0, 0x93):
        for look in range(MOST_LOOKS):
            for target in "sc":
                judge_everything(seed(target, SENT, look=look, flags=flags))


def test_what_hardly_ever_comes_by_chance_holds() -> None:
    """Files that the other edition takes, requests without treatment, and answers sent again."""
    look_at = {look.__name__.strip("_"): rank for rank, look in enumerate(LOOKS)}
    corrected = dumps(submission([structure_request()], edition="corrected"))
    judge_everything(seed("s", corrected, look=look_at["in_other_edition"]))
    for request in (structure_request(sites=0), liberal_request()):
        del request["codeTraitement"]
        short = dumps(submission([amended(request, {"/typeAction": "M"})]))
        for name in ("as_deposit", "as_resubmission", "in_other_edition"):
            judge_everything(seed("s", short, look=look_at[name]))
    ignoring = b"s" + bytes([look_at["as_deposit"], 0, len(IGNORED) - 1])
    judge_everything(ignoring + BACK)
    forgiving = b"s" + bytes([look_at["in_other_edition"], 0, IGNORED.index(("S",))])
    judge_everything(forgiving + corrected)
    unnamed = dumps(amended(parse(SENT).root, {"/numeroAns": "ANS/0000012345"}))
    judge_everything(seed("s", unnamed, look=look_at["as_resubmission"]))
    misnamed = SENT.replace(b'"commande"', b'"Commande"')
    judge_everything(seed("s", misnamed, look=look_at["in_other_edition"]))


def test_mutations_are_repeatable_and_bounded_and_mostly_json() -> None:
    """The same random numbers give the same input, and the tree survives often enough."""
    archives = [one for one in seeds() if one[:1] == b"a"]
    known = [*archives[:20], *(one for one in seeds() if one[:1] == b"s")]
    json, sound = 0, 0
    for number in range(400):
        data = known[number % 200]
        most = 400 if number % 10 == 0 else LONGEST
        changed = mutate(data, random.Random(number), most=most)  # noqa: S311 - no secret
        again = mutate(data, random.Random(number), most=most)  # noqa: S311
        assert changed == again
        assert len(changed) <= most
        try:
            parse(changed[HEADER:])
        except Unreadable:
            continue
        json += 1
        sound += not changed.startswith(b"a") and check(changed[HEADER:]).passes_first_control
    assert json > 150
    assert sound > 10


def test_a_tree_grows_in_any_of_its_places() -> None:
    """Long strings, many members, many elements: never many times as much as there is room for."""
    sizes = []
    for number in range(3_000):
        changed = replanted(b'{"ab":["cd",{}]}', random.Random(number), most=2_000)  # noqa: S311
        assert changed is not None
        sizes.append(len(changed))
    assert sum(size > 1_000 for size in sizes) > 3
    assert max(sizes) < 200_000


def test_havoc_is_made_by_whoever_is_given() -> None:
    """A fuzzer's own way of changing bytes is used, too."""
    made = {
        mutate(b"s\0\0\0{", random.Random(number), most=9, havoc=lambda _, __: b"havoc")[HEADER:]  # noqa: S311
        for number in range(40)
    }
    assert b"havoc" in made
    assert len(made) > 1


def test_what_takes_too_long_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the time of the processor."""
    monkeypatch.setattr(harness, "LONGEST", -1)
    with pytest.raises(TooSlow):
        judge_everything(b"")


def test_an_answer_that_changes_anything_else_fails() -> None:
    """A byte between the four values, a value that was sent, a name out of order."""
    choice, _ = Choice.of(b"s\0\0\0")
    assert_answered(choice, SENT, BACK)
    for old, new in ((b'"C",', b'"C" ,'), (b"1075.00", b"1075.0"), (b'"0210"', b'"0211"')):
        with pytest.raises(AssertionError):
            assert_answered(choice, SENT, BACK.replace(old, new, 1))


def _judge_wrongly(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:  # noqa: ANN401
    """Let the judging put each of its faults somewhere else."""

    def wrong(content: bytes, **options: Any) -> Diagnosis:  # noqa: ANN401
        diagnosis = check(content, **options)
        faults = [replace(fault, **changes) for fault in diagnosis.requests[0].errors]
        request = replace(diagnosis.requests[0], errors=tuple(faults))
        return replace(diagnosis, requests=(request,))

    monkeypatch.setattr(submissions, "check", wrong)


def test_a_fault_in_the_wrong_place_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line or a column that has something else on it."""
    faulty = dumps(amended(submission(), {"/lignesImport/0/typeAction": "M"}))
    judge_everything(seed("s", faulty))
    _judge_wrongly(monkeypatch, line=3)
    with pytest.raises((AssertionError, ValueError)):
        judge_everything(seed("s", faulty))


def test_a_report_that_names_a_person_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it was asked to, or the name stands elsewhere in the file."""
    name = "DURAND " * 8
    faulty = amended(submission(), {"/lignesImport/0/beneficiaires/nomMandataire": name})
    look = MOST_LOOKS - len(FORMATS)
    monkeypatch.setitem(FORMATS, "text", lambda _: f"nomMandataire {name}")
    with pytest.raises(AssertionError, match="DURAND"):
        judge_everything(seed("s", dumps(faulty), look=look))
    judge_everything(seed("s", dumps(faulty), look=look, flags=0x80))
    elsewhere = amended(faulty, {"/lignesImport/0/typeAction": name})
    judge_everything(seed("s", dumps(elsewhere), look=look))
