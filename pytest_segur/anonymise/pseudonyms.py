"""Remembers what became of each value, so that it becomes the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.anonymise.errors import AnonymiseError
from pytest_segur.anonymise.kept import is_nobodys_number
from pytest_segur.anonymise.shape import is_wordless, shaped_number
from pytest_segur.number import Number
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.anonymise.key import Key
    from pytest_segur.anonymise.kinds import Kind

#: So many draws are made until one suits.
_MOST_DRAWS: Final = 100
#: From then on a short value may be drawn itself.
_FIRST_DRAWS: Final = 50
_MOST_LETTERS_OF_NOBODY: Final = 4
#: From then on different values may become the same one.
_LAST_DRAWS: Final = 80


class Pseudonyms:
    """Gives every value its replacement: one and the same for all files that it is used for.

    Args:
        key: what decides the replacements.
    """

    def __init__(self, key: Key) -> None:
        self._key = key
        self._known: dict[tuple[str, str], str] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self._known_numbers: dict[tuple[str, str], str] = {}

    def of(self, kind: Kind, value: str) -> str:
        """Give what takes the place of a string.

        Different strings get different ones, as long as there are any.

        Raises:
            AnonymiseError: nothing was found that the rules judge alike.
        """
        known = self._known.get((kind.name, value))
        if known is None:
            known = self._known[kind.name, value] = self._replacement(kind, value)
            self._owners.setdefault((kind.name, known), value)
        return known

    def of_number(self, kind: Kind, literal: str) -> str:
        """Give what takes the place of a number, as a literal of JSON.

        Raises:
            AnonymiseError: as for `of`.
        """
        known = self._known_numbers.get((kind.name, literal))
        if known is None:
            known = self._number(kind, literal)
            self._known_numbers[kind.name, literal] = known
        return known

    def _replacement(self, kind: Kind, value: str) -> str:
        match = kind.around and kind.around.fullmatch(value)
        if match and kind.inner is not None:
            return f"{match[1]}{self.of(kind.inner, match[2])}{match[3]}"
        if is_wordless(value) or kind.keeps(value):
            return value
        wanted = kind.verdicts(value)
        # A value of a letter or two may well be drawn itself, which tells nobody so.
        may_stay = len(kind.canonical(value)) <= _MOST_LETTERS_OF_NOBODY
        for attempt, new in self._draws(kind, value):
            is_free = self._owners.get((kind.name, new), value) == value
            is_new = new != value or (may_stay and attempt > _FIRST_DRAWS)
            if is_new and (is_free or attempt > _LAST_DRAWS) and kind.verdicts(new) == wanted:
                return new
        raise _nothing_suits(kind)

    def _draws(self, kind: Kind, value: str) -> Iterator[tuple[int, str]]:
        canonical = kind.canonical(value)
        for attempt in range(_MOST_DRAWS):
            safe = self._key.safe_values(kind.name, canonical, attempt)
            for new in kind.make(value, safe):
                yield attempt, new

    def _number(self, kind: Kind, literal: str) -> str:
        if is_nobodys_number(literal) or kind.keeps_number(literal):
            return literal
        wanted = kind.verdicts(Number(literal))
        for new in self._drawn_numbers(kind, literal):
            if new != literal and kind.verdicts(Number(new)) == wanted:
                return new
        raise _nothing_suits(kind)

    def _drawn_numbers(self, kind: Kind, literal: str) -> Iterator[str]:
        if literal.isdigit():
            # The same number, had it been written as it should.
            yield from (new for _, new in self._draws(kind, literal) if _is_plain_number(new))
        for attempt in range(_MOST_DRAWS):
            safe = self._key.safe_values(kind.name, f"#{literal}", attempt)
            yield shaped_number(literal, safe.draws)


def _is_plain_number(text: str) -> bool:
    return text.isdigit() and text.isascii() and not text.startswith("0")


def _nothing_suits(kind: Kind) -> AnonymiseError:
    return AnonymiseError(
        Text(
            f"impossible de remplacer une valeur de {kind.name} sans changer le diagnostic",
            f"no value of {kind.name} can be replaced without changing the diagnosis",
        )
    )
