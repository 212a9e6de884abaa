r"""The lines of a file around a fault, the fault marked, nobody named.

>>> from pytest_segur.api import check
>>> content = b'{\n  "impId": "x",\n  "SIRET": 7\n}'
>>> fault = next(one for one in check(content).errors if one.code == "S107")
>>> Excerpts.of(content, [fault]).around(fault)
[[1, '{'], [2, '  "impId": ', '"x"', ','], [3, '  "SIRET": 7'], [4, '}']]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Self

from pytest_segur.positions import Lines, locate
from pytest_segur.reports.html.privacy import Anchor, hidden_spans, masked_words
from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.wording import mask, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_segur.diagnosis import Fault
    from pytest_segur.positions import Path

#: So many lines before and behind the fault, and so many characters of each.
_AROUND: Final = 2
_WIDTH: Final = 160
#: So many characters of a long line stand before the fault.
_BEFORE: Final = 60
#: From farther away no walk is made: what stands there is masked word by word.
_FARTHEST: Final = 50_000
_TAB: Final = "    "

#: What is marked: a string, a number or word, any other sign; nothing at the end of a line.
_MARKED: Final = re.compile(r'"(?:[^"\\\n]++|\\[^\n])*+"?|[\w.+-]+|[^\r\n]|')
_UNSOUND: Final = frozenset({"S100", "S101", "S102"})

#: A line: its number, its text; where the fault is, what is marked and what follows.
Line = list[Any]
_Span = tuple[int, int]


class Excerpts:
    """Cuts excerpts out of one text.

    Args:
        text: what stands in the file.
        anchors: places whose paths are known, in the order of the text; none where the text
            is no JSON.
        show_values: whether personal values are written in clear.
    """

    def __init__(self, text: str, anchors: Sequence[Anchor], *, show_values: bool) -> None:
        self._text = text
        self._lines = Lines(text)
        self._anchors = anchors
        self._is_sound = bool(anchors)
        self._show_values = show_values

    @classmethod
    def of(cls, content: bytes, faults: Iterable[Fault], *, show_values: bool = False) -> Self:
        """Prepare to cut excerpts around some faults of a file."""
        text = content.decode("utf-8", errors="replace")
        known = list(faults)
        if any(fault.code in _UNSOUND for fault in known):
            return cls(text, (), show_values=show_values)
        found = locate(text, (path for fault in known for path in _around(fault.finding.path)))
        anchors = sorted((offset, path) for path, offset in found.items())
        return cls(text, [Anchor(*anchor) for anchor in anchors], show_values=show_values)

    def around(self, fault: Fault) -> list[Line]:
        """Give the lines around a fault, fit to be printed anywhere."""
        offset = self._lines.offset(fault.line, fault.column)
        match = _MARKED.match(self._text, offset)
        assert match is not None, "the pattern accepts nothing at all, so it always matches"
        cuts = self._cuts(offset)
        hidden = self._hidden(cuts[0][0], cuts[-1][1])
        first = fault.line - sum(end < offset for _, end in cuts)
        lines: list[Line] = []
        for number, (start, end) in enumerate(cuts, start=first):
            is_marked = start <= offset <= end
            ends = [offset, min(match.end(), end)] if is_marked else []
            parts = [self._printed(*span, hidden=hidden) for span in pairwise([start, *ends, end])]
            lines.append([number, *self._with_ellipses(parts, start, end)])
        return _dedented(lines)

    def _cuts(self, offset: int) -> list[_Span]:
        """Choose what is shown of each line."""
        text = self._text
        line = _line_at(text, offset)
        before, behind = [line], [line]
        while len(before) <= _AROUND and before[0][0] > 0:
            before.insert(0, _line_at(text, before[0][0] - 1))
        while len(behind) <= _AROUND and behind[-1][1] < len(text) - 1:
            behind.append(_line_at(text, behind[-1][1] + 1))
        start, end = line
        if end - start > _WIDTH:
            start = max(start, min(offset - _BEFORE, end - _WIDTH))
        around = [*before[:-1], (start, end), *behind[1:]]
        return [(start, min(end, start + _WIDTH)) for start, end in around]

    def _hidden(self, start: int, end: int) -> list[_Span] | None:
        """Give what is to be masked; None where only words can tell."""
        if self._show_values:
            return []
        index = bisect_right(self._anchors, start, key=lambda anchor: anchor.offset) - 1
        if index < 0 or end - self._anchors[index].offset > _FARTHEST:
            # In front of the first anchor there is nothing but space.
            return None
        spans = hidden_spans(self._text, self._anchors[index], end)
        return [span for span in spans if span[1] > start]

    def _printed(self, start: int, end: int, *, hidden: list[_Span] | None) -> str:
        """Write a stretch of the text, masked and harmless."""
        text = self._text[start:end].removesuffix("\r")
        if hidden is None:
            text = masked_words(text)
        for one, other in hidden or ():
            if one < end and other > start:
                left, right = max(one - start, 0), min(other, end) - start
                text = text[:left] + mask(text[left:right]) + text[right:]
        return visible(self._without_tabs(text, is_first=_begins_line(self._text, start)))

    def _without_tabs(self, text: str, *, is_first: bool) -> str:
        """Write tabs as spaces, but those that may be the fault of a text that is no JSON."""
        if self._is_sound:
            return text.replace("\t", _TAB)
        margin = len(text) - len(text.lstrip(" \t")) if is_first else 0
        return text[:margin].replace("\t", _TAB) + text[margin:]

    def _with_ellipses(self, parts: list[str], start: int, end: int) -> list[str]:
        """Say where a line goes on."""
        text = self._text
        if not _begins_line(text, start):
            parts[0] = f"…{parts[0]}"
        if end < len(text) and text[end] != "\n":
            parts[-1] = f"{parts[-1]}…"
        return parts


def _around(path: Path) -> Iterable[Path]:
    """Give a place, and the request before it, which an excerpt may reach back into."""
    yield path
    match path:
        case (name, int() as index, *_) if name == REQUESTS and index > 0:
            yield name, index - 1


def _line_at(text: str, offset: int) -> _Span:
    """Give beginning and end of the line that an offset stands in."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _begins_line(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] == "\n"


def _dedented(lines: list[Line]) -> list[Line]:
    """Take away the margin that all lines have."""
    texts = ["".join(line[1:]) for line in lines]
    margins = [len(text) - len(text.lstrip(" ")) for text in texts if text.strip(" ")]
    margin = min(margins, default=0)
    return [[number, first[margin:], *rest] for number, first, *rest in lines]
