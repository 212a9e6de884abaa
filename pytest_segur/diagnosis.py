"""What the controls found: frozen, plain data, worded only when somebody reads it.

A `Finding` is what a rule saw, and where in the tree; a `Fault` is a finding with its line
and column. Sentences are made from them in either language, personal values masked unless
they are asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pytest_segur.positions import to_pointer
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.spec.catalogue import KIT_VERSION
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import in_language, shown, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.positions import Path
    from pytest_segur.spec.edition import Edition
    from pytest_segur.spec.rule import Rule, Source
    from pytest_segur.spec.text import Language
    from pytest_segur.waived import Waived

Verdict = Literal["accepted", "rejected"]
FileVerdict = Literal["accepted", "rejected", "mixed"]
#: What has errors of its own.
Part: TypeAlias = "Diagnosis | RequestDiagnosis | ArchiveDiagnosis"

#: Stands for "there is nothing to show": the rule's sentence says it all.
NOTHING: Final = type("Nothing", (), {"__repr__": lambda _: "NOTHING", "__slots__": ()})()

#: So many faults of one rule are listed; the others are counted (`omitted`).
MOST_LISTED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule saw.

    Attributes:
        rule: the rule that is broken.
        path: the value at fault, from the root of the file; may be missing there.
        found: the value, or a phrase, or `NOTHING`.
        expected: what was expected instead, for rules that judge a format.
        hint: how to mend it; the rule's own hint where None.
        details: what the sentences name; personal values never stand here.
        source: what this finding stands on, where it is not the rule's own source.
        offset: where in the text, when the path cannot tell.
    """

    rule: Rule
    path: Path = ()
    found: object = NOTHING
    expected: Text = field(default=same(""))
    hint: Text | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    offset: int | None = None

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def message(self) -> Text:
        """What is demanded and what was found, for whoever tells no place."""
        fault = Fault(self, 1, 1)
        return Text(fault.message_in("fr"), fault.message_in("en"))


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding, with its place in the text. This is what reports list.

    Attributes:
        finding: what a rule saw.
        line: from 1.
        column: from 1, in code points.
        waived: why nothing fails for it; None where nobody waives it.
    """

    finding: Finding
    line: int
    column: int
    waived: Waived | None = None

    @property
    def code(self) -> str:
        """The code of the rule that is broken."""
        return self.finding.rule.code

    @property
    def rule(self) -> Rule:
        """The rule that is broken."""
        return self.finding.rule

    @property
    def source(self) -> str:
        """What the rule stands on: document, inference, kit or house."""
        return str(self.finding.source or self.finding.rule.source)

    @property
    def pointer(self) -> str:
        """The place, as a JSON pointer."""
        return to_pointer(self.finding.path)

    @property
    def message(self) -> str:
        """What is wrong, in French, personal values masked."""
        return self.message_in("fr")

    @property
    def hint(self) -> str | None:
        """How to mend it, in French, personal values masked."""
        return self.hint_in("fr")

    def message_in(self, language: Language, *, show_values: bool = False) -> str:
        """Say what is demanded and what was found."""
        demand = self.demand_in(language)
        found = self.found_in(language, show_values=show_values)
        if found is None:
            return demand
        return Text(f"{demand} ; trouvé : {found}", f"{demand}; found: {found}").to(language)

    def demand_in(self, language: Language) -> str:
        """Say what the rule demands."""
        finding = self.finding
        expected = finding.expected.to(language)
        return finding.rule.label.to(language, on=finding.rule.on, expected=expected)

    def found_in(self, language: Language, *, show_values: bool = False) -> str | None:
        """Say what was found; None when there is nothing to show."""
        found = self.finding.found
        if found is NOTHING:
            return None
        return in_language(shown(found, masked=self.is_personal and not show_values), language)

    def hint_in(self, language: Language) -> str | None:
        """Say how to mend it; None when the message says it all."""
        hint = self.finding.hint or self.finding.rule.hint
        if hint is None:
            return None
        details = {name: visible(value) for name, value in self.finding.details.items()}
        return hint.to(language, **details)

    @property
    def is_personal(self) -> bool:
        """Whether the value names or reaches a person."""
        return any(step in PERSONAL for step in self.finding.path)

    def to_dict(self, *, language: Language = "fr", show_values: bool = False) -> dict[str, Any]:
        """Give the fault as the report writes it."""
        return {
            "code": self.code,
            "source": self.source,
            "pointer": self.pointer,
            "line": self.line,
            "column": self.column,
            "message": self.message_in(language, show_values=show_values),
            "hint": self.hint_in(language),
            **({} if self.waived is None else {"waived": self.waived.to_dict()}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDiagnosis:
    """What the second control says of one request.

    Attributes:
        position: from 1.
        numeroEditeur: as the request gives it; None when it is no string.
        errors: first error first: that one is ASP's answer.
        advisories: what is merely implausible.
        not_evaluated: rules that could not be judged, and the fault that kept them from it.
        omitted: how many more faults of a rule there are than `errors` lists.
    """

    position: int
    numeroEditeur: str | None  # noqa: N815 - the document's own word
    errors: tuple[Fault, ...] = ()
    advisories: tuple[Fault, ...] = ()
    not_evaluated: Mapping[str, str] = field(default_factory=dict)
    omitted: Mapping[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """Whether the automatic controls let the request pass."""
        return "rejected" if self.errors else "accepted"

    def to_dict(self, *, language: Language = "fr", show_values: bool = False) -> dict[str, Any]:
        """Give the request as the report writes it."""
        return {
            "position": self.position,
            "numeroEditeur": self.numeroEditeur,
            "verdict": self.verdict,
            "errors": _to_dicts(self.errors, language, show_values=show_values),
            "advisories": _to_dicts(self.advisories, language, show_values=show_values),
            "not_evaluated": dict(self.not_evaluated),
            **_omitted(self),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDiagnosis:
    """What was found of the supporting documents.

    Attributes:
        path: the archive, as the report names it.
        errors: P rules.
        advisories: A914.
        omitted: how many more faults of a rule there are than are listed.
    """

    path: str
    errors: tuple[Fault, ...] = ()
    advisories: tuple[Fault, ...] = ()
    omitted: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self, *, language: Language = "fr", show_values: bool = False) -> dict[str, Any]:
        """Give the archive as the report writes it."""
        return {
            "path": self.path,
            "errors": _to_dicts(self.errors, language, show_values=show_values),
            "advisories": _to_dicts(self.advisories, language, show_values=show_values),
            **_omitted(self),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEdition:
    """What the edition that is not in use says of a file.

    Attributes:
        edition: which one.
        accepted: requests that it accepts.
        rejected: requests that it refuses.
        is_readable: whether the file as a whole passes there.
    """

    edition: Edition
    accepted: int
    rejected: int
    is_readable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found of one submission.

    Attributes:
        path: the file, as it was named.
        edition: the edition that it was judged by.
        errors: faults of the file as a whole: S and F rules.
        advisories: advisories on the file as a whole.
        requests: one entry a request; none when the first control failed.
        archive: the supporting documents; None where there are none.
        other: what the other edition says, when it knows none of the errors found.
        omitted: how many more faults of a rule there are than `errors` lists.
    """

    path: str
    edition: Edition
    errors: tuple[Fault, ...] = ()
    advisories: tuple[Fault, ...] = ()
    requests: tuple[RequestDiagnosis, ...] = ()
    archive: ArchiveDiagnosis | None = None
    other: OtherEdition | None = None
    omitted: Mapping[str, int] = field(default_factory=dict)

    @property
    def kit(self) -> str:
        """The version of the catalogue."""
        return KIT_VERSION

    @property
    def verdict(self) -> FileVerdict:
        """Rejected as a whole, accepted as a whole, or in part."""
        if self.errors:
            return "rejected"
        accepted = all(request.verdict == "accepted" for request in self.requests)
        return "accepted" if accepted else "mixed"

    @property
    def passes_first_control(self) -> bool:
        """Whether the structure is sound, so that ASP would answer request by request."""
        return not any(fault.code.startswith("S") for fault in self.errors)

    @property
    def is_faultless(self) -> bool:
        """Whether nothing at all is at fault, the archive included."""
        return self.verdict == "accepted" and not (self.archive and self.archive.errors)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is at fault but what is waived."""
        return self.is_faultless or self.by_code() == self.waived_by_code()

    @property
    def other_edition(self) -> Edition | None:
        """The other edition, when it knows none of the errors found."""
        return self.other.edition if self.other else None

    def by_code(self) -> Counter[str]:
        """Count the errors by rule, those that are not listed included."""
        counts: Counter[str] = Counter()
        for part in self.parts():
            if part.errors:
                counts.update(fault.code for fault in part.errors)
                counts.update({code: n for code, n in part.omitted.items() if code[0] != "A"})
        return counts

    def waived_by_code(self) -> Counter[str]:
        """Count the errors that are waived, by rule, those that are not listed included."""
        counts: Counter[str] = Counter()
        for part in self.parts():
            listed = [fault for fault in part.errors if fault.waived is not None]
            counts.update(fault.code for fault in listed)
            counts.update(omitted_waived(part))
        return counts

    def parts(self) -> Iterator[Part]:
        """Give everything that has errors of its own: the file, its requests, its archive."""
        yield self
        yield from self.requests
        if self.archive is not None:
            yield self.archive

    def to_dict(self, *, language: Language = "fr", show_values: bool = False) -> dict[str, Any]:
        """Give the file as the report writes it."""
        words: dict[str, Any] = {"language": language, "show_values": show_values}
        return {
            "path": self.path,
            "verdict": self.verdict,
            "errors": _to_dicts(self.errors, language, show_values=show_values),
            "requests": [request.to_dict(**words) for request in self.requests],
            "archive": self.archive and self.archive.to_dict(**words),
            "advisories": _to_dicts(self.advisories, language, show_values=show_values),
            "other_edition": self.other and str(self.other.edition),
            **_omitted(self),
            **self._house_rules(language),
        }

    def _house_rules(self, language: Language) -> dict[str, Any]:
        """Tell of the rules of a house what no reader of a report can look up."""
        faults = (fault for request in self.requests for fault in request.errors)
        found = {
            fault.code: {"label": fault.demand_in(language), "hint": fault.hint_in(language)}
            for fault in faults
            if fault.source == "house"
        }
        return {"house_rules": found} if found else {}


def unwaived_in(part: Part) -> tuple[Fault, ...]:
    """Give the errors that something fails for.

    Where a rule has more faults than are listed, and not all of them are waived, none is.
    """
    whole = part.omitted.keys() - omitted_waived(part).keys()
    return tuple(one for one in part.errors if one.waived is None or one.code in whole)


def omitted_waived(part: Part) -> dict[str, int]:
    """Count the errors that are not listed, and waived with those of their rule that are."""
    if not part.omitted:
        return {}
    unwaived = {one.code for one in part.errors if not (one.waived and one.waived.is_of_rule)}
    listed = {one.code for one in part.errors}
    return {code: n for code, n in part.omitted.items() if code in listed - unwaived}


def _to_dicts(
    faults: tuple[Fault, ...], language: Language, *, show_values: bool
) -> list[dict[str, Any]]:
    return [fault.to_dict(language=language, show_values=show_values) for fault in faults]


def _omitted(part: Part) -> dict[str, Any]:
    waived = omitted_waived(part)
    return {
        **({"omitted": dict(part.omitted)} if part.omitted else {}),
        **({"omitted_waived": waived} if waived else {}),
    }
