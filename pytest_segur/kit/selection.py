"""Which cases are put to a validator, and why the others are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pytest_segur.expectations import ARCHIVE
from pytest_segur.kit.score import heading_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.kit.case import KitCase

#: What `--without` can leave out.
ASPECTS: Final = ("archive", "profiles")

_DEFAULT: Final = Edition.PUBLISHED


class Reason(StrEnum):
    """Why a case is not put to a validator."""

    EDITION = "edition"
    UNTOLD_EDITION = "no_edition_placeholder"
    ONLY = "only"
    NO_ARCHIVE = "without_archive"
    NO_PROFILES = "without_profiles"
    UNTOLD_PROFILES = "no_profiles_placeholder"
    UNTOLD_HISTORY = "no_history_placeholder"

    @property
    def text(self) -> Text:
        """Say it."""
        return _WORDS[self]


_WORDS: Final[Mapping[Reason, Text]] = {
    Reason.EDITION: Text("d'une autre édition", "of another edition"),
    Reason.UNTOLD_EDITION: Text(
        "d'une autre édition, et la commande n'a pas {edition}",
        "of another edition, and the command has no {edition}",
    ),
    Reason.ONLY: Text("écartés par --only", "left out by --only"),
    Reason.NO_ARCHIVE: Text("écartés par --without archive", "left out by --without archive"),
    Reason.NO_PROFILES: Text("écartés par --without profiles", "left out by --without profiles"),
    Reason.UNTOLD_PROFILES: Text(
        "il faut connaître les profils, et la commande n'a pas {profiles}",
        "the profiles must be known, and the command has no {profiles}",
    ),
    Reason.UNTOLD_HISTORY: Text(
        "il faut connaître les dépôts précédents, et la commande n'a pas {history}",
        "earlier deposits must be known, and the command has no {history}",
    ),
}


class NothingSelected(TextError):
    """There is no such case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The cases of a run.

    Attributes:
        asked: those that are put to the validator.
        left_out: the others, each with the reason.
    """

    asked: tuple[KitCase, ...]
    left_out: tuple[tuple[KitCase, Reason], ...]

    def reasons(self) -> dict[Reason, int]:
        """Count the cases that are left out by reason."""
        counts = Counter(reason for _, reason in self.left_out)
        return {reason: counts[reason] for reason in Reason if reason in counts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """What decides which cases are put to a validator.

    Attributes:
        edition: the only edition; None: all, if the validator is told which, else the default.
        only: those of rules that begin so; all, where nothing is given.
        without: what the validator has nothing to do with (`ASPECTS`).
        told: what it can be told: the placeholders of its command.
    """

    edition: Edition | None = None
    only: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    def select(self, cases: Iterable[KitCase]) -> Selection:
        """Divide cases.

        Raises:
            NothingSelected: no case is left, or there is none of a rule that is asked for.
        """
        known = tuple(cases)
        headings = {heading_of(case) for case in known}
        for prefix in self.only:
            if not any(heading.startswith(prefix) for heading in headings):
                name = quoted(prefix)
                raise NothingSelected(
                    Text(f"--only : aucun cas de {name}", f"--only: there is no case of {name}")
                )
        judged = [(case, self._reason(case)) for case in known]
        asked = tuple(case for case, reason in judged if reason is None)
        if not asked:
            raise NothingSelected(Text("il ne reste aucun cas", "no case is left"))
        left_out = tuple((case, reason) for case, reason in judged if reason is not None)
        return Selection(asked=asked, left_out=left_out)

    def _reason(self, case: KitCase) -> Reason | None:
        if self.edition not in {None, case.edition}:
            return Reason.EDITION
        if self.edition is None and "edition" not in self.told and case.edition is not _DEFAULT:
            return Reason.UNTOLD_EDITION
        if self.only and not heading_of(case).startswith(self.only):
            return Reason.ONLY
        if "archive" in self.without and _is_about_archive(case):
            return Reason.NO_ARCHIVE
        if "profiles" in case.needs and "profiles" in self.without:
            return Reason.NO_PROFILES
        if "profiles" in case.needs and "profiles" not in self.told:
            return Reason.UNTOLD_PROFILES
        if "history" in case.needs and "history" not in self.told:
            return Reason.UNTOLD_HISTORY
        return None


def _is_about_archive(case: KitCase) -> bool:
    """Tell whether a case is about supporting documents, not merely beside some."""
    return (case.rule or "").startswith("P") or bool(case.expectation.errors.get(ARCHIVE))
