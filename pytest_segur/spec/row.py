"""One line of the table of formats: what a balise must be, in which situations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import ALWAYS

if TYPE_CHECKING:
    from pytest_segur.spec.block import Block
    from pytest_segur.spec.formats import Format
    from pytest_segur.spec.situation import Situation


@dataclass(frozen=True, slots=True)
class Row:
    """A balise, its format and the rule that a wrong value breaks.

    Attributes:
        code: the rule.
        block: where the balise stands.
        name: the balise.
        format: what the published table asks.
        when: the situations in which it asks so.
        corrected: what the corrected edition asks, where it differs.
        editions: the editions in which a format alone can judge the balise.
    """

    code: str
    block: Block
    name: str
    format: Format
    when: frozenset[Situation] = ALWAYS
    corrected: Format | None = None
    editions: frozenset[Edition] = frozenset(Edition)

    def format_in(self, edition: Edition) -> Format:
        """Give the format that an edition asks for."""
        if edition is Edition.CORRECTED and self.corrected is not None:
            return self.corrected
        return self.format
