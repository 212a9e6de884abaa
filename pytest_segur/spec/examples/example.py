"""What an example of a rule is: a sound submission, changed at one place or two.

An example never stands alone: it says what changes in a sound submission of a given
situation. That keeps it short for readers, and lets a test build it and judge it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import Situation

if TYPE_CHECKING:
    from pytest_segur.spec.text import Text

#: JSON pointer → the value as JSON text, ``None`` where the balise is absent. A value with
#: ``…`` in it stands for whatever a sound submission has there.
Changes = Mapping[str, str | None]

#: What is told: changed balises, a whole text, a file name, members of the archive, or words.
Kind = Literal["balises", "content", "name", "archive", "words"]

REQUEST: Final = "/lignesImport/0"
SECOND_REQUEST: Final = "/lignesImport/1"
COMMANDE: Final = f"{REQUEST}/commande"
BENEFICIAIRES: Final = f"{REQUEST}/beneficiaires"
DOCTOR: Final = f"{BENEFICIAIRES}/liberal/0"
STRUCTURE: Final = f"{BENEFICIAIRES}/structure"
PIECES: Final = f"{REQUEST}/piecesJustificatives"
SCENARIO: Final = f"{REQUEST}/scenarioInstallation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One pair: what a rule lets pass, and what it refuses or remarks upon.

    Attributes:
        code: the rule.
        kind: which of the following fields tell it.
        passes: changes that pass (`balises`), or archive members: name → beginning.
        fails: the same, that fail.
        given: changes that both share.
        passing: a text, a file name or words that pass.
        failing: the same, that fail.
        situation: of the submission that is changed.
        edition: by which it is judged.
        profiles: those that the solution is referenced with; None when unknown.
    """

    code: str
    kind: Kind = "balises"
    passes: Changes = field(default_factory=dict)
    fails: Changes = field(default_factory=dict)
    given: Changes = field(default_factory=dict)
    passing: Text | None = None
    failing: Text | None = None
    situation: Situation = Situation.AGENT
    edition: Edition = Edition.PUBLISHED
    profiles: tuple[str, ...] | None = None


def value(
    code: str,
    pointer: str,
    passes: str | None,
    fails: str | None,
    situation: Situation = Situation.AGENT,
) -> Example:
    """Make the example of a rule that a single value keeps or breaks."""
    return Example(code=code, passes={pointer: passes}, fails={pointer: fails}, situation=situation)


def told(code: str, kind: Kind, passing: Text, failing: Text) -> Example:
    """Make an example of a text, a name, or of words."""
    return Example(code=code, kind=kind, passing=passing, failing=failing)
