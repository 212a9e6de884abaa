"""Goes through the members of an archive once: which are pieces, which are unsafe or too many."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Final

from pytest_segur.rules.archive import explanations

if TYPE_CHECKING:
    from pytest_segur.rules.archive.declared import Declared
    from pytest_segur.rules.archive.members import Member
    from pytest_segur.rules.findings import Findings

#: So many undeclared names are remembered, and compared with those of missing pieces.
MOST_COMPARED: Final = 200
#: Longer names are nobody's misspelling (nomFichier has less than 50 characters).
LONGEST_COMPARED: Final = 64


class Inventory:
    """What an archive holds.

    Args:
        declared: what the submission declares; None when that is unknown: then no member is
            called a piece, and none undeclared.
        findings: where P306 and A914 are added.

    Attributes:
        chosen: the member that stands for each declared name, by that name.
        others: some of the names that no request declares.
    """

    def __init__(self, declared: Declared | None, findings: Findings) -> None:
        self.chosen: dict[str, Member] = {}
        self.others: list[str] = []
        self._names = None if declared is None else declared.names
        self._findings = findings
        # A fingerprint of 64 bits a name: the names themselves may weigh 200 Mo, and two of a
        # million have the same one in one archive out of thirty million.
        self._seen: set[int] = set()
        self._resembling: dict[str, str | None] = {}
        for name in self._names or ():
            self._resembling[key_of(name)] = self._resembling[stem_of(key_of(name))] = None

    def take(self, member: Member) -> None:
        """Take note of a member."""
        if member.is_folder:
            return
        self._judge_safety(member)
        if self._names is None:
            return
        bases = [base for base in member.bases if base in self._names]
        for base in bases:
            self._choose(base, member)
        if not bases:
            self._findings.add("A914", partial(explanations.undeclared, member))
            self._remember(member.base)
        elif not member.is_at_root:
            self._findings.add("A914", partial(explanations.in_a_folder, member))

    def resembling(self, name: str) -> str | None:
        """Give an undeclared name that is a declared one but for its case or its ending."""
        key = key_of(name)
        return self._resembling[key] or self._resembling[stem_of(key)]

    def _judge_safety(self, member: Member) -> None:
        danger = member.danger
        if danger is not None:
            self._findings.add("P306", partial(explanations.unsafe, member, danger))
        fingerprint = hash(member.name)
        if fingerprint not in self._seen:
            self._seen.add(fingerprint)
        elif danger is None:
            self._findings.add("P306", partial(explanations.unsafe, member, "twice"))

    def _choose(self, base: str, member: Member) -> None:
        """Keep the member at the root, else the first."""
        known = self.chosen.setdefault(base, member)
        if member.is_at_root and not known.is_at_root:
            self.chosen[base] = member

    def _remember(self, base: str) -> None:
        if len(base) > LONGEST_COMPARED:
            return
        if len(self.others) < MOST_COMPARED:
            self.others.append(base)
        key = key_of(base)
        for wanted in (key, stem_of(key)):
            if wanted in self._resembling and self._resembling[wanted] is None:
                self._resembling[wanted] = base


def key_of(name: str) -> str:
    """Give what two names have in common that differ in case or in their accents' code."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def stem_of(key: str) -> str:
    """Give a name without its ending."""
    return key.rpartition(".")[0] or key
