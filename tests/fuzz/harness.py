r"""One function for any bytes: judged, answered, reported, and held against what must be so.

The first four bytes choose what is put to the test and how (`fuzz.choice`).

>>> judge_everything(b"s\0\0\0{}")
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from fuzz.answers import judge_next, judge_return
from fuzz.choice import Choice
from fuzz.others import judge_archive, judge_command, judge_expectations, judge_history
from fuzz.submissions import LOOKS, judge_submission

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: What is put to the test, by the first byte of an input; any other byte is the first of them.
TARGETS: Final[Mapping[str, Callable[[Choice, bytes], None]]] = {
    "s": judge_submission,
    "a": judge_archive,
    "e": judge_expectations,
    "r": judge_return,
    "n": judge_next,
    "h": judge_history,
    "c": judge_command,
}
#: So long may one input take, in seconds of the processor: a busy machine is no fault.
LONGEST: Final = 1.0
#: So many looks the targets have at most.
MOST_LOOKS: Final = len(LOOKS)


class TooSlow(AssertionError):
    """An input took longer than it may."""


def judge_everything(data: bytes) -> None:
    """Judge an input as its first bytes say.

    Raises:
        AssertionError: something does not hold.
        TooSlow: it took longer than a second.
        Exception: whatever escaped: a defect, whatever the input.
    """
    choice, content = Choice.of(data)
    start = time.process_time()
    TARGETS.get(choice.target, judge_submission)(choice, content)
    taken = time.process_time() - start
    if taken > LONGEST:
        message = f"{taken:.1f} s"
        raise TooSlow(message)
