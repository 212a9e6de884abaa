"""What a page needs beside the report for programs, gathered where a file is judged.

Plain data, so that it travels: what was demanded and found apart, excerpts of the file, ASP's
answer, words of house rules, and what could not be judged for want of something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.document import Unreadable
from pytest_segur.reports.html.excerpt import Excerpts
from pytest_segur.reports.html.limits import MOST_OF_FILE, MOST_OF_PART, told
from pytest_segur.spec.rule import Rule
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_segur.diagnosis import Diagnosis, Fault, RequestDiagnosis
    from pytest_segur.settings import Settings
    from pytest_segur.spec.text import Language

#: Gives codeTraitement and libelleTraitement for a rule, or says why there are none.
AnswerTo = Callable[[Rule], tuple[str, str] | Text]

#: Rules that need to know earlier deposits, or the profiles of the solution.
OF_HISTORY: Final = ("D207", "F405", "F406")
OF_PROFILES: Final = ("D259", "D260")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """Gathers the extras of files.

    Attributes:
        language: of the words.
        show_values: whether personal values are written in clear.
    """

    language: Language
    show_values: bool = False

    def extras_of(
        self,
        diagnosis: Diagnosis,
        content: bytes | Unreadable,
        settings: Settings,
        answer: AnswerTo,
    ) -> dict[str, Any]:
        """Gather what a page tells of a file.

        Args:
            diagnosis: what was found.
            content: what was judged.
            settings: how it was judged.
            answer: what ASP answers to a rule.
        """
        refused = [request for request in diagnosis.requests if request.errors]
        codes = [[fault.code for fault in request.errors] for request in refused]
        chosen = [refused[index] for index in told(codes, MOST_OF_FILE)]
        of_archive = diagnosis.archive.errors if diagnosis.archive else ()
        parts = [diagnosis.errors, of_archive, *(request.errors for request in chosen)]
        teller = self._teller(content, parts)
        labels = {rule.code: Text(rule.label_fr, rule.label_en) for rule in settings.rules}
        return {
            "edition": str(diagnosis.edition),
            "other": diagnosis.other and asdict(diagnosis.other),
            "unknown": _unknown(settings),
            "ignored": sorted(settings.ignored),
            "labels": {code: label.to(self.language) for code, label in labels.items()},
            "errors": teller.tell(diagnosis.errors),
            "archive": teller.tell(of_archive),
            "requests": {
                str(request.position): {
                    "answer": self._answer(request, answer),
                    "errors": teller.tell(request.errors),
                }
                for request in chosen
            },
        }

    def _teller(self, content: bytes | Unreadable, parts: Iterable[Sequence[Fault]]) -> _Teller:
        if isinstance(content, Unreadable):
            return _Teller(self, None)
        faults = [fault for part in parts for fault in part[:MOST_OF_PART] if _is_inside(fault)]
        return _Teller(self, Excerpts.of(content, faults, show_values=self.show_values))

    def _answer(self, request: RequestDiagnosis, answer: AnswerTo) -> dict[str, str]:
        given = answer(request.errors[0].rule)
        if isinstance(given, Text):
            return {"problem": given.to(self.language)}
        code, label = given
        return {"code": code, "label": label}


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of a fault what the report for programs does not."""

    words: Gatherer
    excerpts: Excerpts | None

    def tell(self, faults: Sequence[Fault]) -> list[dict[str, Any]]:
        return [self._told(fault) for fault in faults[:MOST_OF_PART]]

    def _told(self, fault: Fault) -> dict[str, Any]:
        language, show_values = self.words.language, self.words.show_values
        has_excerpt = self.excerpts is not None and _is_inside(fault)
        return {
            "demand": fault.demand_in(language),
            "found": fault.found_in(language, show_values=show_values),
            "excerpt": self.excerpts.around(fault) if self.excerpts and has_excerpt else [],
        }


def _is_inside(fault: Fault) -> bool:
    """Tell whether a fault is one of the text, not of the name of the file or of the archive."""
    return bool(fault.finding.path) or fault.code[0] not in "FP"


def _unknown(settings: Settings) -> list[str]:
    """List the rules that could not be judged for want of what they compare with."""
    of_history = () if settings.history is not None else OF_HISTORY
    of_profiles = () if settings.profiles is not None else OF_PROFILES
    return [code for code in (*of_history, *of_profiles) if code not in settings.ignored]
