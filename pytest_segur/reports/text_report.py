"""The report for somebody in a hurry: verdict, ASP's answer, what else is wrong, what to do.

Long lists are cut, never silently: what is left out is counted, rule by rule.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.fault_text import detail_lines, headline
from pytest_segur.reports.style import plain
from pytest_segur.reports.verdicts import verdict_of
from pytest_segur.reports.words import causes, counted, ranges, tallied
from pytest_segur.spec.text import Text
from pytest_segur.wording import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pytest_segur.diagnosis import (
        ArchiveDiagnosis,
        Diagnosis,
        Fault,
        OtherEdition,
        RequestDiagnosis,
    )
    from pytest_segur.reports.style import Style, Tone
    from pytest_segur.spec.text import Language

#: So many refused requests of a file are told in full, and so many with the same faults.
MOST_REQUESTS: Final = 10
MOST_ALIKE: Final = 3
#: So many faults of one request, of the file or of the archive, and so many advisories.
MOST_FAULTS: Final = 10

_INDENT: Final = "  "
_REQUEST: Final = (Text("demande", "request"), Text("demandes", "requests"))
_ACCEPTED: Final = (Text("acceptée", "accepted"), Text("acceptées", "accepted"))
_REFUSED: Final = (Text("refusée", "refused"), Text("refusées", "refused"))
_FILES: Final = (Text("fichier", "file"), Text("fichiers", "files"))
_OTHERS: Final = (Text("autre", "more"), Text("autres", "more"))
_OTHERS_REFUSED: Final = (
    Text("autre refusée", "more refused"),
    Text("autres refusées", "more refused"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReport:
    """Writes diagnoses for people.

    Attributes:
        language: of the words.
        show_values: whether personal values are written in clear.
        style: how tones look.
    """

    language: Language = "fr"
    show_values: bool = False
    style: Style = plain

    def file_lines(self, diagnosis: Diagnosis, *, path: str) -> Iterator[str]:
        """Tell everything about one file.

        Args:
            diagnosis: what was found.
            path: the file, as the report names it.
        """
        yield self._verdict(diagnosis, path)
        if diagnosis.errors:
            yield from self._file_faults(diagnosis, path)
        yield from self._requests(diagnosis.requests, path)
        if diagnosis.archive is not None and diagnosis.archive.errors:
            name = visible(diagnosis.archive.path)
            yield self._title(Text(f"Archive {name} :", f"Archive {name}:"), "bad")
            yield from self._faults(diagnosis.archive.errors, path, diagnosis.archive.omitted)
        yield from self._advisories(diagnosis, path)
        if diagnosis.other is not None:
            yield _INDENT + self.style(self._other_edition(diagnosis.other), "strong")

    def summary_lines(self, summary: Mapping[str, Any]) -> Iterator[str]:
        """Tell the counts of the whole run.

        Args:
            summary: as the JSON report has it.
        """
        head = self._say(Text("Bilan : ", "Summary: "))
        tone: Tone = "bad" if summary["by_code"] else "good"
        yield self.style(
            f"{head}{self._count(summary['files'], _FILES)}, "
            f"{self._count(summary['requests'], _REQUEST)}, "
            f"{self._count(summary['accepted'], _ACCEPTED)}, "
            f"{self._count(summary['rejected'], _REFUSED)}",
            tone,
        )
        if summary["by_code"]:
            by_rule = self._say(Text("par règle : ", "by rule: "))
            yield _INDENT + by_rule + tallied(summary["by_code"])
        if "waived" in summary:
            waived = self._say(Text("dont sous dérogation : ", "of these waived: "))
            yield _INDENT + waived + tallied(summary["waived"])
        if summary["not_evaluated"]:
            resting = self._say(Text("règles non évaluées : ", "rules not evaluated: "))
            yield f"{_INDENT}{resting}{summary['not_evaluated']}"

    def _verdict(self, diagnosis: Diagnosis, path: str) -> str:
        accepted = sum(request.verdict == "accepted" for request in diagnosis.requests)
        refused = len(diagnosis.requests) - accepted
        verdict = verdict_of(
            diagnosis.verdict, accepted=accepted, is_faultless=diagnosis.is_faultless
        )
        line = f"{self.style(visible(path), 'strong')}{self._say(Text(' : ', ': '))}"
        line += self.style(self._say(verdict.text), verdict.tone)
        if not diagnosis.requests:
            return line
        counts = [self._count(len(diagnosis.requests), _REQUEST)]
        if accepted and refused:
            counts += [self._count(accepted, _ACCEPTED), self._count(refused, _REFUSED)]
        return f"{line} ({', '.join(counts)})"

    def _file_faults(self, diagnosis: Diagnosis, path: str) -> Iterator[str]:
        structure = [fault for fault in diagnosis.errors if fault.code.startswith("S")]
        name = [fault for fault in diagnosis.errors if not fault.code.startswith("S")]
        if structure:
            yield self._title(
                Text(
                    "Le premier contrôle rejette le fichier entier, sans réponse demande par "
                    "demande :",
                    "The first control rejects the whole file, without an answer request by "
                    "request:",
                ),
                "bad",
            )
            yield from self._faults(structure, path, diagnosis.omitted)
        if name:
            yield self._title(Text("Le nom du fichier :", "The name of the file:"), "bad")
            yield from self._faults(name, path, {})

    def _requests(self, requests: Sequence[RequestDiagnosis], path: str) -> Iterator[str]:
        told, left_out = _worth_telling([request for request in requests if request.errors])
        for request in told:
            yield from self._request(request, path)
        yield from self._requests_left_out(left_out)

    def _request(self, request: RequestDiagnosis, path: str) -> Iterator[str]:
        first, *others = request.errors
        number = "" if request.numeroEditeur is None else quoted(request.numeroEditeur)
        called = f" (numeroEditeur {number})" if number else ""
        position = request.position
        yield self._title(
            Text(f"Demande {position}{called} : refusée", f"Request {position}{called}: refused"),
            "bad",
        )
        answer = f"{first.code}, {first.demand_in(self.language)}"
        yield self._title(
            Text(f"Réponse de l'ASP : {answer}", f"ASP's answer: {answer}"), "strong", depth=2
        )
        yield from self._faults([first], path, {}, depth=2)
        if others or request.omitted:
            yield self._title(
                Text("L'ASP aurait répondu ensuite :", "Next, ASP would have answered:"),
                "strong",
                depth=2,
            )
            yield from self._faults(others, path, request.omitted, depth=2)
        if request.not_evaluated:
            resting = causes(request.not_evaluated, self.language)
            yield self._title(
                Text(f"Règles non évaluées : {resting}", f"Rules not evaluated: {resting}"),
                "faint",
                depth=2,
            )

    def _requests_left_out(self, refused: Sequence[RequestDiagnosis]) -> Iterator[str]:
        """Tell of the other requests what ASP answers, requests of one answer together."""
        if not refused:
            return
        positions: dict[str, list[int]] = {}
        for request in refused:
            positions.setdefault(request.errors[0].code, []).append(request.position)
        others = self._count(len(refused), _OTHERS_REFUSED)
        yield self._title(
            Text(
                f"… et {others}, par réponse de l'ASP (tout : --format json) :",
                f"… and {others}, by ASP's answer (everything: --format json):",
            ),
            "bad",
        )
        for code, found in positions.items():
            noun = self._say(_REQUEST[0] if len(found) == 1 else _REQUEST[1])
            yield f"{_INDENT * 2}{code}  {noun} {ranges(found)}"

    def _advisories(self, diagnosis: Diagnosis, path: str) -> Iterator[str]:
        parts: list[Diagnosis | RequestDiagnosis | ArchiveDiagnosis]
        parts = [diagnosis, *diagnosis.requests]
        if diagnosis.archive is not None:
            parts.append(diagnosis.archive)
        found = [fault for part in parts for fault in part.advisories]
        if not found:
            return
        omitted: Counter[str] = Counter()
        for part in parts:
            omitted.update(_of_kind(part.omitted, advisory=True))
        yield self._title(
            Text("Avis, qui n'entraînent aucun refus :", "Advisories, which refuse nothing:"),
            "advice",
        )
        yield from self._faults(found, path, omitted)

    def _faults(
        self, faults: Sequence[Fault], path: str, omitted: Mapping[str, int], *, depth: int = 1
    ) -> Iterator[str]:
        """Tell some faults in full, and count the others."""
        margin = _INDENT * (depth + 1)
        for fault in faults[:MOST_FAULTS]:
            tone: Tone = "advice" if fault.rule.is_advisory else "bad"
            words = headline(fault, path=path)
            yield margin + self.style(words[: len(fault.code)], tone) + words[len(fault.code) :]
            details = detail_lines(fault, self.language, show_values=self.show_values)
            yield from (margin + line for line in details)
        is_advisory = bool(faults) and faults[0].rule.is_advisory
        left_out = Counter(fault.code for fault in faults[MOST_FAULTS:])
        left_out.update(_of_kind(omitted, advisory=is_advisory))
        if left_out:
            others = self._count(left_out.total(), _OTHERS)
            more = Text(f"… et {others} : ", f"… and {others}: ").to(self.language)
            yield margin + self.style(more + tallied(left_out), "faint")

    def _other_edition(self, other: OtherEdition) -> str:
        switch = f"--edition {other.edition}"
        if not other.is_readable:
            return self._say(
                Text(
                    f"{other.edition} : aucune de ces erreurs, mais d'autres, et le fichier "
                    f"rejeté ({switch})",
                    f"{other.edition}: none of these errors, but others, and the file "
                    f"rejected ({switch})",
                )
            )
        accepted = self._count(other.accepted, _ACCEPTED)
        refused = self._count(other.rejected, _REFUSED)
        head = self._say(Text(f"{other.edition} : ", f"{other.edition}: "))
        return f"{head}{accepted}, {refused} ({switch})"

    def _title(self, words: Text, tone: Tone, *, depth: int = 1) -> str:
        return _INDENT * depth + self.style(self._say(words), tone)

    def _say(self, words: Text) -> str:
        return words.to(self.language)

    def _count(self, count: int, noun: tuple[Text, Text]) -> str:
        return counted(count, *noun, self.language)


def _worth_telling(
    refused: Sequence[RequestDiagnosis],
) -> tuple[list[RequestDiagnosis], list[RequestDiagnosis]]:
    """Take the requests that tell something new, and those that are left out."""
    told: list[RequestDiagnosis] = []
    left_out: list[RequestDiagnosis] = []
    alike: Counter[frozenset[str]] = Counter()
    for request in refused:
        codes = frozenset(fault.code for fault in request.errors)
        alike[codes] += 1
        is_new = len(told) < MOST_REQUESTS and alike[codes] <= MOST_ALIKE
        (told if is_new else left_out).append(request)
    return told, left_out


def _of_kind(omitted: Mapping[str, int], *, advisory: bool) -> dict[str, int]:
    return {code: n for code, n in omitted.items() if code.startswith("A") is advisory}


def report_lines(
    report: TextReport, diagnoses: Iterable[tuple[str, Diagnosis]], summary: Mapping[str, Any]
) -> Iterator[str]:
    """Write a whole report.

    Args:
        report: how it is written.
        diagnoses: paths as the report names them, and what was found.
        summary: the counts, as the JSON report has them.
    """
    for path, diagnosis in diagnoses:
        yield from report.file_lines(diagnosis, path=path)
        if not diagnosis.is_faultless:
            yield ""
    yield from report.summary_lines(summary)
