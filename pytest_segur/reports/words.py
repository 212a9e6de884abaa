"""Small pieces of sentences that several reports need."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.spec.text import Language


_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
#: Blanks of French where no line may end: before punctuation, in guillemets, between thousands.
_TIED = re.compile(r"(?<=«) | (?=[»:;!?%])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")


def unfilled(sentence: Text) -> Text:
    """Show what a sentence names only once there is a fault.

    >>> unfilled(Text("Écrivez {date}.", "Write {date}.")).en
    'Write ….'
    """
    return Text(_PLACEHOLDER.sub("…", sentence.fr), _PLACEHOLDER.sub("…", sentence.en))


def unbreakable(text: str) -> str:
    """Tie the blanks of a French text where no line may end, for what is wrapped by others.

    >>> unbreakable("« Mo » : 20 000 000 octets, 50 %").replace("\u00a0", "~")
    '«~Mo~»~: 20~000~000 octets, 50~%'
    """
    return _TIED.sub("\u00a0", text)


def counted(count: int, one: Text, many: Text, language: Language) -> str:
    """Write a number and its noun.

    >>> counted(0, Text("refusée", "refused"), Text("refusées", "refused"), "fr")
    '0 refusée'
    """
    is_single = count < 2 if language == "fr" else count == 1  # noqa: PLR2004 - French counts so
    return f"{count} {(one if is_single else many).to(language)}"


def tallied(counts: Mapping[str, int]) -> str:
    """Write how often each rule is broken, the most frequent first.

    >>> tallied({"D210": 1, "D251": 3})
    'D251 × 3, D210 × 1'
    """
    in_order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{code} × {count}" for code, count in in_order)


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers in rising order, neighbours as ranges.

    >>> ranges([1, 2, 3, 5, 7, 8])
    '1-3, 5, 7, 8'
    """
    groups = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in group] for _, group in groups]
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004 - two neighbours are no range
        for run in runs
    )


def causes(not_evaluated: Mapping[str, str], language: Language) -> str:
    """Write which rules rest, and because of what.

    >>> causes({"D226": "D221", "D273": "D205", "D227": "D221"}, "en")
    'D226, D227 (because of D221); D273 (because of D205)'
    """
    because = Text("à cause de", "because of").to(language)
    separator = Text(" ; ", "; ").to(language)
    by_cause: dict[str, list[str]] = {}
    for code, cause in not_evaluated.items():
        by_cause.setdefault(cause, []).append(code)
    return separator.join(
        f"{', '.join(codes)} ({because} {cause})" for cause, codes in by_cause.items()
    )
