"""Why an item fails, in words: the verdict, ASP's answer, what would have come next.

>>> from pytest_segur.api import check
>>> from pytest_segur.plugin.words import Words
>>> print(Words("en").fault(check(b"[]").errors[0]))
S104 the root of the file must be an object; found: a value other than an object
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.treatment import treatment_of
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pytest

    from pytest_segur.asp.treatment import TreatmentOf
    from pytest_segur.diagnosis import Diagnosis, Fault, OtherEdition, RequestDiagnosis
    from pytest_segur.plugin.screen import Screen
    from pytest_segur.plugin.words import Words

_ASP: Final = Text(
    "Réponse de l'ASP à la demande {request} : {code} – {label}",
    "ASP's answer to request {request}: {code} – {label}",
)
_ASP_REFUSES: Final = Text(
    "Réponse de l'ASP : le portail rejette le fichier ({code})",
    "ASP's answer: the portal rejects the file ({code})",
)
_NEXT: Final = Text("L'ASP aurait répondu ensuite :", "Next, ASP would have answered:")
_MORE: Final = Text("… et aussi : {codes}", "… and also: {codes}")
_NOT_EVALUATED: Final = Text("Non évaluées : {rules}", "Not evaluated: {rules}")
_BECAUSE: Final = Text("{rules} (à cause de {fault})", "{rules} (because of {fault})")
_OTHER: Final = Text(
    "{edition} : {accepted}, {rejected} (--segur-edition={edition})",
    "{edition}: {accepted} accepted, {rejected} rejected (--segur-edition={edition})",
)
_OTHER_UNREADABLE: Final = Text(
    "{edition} : aucune de ces erreurs, mais d'autres (--segur-edition={edition})",
    "{edition}: none of these errors, but others (--segur-edition={edition})",
)


class Refused(AssertionError):
    """An item fails for what was found in the user's file; no traceback tells more.

    Reporters that tell failures from breakdowns, as Allure does, go by this kind of error.

    Args:
        headline: the verdict, in one line.
        lines: everything else.
        line: where in the file, from 1.
    """

    def __init__(self, headline: str, lines: Iterable[str] = (), *, line: int = 1) -> None:
        super().__init__("\n".join((headline, *lines)))
        self.headline = headline
        self.line = line

    def again(self) -> Refused:
        """Give the same failure for another item: a traceback grows each time it is raised."""
        return Refused(self.headline, str(self).split("\n")[1:], line=self.line)


def represent(failure: Refused, excinfo: pytest.ExceptionInfo[BaseException], path: str) -> Any:  # noqa: ANN401 - the type is private to pytest
    """Give a failure the form that pytest prints, with the place in the user's file.

    A plain string would end up whole in the message of JUnit XML, and a class of our own
    would not survive the way from an xdist worker: what pytest builds itself does both.
    """
    representation: Any = excinfo.getrepr(style="value")
    crash = replace(
        representation.reprcrash, path=path, lineno=failure.line, message=failure.headline
    )
    traceback, _, note = representation.chain[-1]
    representation.reprcrash = crash
    representation.chain = [(traceback, crash, note)]
    return representation


def file_lines(
    faults: Sequence[Fault], omitted: Mapping[str, int], *, screen: Screen, words: Words
) -> list[str]:
    """Tell the faults of a file or of an archive as a whole, in their order.

    What the portal says of them is its first structural fault; names and archives are judged
    by the kit.
    """
    lines = []
    if faults[0].code.startswith("S"):
        lines += screen.take(words(_ASP_REFUSES, code=faults[0].code))
    lines += screen.in_full(faults[0])
    told, untold = screen.tell(faults[1:])
    return lines + told + _others(untold, omitted, words)


def request_lines(
    request: RequestDiagnosis,
    diagnosis: Diagnosis,
    *,
    screen: Screen,
    words: Words,
    own: TreatmentOf | None = None,
) -> list[str]:
    """Tell ASP's answer to a request first, then what it would have answered next time.

    Args:
        request: a request that is refused.
        diagnosis: its file.
        screen: what there is room for.
        words: the language of the session.
        own: the user's own codes and labels.

    Raises:
        TreatmentError: those are not two strings.
    """
    first, rest = request.errors[0], request.errors[1:]
    # ASP answers in French, whatever the language of the session.
    answer = treatment_of(first.rule, diagnosis.edition, own)
    asked = _request(request)
    code, label = visible(answer.code), visible(answer.label)
    lines = screen.take(words(_ASP, request=asked, code=code, label=label))
    lines += screen.in_full(first)
    last = []
    if request.not_evaluated:
        rules = _by_cause(request.not_evaluated, words)
        last = screen.take(words(_NOT_EVALUATED, rules=rules))
    if rest:
        lines += screen.take(words(_NEXT))
    told, untold = screen.tell(rest)
    return [*lines, *told, *_others(untold, request.omitted, words), *last]


def _request(request: RequestDiagnosis) -> str:
    """Name a request by its position, and by the number that its vendor knows it by."""
    number = request.numeroEditeur
    if number is None:
        return str(request.position)
    return f"{request.position} (numeroEditeur {quoted(number)})"


def other_line(other: OtherEdition, words: Words) -> str:
    """Tell what the edition that is not in use gives."""
    edition = str(other.edition)
    if not other.is_readable:
        return words(_OTHER_UNREADABLE, edition=edition)
    accepted, rejected = str(other.accepted), str(other.rejected)
    if words.language == "fr":
        accepted = f"{accepted} {_plural('acceptée', other.accepted)}"
        rejected = f"{rejected} {_plural('refusée', other.rejected)}"
    return words(_OTHER, edition=edition, accepted=accepted, rejected=rejected)


def _plural(word: str, count: int) -> str:
    return word if count < 2 else f"{word}s"  # noqa: PLR2004 - French: zéro acceptée


def _others(faults: Sequence[Fault], omitted: Mapping[str, int], words: Words) -> list[str]:
    """Count the faults that there is no room for."""
    counts = Counter(fault.code for fault in faults)
    counts.update({code: n for code, n in omitted.items() if not code.startswith("A")})
    codes = ", ".join(code if n == 1 else f"{code} × {n}" for code, n in counts.items())
    return [words(_MORE, codes=codes)] if codes else []


def _by_cause(not_evaluated: Mapping[str, str], words: Words) -> str:
    rules: defaultdict[str, list[str]] = defaultdict(list)
    for rule, fault in not_evaluated.items():
        rules[fault].append(rule)
    return " ; ".join(
        words(_BECAUSE, rules=", ".join(resting), fault=fault) for fault, resting in rules.items()
    )
