"""The section at the end of the session: files, requests, verdicts, rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pytest_segur.diagnosis import OtherEdition
from pytest_segur.plugin.failure import other_line
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pytest_segur.plugin.tally import Tally
    from pytest_segur.plugin.words import Words

_MOST_FILES: Final = 10

_FILES: Final = Text("Fichiers", "Files")
_REQUESTS: Final = Text("Demandes", "Requests")
_VERDICTS: Final = Text(
    "{requests}, acceptées : {accepted}, refusées : {rejected}",
    "{requests}, accepted: {accepted}, rejected: {rejected}",
)
_BY_RULE: Final = Text("Par règle", "By rule")
_WAIVED: Final = Text("Dont sous dérogation", "Of these waived")
_NOT_EVALUATED: Final = Text("Règles non évaluées", "Rules not evaluated")
_OTHER: Final = Text(
    "Fichiers sans aucune de ces erreurs avec l'autre édition",
    "Files with none of these errors under the other edition",
)
_MORE: Final = Text("… autres fichiers : {count}", "… more files: {count}")


def summary_lines(tallies: Sequence[Tally], words: Words) -> list[str]:
    """Sum up the files of a session, in the order of their paths."""
    requests = sum(tally.requests for tally in tallies)
    accepted = sum(tally.accepted for tally in tallies)
    verdicts = words(
        _VERDICTS,
        requests=str(requests),
        accepted=str(accepted),
        rejected=str(requests - accepted),
    )
    lines = [words.about(words(_FILES), str(len(tallies))), words.about(words(_REQUESTS), verdicts)]
    lines += _counted(_BY_RULE, (tally.by_code for tally in tallies), words)
    lines += _counted(_WAIVED, (tally.waived for tally in tallies), words)
    not_evaluated = sum(tally.not_evaluated for tally in tallies)
    if not_evaluated:
        lines.append(words.about(words(_NOT_EVALUATED), str(not_evaluated)))
    return lines + _others(tallies, words)


def _counted(subject: Text, counts: Iterable[Mapping[str, int]], words: Words) -> list[str]:
    """Tell how often each rule is broken; nothing where none is."""
    total: Counter[str] = Counter()
    for by_code in counts:
        total.update(by_code)
    codes = ", ".join(f"{code} × {n}" for code, n in sorted(total.items()))
    return [words.about(words(subject), codes)] if codes else []


def _others(tallies: Sequence[Tally], words: Words) -> list[str]:
    """Name the files that the other edition helps."""
    helped = [(tally.path, tally.other) for tally in tallies if tally.other is not None]
    if not helped:
        return []
    lines = [words.about(words(_OTHER), str(len(helped)))]
    for path, other in helped[:_MOST_FILES]:
        told = OtherEdition(**{**other, "edition": Edition(other["edition"])})
        lines.append(f"  {visible(path)} – {other_line(told, words)}")
    if len(helped) > _MOST_FILES:
        lines.append(words(_MORE, count=str(len(helped) - _MOST_FILES)))
    return lines
