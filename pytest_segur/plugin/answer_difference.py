r"""How an answer differs from the snapshot of it: by request and balise, never in clear.

>>> from pytest_segur.plugin.words import Words
>>> snapshot = b'{"impId": "A", "lignesImport": [{"numeroEditeur": "00007", "numLigne": 1}]}'
>>> answer = b'{"impId": "A", "lignesImport": [{"numeroEditeur": "00007", "numLigne": 2}]}'
>>> found = difference_of(snapshot, answer, Words("en"))
>>> print(found.subject, *found.lines, sep="\n")
request 1
snapshot → answer
request 1 (numeroEditeur "00007")
  /numLigne: 1 → 2
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.comparison import differences
from pytest_segur.checking import Source, diagnose
from pytest_segur.document import Document, Unreadable, parse
from pytest_segur.positions import Lines, locate, nearest, to_pointer
from pytest_segur.settings import Settings
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.spec.block import Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.skeleton import REQUESTS, names_in
from pytest_segur.spec.text import Text
from pytest_segur.wording import in_language, quoted, shown, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_segur.asp.comparison import Difference
    from pytest_segur.plugin.words import Words
    from pytest_segur.positions import Path

#: So many differences are told; a failure stays within a screen.
_MOST: Final = 20
#: So many requests are named in the headline.
_MOST_NAMED: Final = 5

_KNOWN: Final = frozenset(
    name for block in Block for edition in Edition for name in names_in(block, edition)
)

_LEGEND: Final = Text("instantané → réponse", "snapshot → answer")
_HEADER: Final = Text("entête", "header")
_REQUEST: Final = Text("demande {position}", "request {position}")
_ABSENT: Final = Text("absent", "absent")
_SAME_SHAPE: Final = Text("autre valeur de même forme", "another value of the same shape")
_MORE: Final = Text("… autres différences : {count}", "… more differences: {count}")
_WRITING: Final = Text("seule l'écriture diffère", "only the writing differs")
_PLACE: Final = Text(
    "instantané, ligne {line}, colonne {column} : mêmes valeurs, écrites autrement à partir de là",
    "snapshot, line {line}, column {column}: the same values, written otherwise from there on",
)
_UNREADABLE: Final = Text(
    "l'instantané n'est pas du JSON lisible", "the snapshot is no readable JSON"
)
_UNREADABLE_ANSWER: Final = Text(
    "la réponse n'est pas du JSON lisible", "the answer is no readable JSON"
)


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """What is not the same.

    Attributes:
        subject: in a few words.
        lines: everything, masked.
        line: where it begins in the snapshot, from 1.
    """

    subject: str
    lines: tuple[str, ...]
    line: int = 1


def difference_of(snapshot: bytes, answer: bytes, words: Words) -> AnswerDifference:
    """Tell how two answers that are not the same bytes differ.

    Args:
        snapshot: what was kept.
        answer: what is answered now.
        words: the language of the session, and whether values are shown.
    """
    kept = _read(snapshot)
    if isinstance(kept, Unreadable):
        return _unreadable(snapshot, _UNREADABLE, words)
    made = _read(answer)
    if isinstance(made, Unreadable):
        return _unreadable(answer, _UNREADABLE_ANSWER, words)
    found = list(differences(kept.root, made.root))
    if found:
        return _Teller(kept, made, words).tell(found)
    return _written_otherwise(kept.text, made.text, words)


def _read(content: bytes) -> Document | Unreadable:
    try:
        return parse(content)
    except Unreadable as problem:
        return problem


def _unreadable(content: bytes, subject: Text, words: Words) -> AnswerDifference:
    # The controls word it best, and know the place.
    fault = diagnose(Source(path="-", name=None, content=content), Settings()).errors[0]
    line = f"{fault.line}:{fault.column} {words.fault(fault)}"
    return AnswerDifference(words(subject), (line,), fault.line)


def _written_otherwise(kept: str, made: str, words: Words) -> AnswerDifference:
    pairs = enumerate(zip(kept, made, strict=False))
    shorter = min(len(kept), len(made))
    line, column = Lines(kept).at(next((at for at, (one, two) in pairs if one != two), shorter))
    place = words(_PLACE, line=str(line), column=str(column))
    return AnswerDifference(words(_WRITING), (place,), line)


class _Teller:
    """Tells differences request by request."""

    def __init__(self, kept: Document, made: Document, words: Words) -> None:
        self._kept = kept
        self._made = made
        self._words = words

    def tell(self, found: Sequence[Difference]) -> AnswerDifference:
        lines = [self._words(_LEGEND)]
        for position, group in groupby(found[:_MOST], key=_position):
            lines.append(self._title(position))
            lines += (f"  {self._line(difference)}" for difference in group)
        if len(found) > _MOST:
            lines.append(self._words(_MORE, count=str(len(found) - _MOST)))
        return AnswerDifference(self._subject(found), tuple(lines), self._place(found[0].path))

    def _subject(self, found: Sequence[Difference]) -> str:
        positions = list(dict.fromkeys(map(_position, found)))
        named = [self._name(position) for position in positions[:_MOST_NAMED]]
        more = ["…"] if len(positions) > _MOST_NAMED else []
        return ", ".join((*named, *more))

    def _name(self, position: int | None) -> str:
        if position is None:
            return self._words(_HEADER)
        return self._words(_REQUEST, position=str(position))

    def _title(self, position: int | None) -> str:
        number = None if position is None else _number(self._made, position)
        name = self._name(position)
        return name if number is None else f"{name} (numeroEditeur {quoted(number)})"

    def _line(self, difference: Difference) -> str:
        path = difference.path
        inside = path if _position(difference) is None else path[2:]
        kept, made = (
            self._value(path, value) for value in (difference.submitted, difference.returned)
        )
        values = f"{kept} → {self._words(_SAME_SHAPE) if kept == made else made}"
        pointer = visible(to_pointer(inside))
        return self._words.about(pointer, values) if pointer else values

    def _value(self, path: Path, value: object) -> str:
        if value is MISSING:
            return self._words(_ABSENT)
        # What the model does not know may well name a person.
        names = (step for step in path if isinstance(step, str))
        is_personal = any(name in PERSONAL or name not in _KNOWN for name in names)
        masked = is_personal and not self._words.show_values
        return in_language(shown(value, masked=masked), self._words.language)

    def _place(self, path: Path) -> int:
        text = self._kept.text
        return Lines(text).at(nearest(locate(text, [path]), path))[0]


def _position(difference: Difference) -> int | None:
    """Give the request that a difference is in, from 1; None for the header."""
    match difference.path:
        case (name, int() as index, *_) if name == REQUESTS:
            return index + 1
    return None


def _number(document: Document, position: int) -> str | None:
    """Give the numeroEditeur of a request, where it has one."""
    match next(_requests_from(document, position), None):
        case {"numeroEditeur": str() as number}:
            return number
    return None


def _requests_from(document: Document, position: int) -> Iterator[Any]:
    requests = document.root.get(REQUESTS)
    return iter(requests[position - 1 :] if isinstance(requests, list) else ())
