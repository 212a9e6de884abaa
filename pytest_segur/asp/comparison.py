"""What differs between two JSON values, place by place.

Objects are compared by name, since their order is free; arrays by position; numbers by how
they are written, since that is what the document asks of amounts.

>>> one, other = {"a": [True, False], "b": None}, {"b": None, "a": [True], "c": "x"}
>>> for difference in differences(one, other):
...     print(difference.pointer, difference.to_text("en"))
/a/1 false → absent
/c absent → "x"
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pytest_segur.positions import to_pointer
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import Text
from pytest_segur.wording import in_language, shown

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pytest_segur.positions import Path
    from pytest_segur.spec.text import Language

_ABSENT = Text("absent", "absent")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not the same on both sides.

    Attributes:
        path: where.
        submitted: what was sent; `MISSING` where there was nothing.
        returned: what came back; `MISSING` where there is nothing.
    """

    path: Path
    submitted: object
    returned: object

    @property
    def pointer(self) -> str:
        """The place, as a JSON pointer."""
        return to_pointer(self.path)

    def to_text(self, language: Language, *, show_values: bool = False) -> str:
        """Write both values, masked when they name or reach a person."""
        words: dict[str, Any] = {"language": language, "show_values": show_values}
        return f"{self._shown(self.submitted, **words)} → {self._shown(self.returned, **words)}"

    def to_dict(self, language: Language, *, show_values: bool = False) -> dict[str, Any]:
        """Give the difference as the report writes it."""
        words: dict[str, Any] = {"language": language, "show_values": show_values}
        return {
            "pointer": self.pointer,
            "submitted": self._shown(self.submitted, **words),
            "returned": self._shown(self.returned, **words),
        }

    def _shown(self, value: object, *, language: Language, show_values: bool) -> str:
        if value is MISSING:
            return _ABSENT.to(language)
        is_personal = any(step in PERSONAL for step in self.path)
        return in_language(shown(value, masked=is_personal and not show_values), language)


def differences(
    submitted: object, returned: object, *, apart: Container[Path] = (), path: Path = ()
) -> Iterator[Difference]:
    """Walk through two values side by side.

    Args:
        submitted: what was sent.
        returned: what came back.
        apart: places that are not compared.
        path: where the two stand.
    """
    if path in apart:
        return
    if isinstance(submitted, dict) and isinstance(returned, dict):
        for name in {**submitted, **returned}:
            one, other = submitted.get(name, MISSING), returned.get(name, MISSING)
            yield from differences(one, other, apart=apart, path=(*path, name))
    elif isinstance(submitted, list) and isinstance(returned, list):
        pairs = zip_longest(submitted, returned, fillvalue=MISSING)
        for index, (one, other) in enumerate(pairs):
            yield from differences(one, other, apart=apart, path=(*path, index))
    elif type(submitted) is not type(returned) or submitted != returned:
        yield Difference(path, submitted, returned)
