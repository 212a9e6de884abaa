"""What many cases judged in one loop were found to be, against what they should be.

>>> print(deviations({"a": 1, "b": 2, "d": 5}, {"a": 1, "b": 3, "c": 4}))
b: 3 expected, 2 found
c: 4 expected, nothing found
d: nothing expected, 5 found
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Final = type("Nothing", (), {"__repr__": lambda _: "nothing"})()


def deviations(found: Mapping[str, object], expected: Mapping[str, object]) -> str:
    """Tell every case that is not as it should be, a line each; nothing where all are."""
    told = (
        (name, expected.get(name, _NOTHING), found.get(name, _NOTHING))
        for name in {**expected, **found}
    )
    return "\n".join(
        f"{name}: {meant!r} expected, {was!r} found" for name, meant, was in told if meant != was
    )
