"""One file as the page shows it: its faults in full, in a line, or counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pytest_segur.reports.html.advice_view import advice_of, counts_of
from pytest_segur.reports.html.fault_view import FaultList
from pytest_segur.reports.html.limits import MOST_OF_FILE, MOST_OF_PART, told
from pytest_segur.reports.verdicts import verdict_of
from pytest_segur.reports.words import causes, tallied
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_segur.reports.html.advice_view import AdviceView
    from pytest_segur.reports.html.phrases import Phrasebook
    from pytest_segur.reports.html.rule_words import RuleWords
    from pytest_segur.reports.verdicts import VerdictText


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A refused request, told in full.

    Attributes:
        position: from 1.
        number: its numeroEditeur; None where it has none.
        answer: codeTraitement and libelleTraitement, or what keeps them unknown (`problem`).
        first: the fault that ASP answers with.
        behind: what it would have answered next.
        not_evaluated: rules that rest, and why.
    """

    position: int
    number: str | None
    answer: Mapping[str, str]
    first: FaultList
    behind: FaultList
    not_evaluated: str

    @property
    def codes(self) -> Sequence[str]:
        """The rules of the faults that are told."""
        return [*self.first.codes, *self.behind.codes]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A refused request of which only the codes are told."""

    position: int
    number: str | None
    codes: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """One file.

    Attributes:
        number: its place in the report, from 1.
        path: as the report names it.
        verdict: as the report has it.
        verdict_text: the same in words.
        is_faultless: whether nothing is at fault, the archive included.
        faults: how many.
        accepted: how many requests.
        refused: how many requests.
        own_edition: the edition that it was judged by, where it is not that of the report.
        other_edition: what the other edition gives, where it knows none of the errors.
        structure: faults of the first control.
        name: faults of its name.
        archive: faults of its archive.
        archive_path: where that is; None where there is none.
        requests: refused requests, in full.
        lines: more of them, in a line each.
        left_out: yet more of them, counted by what ASP answers.
        accepted_numbers: names of accepted requests.
        more_accepted: how many more there are.
        codes: every rule that is broken.
    """

    number: int
    path: str
    verdict: str
    verdict_text: VerdictText
    is_faultless: bool
    faults: int
    accepted: int
    refused: int
    own_edition: str
    other_edition: str
    structure: FaultList
    name: FaultList
    archive: FaultList
    archive_path: str | None
    requests: Sequence[RequestView]
    lines: Sequence[RequestLine]
    left_out: str
    accepted_numbers: Sequence[str]
    more_accepted: int
    codes: Sequence[str]

    @property
    def detailed(self) -> int:
        """How many faults are told in full."""
        lists = [self.structure, self.name, self.archive]
        lists += (part for one in self.requests for part in (one.first, one.behind))
        return sum(len(part.faults) for part in lists)


class FileTeller:
    """Tells of one file, as much as there is room for.

    Args:
        number: its place in the report, from 1.
        entry: what the report says of it.
        extras: what was gathered beside.
        words: of rules.
        phrases: of the page.
    """

    def __init__(
        self,
        *,
        number: int,
        entry: Mapping[str, Any],
        extras: Mapping[str, Any],
        words: RuleWords,
        phrases: Phrasebook,
    ) -> None:
        self._number = number
        self._entry = entry
        self._extras = extras
        self._words = words
        self._phrases = phrases
        self._refused = [one for one in entry["requests"] if one["errors"]]
        self._accepted = [one for one in entry["requests"] if not one["errors"]]
        self._archive: Mapping[str, Any] = entry["archive"] or {"errors": (), "path": None}
        self._advised = counts_of(entry)

    @property
    def refused(self) -> int:
        """How many requests are refused."""
        return len(self._refused)

    @property
    def accepted(self) -> int:
        """How many requests are accepted."""
        return len(self._accepted)

    @property
    def advisories(self) -> int:
        """How many there are."""
        return self._advised.total()

    @property
    def advised_codes(self) -> Sequence[str]:
        """The rules of the advisories."""
        return list(self._advised)

    @cached_property
    def full(self) -> int:
        """How many faults it would take to tell all of it in full."""
        parts = [self._entry, self._archive, *self._refused]
        return min(sum(min(len(part["errors"]), MOST_OF_PART) for part in parts), MOST_OF_FILE)

    def advice(self, most: int) -> AdviceView:
        """Tell the advisories."""
        return advice_of(self._entry, self._words, most=most)

    def view(self, *, edition: str, faults: int, lines: int, accepted: int) -> FileView:
        """Tell everything else.

        Args:
            edition: of the report.
            faults: so many are told in full.
            lines: so many more requests have a line each.
            accepted: so many accepted requests are named.
        """
        entry, more = self._entry, self._extras
        counts = self._counts()
        structure = [one for one in entry["errors"] if one["code"].startswith("S")]
        name = [one for one in entry["errors"] if not one["code"].startswith("S")]
        of_file = more.get("errors", ())
        # Of the errors of a file, those of its structure come first.
        of_structure, of_name = of_file[: len(structure)], of_file[len(structure) :]
        in_full, in_line, left_out = self._sorted(faults, lines)
        is_faultless = not counts
        own_edition = more.get("edition", edition)
        return FileView(
            number=self._number,
            path=entry["path"],
            verdict=entry["verdict"],
            verdict_text=verdict_of(
                entry["verdict"], accepted=self.accepted, is_faultless=is_faultless
            ),
            is_faultless=is_faultless,
            faults=counts.total(),
            accepted=self.accepted,
            refused=self.refused,
            own_edition=own_edition if own_edition != edition else "",
            other_edition=self._other_edition(),
            structure=self._list(structure, of_structure, entry.get("omitted", {})),
            name=self._list(name, of_name, {}),
            archive=self._list(
                self._archive["errors"],
                more.get("archive", ()),
                self._archive.get("omitted", {}),
            ),
            archive_path=self._archive["path"],
            requests=[self._request(request) for request in in_full],
            lines=[_line(request) for request in in_line],
            left_out=tallied(Counter(request["errors"][0]["code"] for request in left_out)),
            accepted_numbers=[_name(request) for request in self._accepted[:accepted]],
            more_accepted=max(self.accepted - accepted, 0),
            codes=sorted(counts),
        )

    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for part in (self._entry, self._archive, *self._refused):
            counts.update(error["code"] for error in part["errors"])
            omitted: Mapping[str, int] = part.get("omitted", {})
            counts.update({code: n for code, n in omitted.items() if not code.startswith("A")})
        return counts

    def _sorted(
        self, faults: int, lines: int
    ) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]], list[Mapping[str, Any]]]:
        """Part the refused requests: told in full, in a line, merely counted."""
        if not self._refused:
            return [], [], []
        codes = [[error["code"] for error in request["errors"]] for request in self._refused]
        chosen = set(told(codes, faults))
        others = [one for index, one in enumerate(self._refused) if index not in chosen]
        in_full = [self._refused[index] for index in sorted(chosen)]
        return in_full, others[:lines], others[lines:]

    def _request(self, request: Mapping[str, Any]) -> RequestView:
        more = self._extras.get("requests", {}).get(str(request["position"]), {})
        errors, of_errors = request["errors"], more.get("errors", ())
        return RequestView(
            position=request["position"],
            number=request["numeroEditeur"],
            answer=more.get("answer", {}),
            first=self._list(errors[:1], of_errors[:1], {}),
            behind=self._list(
                errors[1:], of_errors[1:], request.get("omitted", {}), most=MOST_OF_PART - 1
            ),
            not_evaluated=causes(request["not_evaluated"], self._phrases.language),
        )

    def _list(
        self,
        errors: Sequence[Mapping[str, Any]],
        more: Sequence[Mapping[str, Any]],
        omitted: Mapping[str, int],
        *,
        most: int = MOST_OF_PART,
    ) -> FaultList:
        return FaultList.of(errors, omitted, self._words, more, most=most)

    def _other_edition(self) -> str:
        other = self._extras.get("other")
        if other is None:
            return ""
        edition, phrases = other["edition"], self._phrases
        if not other["is_readable"]:
            return Text(
                f"{edition} : aucune de ces fautes, mais d'autres",
                f"{edition}: none of these faults, but others",
            ).to(phrases.language)
        counts = f"{phrases.count(other['accepted'], 'accepted')}, "
        counts += phrases.count(other["rejected"], "refused")
        return Text(f"{edition} : {counts}", f"{edition}: {counts}").to(phrases.language)


def _line(request: Mapping[str, Any]) -> RequestLine:
    codes = dict.fromkeys(error["code"] for error in request["errors"])
    return RequestLine(
        position=request["position"], number=request["numeroEditeur"], codes=list(codes)
    )


def _name(request: Mapping[str, Any]) -> str:
    number: str | None = request["numeroEditeur"]
    return f"#{request['position']}" if number is None else number
