"""A rule of the catalogue: its code, its words, its source and where the document says so.

>>> from pytest_segur.spec.block import Block
>>> clause_of(Block.COMMANDE, "dateCommande").to_text().fr
'section 3.2, bloc « Commande », balise dateCommande'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from pytest_segur.spec.block import Block

#: What most rules on one balise say.
MUST_BE: Final = Text("{on} doit être {expected}", "{on} must be {expected}")


class Source(StrEnum):
    """What a rule stands on."""

    DOCUMENT = "document"  #: the document states it
    INFERENCE = "inference"  #: the document leaves no sensible alternative
    KIT = "kit"  #: without it a file cannot be judged safely, or it is merely implausible
    HOUSE = "house"  #: a rule that the user added


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the document says so.

    Attributes:
        section: number of the section.
        block: the block of the table in section 3.2.
        balise: the balise of the table in section 3.2.
    """

    section: str
    block: str | None = None
    balise: str | None = None

    def to_text(self) -> Text:
        """Write the place as a reader would look it up."""
        fr = [f"section {self.section}"]
        en = [f"section {self.section}"]
        if self.block:
            fr.append(f"bloc « {self.block} »")
            en.append(f"block “{self.block}”")
        if self.balise:
            fr.append(f"balise {self.balise}")
            en.append(f"balise {self.balise}")
        return Text(", ".join(fr), ", ".join(en))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Its code never changes meaning.

    Attributes:
        code: S, F, D, P or A and three digits.
        on: the balise or thing that it judges.
        label: what it demands; `{on}` and `{expected}` (of the format) are filled in.
        clause: where the document says so.
        source: what it stands on.
        needs: rules of the same request that must have passed before this one is judged.
        element_needs: the same, but only of the same doctor or piece.
        hint: how to mend a fault that no closer look explains.
        suspends_only_duty: when a needed rule failed, a value given is still judged; only
            whether it had to be given stays open.
    """

    code: str
    on: str
    label: Text
    clause: Clause
    source: Source = Source.DOCUMENT
    needs: tuple[str, ...] = ()
    element_needs: tuple[str, ...] = ()
    hint: Text | None = None
    suspends_only_duty: bool = field(default=False)

    @property
    def is_advisory(self) -> bool:
        """Whether the rule advises, and never rejects."""
        return self.code.startswith("A")


def clause_of(block: Block, balise: str) -> Clause:
    """Point at a line of the table in section 3.2."""
    return Clause("3.2", block.title, balise)
