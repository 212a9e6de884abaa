"""Names of balises: those of the model stay, right or misspelt; any other could be a person's."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.balise_names import balise_meant

if TYPE_CHECKING:
    from pytest_segur.anonymise.key import Key
    from pytest_segur.positions import Path

_PREFIX: Final = "inconnu"
_LETTERS: Final = "bcdfghjklmnpqrstvwxz"
_LENGTH: Final = 8


class Names:
    """Gives every name of a balise what it is called in the copy.

    Args:
        key: what decides the new names.
    """

    def __init__(self, key: Key) -> None:
        self._key = key
        self._known: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """Give a name of the model as it is, and a neutral one instead of any other."""
        if balise_meant(name) is not None:
            return name
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._new(name)
        return known

    def of_path(self, path: Path) -> Path:
        """Give the place in the copy that a place of the original has become."""
        return tuple(self.of(step) if isinstance(step, str) else step for step in path)

    def _new(self, name: str) -> str:
        drawn = (self._drawn(name, attempt) for attempt in count())
        new = next(each for each in drawn if each not in self._taken)
        self._taken.add(new)
        return new

    def _drawn(self, name: str, attempt: int) -> str:
        draws = self._key.safe_values("balise", name, attempt).draws
        return _PREFIX + "".join(draws.pick(_LETTERS) for _ in range(_LENGTH))
