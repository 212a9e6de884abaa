r"""How an input is judged: its first four bytes decide, so that a fuzzer can choose.

>>> choice, content = Choice.of(b"s\0\1\0{}")
>>> choice.target, choice.edition, content
('s', 'corrected', b'{}')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

from support.submissions import file_name

if TYPE_CHECKING:
    from pytest_segur.spec.text import Language

#: So many bytes stand before what is judged.
HEADER: Final = 4
TODAY: Final = date(2022, 3, 1)
EDITIONS: Final = ("published", "corrected")
LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
PROFILES: Final = (None, (), ("mailiz",), ("centre-de-sante", "mailiz"))
NAMES: Final = (None, "x.json", file_name(), file_name(edition="corrected", number="000"))
IGNORED: Final[tuple[tuple[str, ...], ...]] = (
    (),
    ("S106",),
    ("S",),
    ("D205",),
    ("D22", "D253"),
    ("D273", "A90"),
    ("F",),
    ("S107", "D280", "D281"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is done with an input.

    Attributes:
        target: the letter of what is put to the test.
        look: which of its looks is taken, counted round.
        flags: a bit or two for each setting.
        more: which rules are ignored, counted round.
    """

    target: str
    look: int
    flags: int
    more: int

    @classmethod
    def of(cls, data: bytes) -> tuple[Self, bytes]:
        """Read the choice that an input begins with, and give what is to be judged."""
        target, look, flags, more = data[:HEADER].ljust(HEADER, b"\0")
        choice = cls(target=chr(target), look=look, flags=flags, more=more)
        return choice, data[HEADER:]

    @property
    def edition(self) -> str:
        """The edition of the rules."""
        return EDITIONS[self.flags & 1]

    @property
    def other_edition(self) -> str:
        """The other one."""
        return EDITIONS[1 - (self.flags & 1)]

    @property
    def advisories(self) -> bool:
        """Whether advisories are looked for."""
        return not self.flags & 2

    @property
    def name(self) -> str | None:
        """The name of the file."""
        return NAMES[self.flags >> 4 & 3]

    @property
    def language(self) -> Language:
        """The language of messages."""
        return LANGUAGES[self.flags >> 6 & 1]

    @property
    def show_values(self) -> bool:
        """Whether personal values are written in clear."""
        return bool(self.flags & 0x80)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The rules that are not applied."""
        return IGNORED[self.more % len(IGNORED)]

    @property
    def options(self) -> dict[str, Any]:
        """What `check` and `Portal` take."""
        return {
            "edition": self.edition,
            "profiles": PROFILES[self.flags >> 2 & 3],
            "ignore": self.ignored,
            "today": TODAY,
            "advisories": self.advisories,
        }
