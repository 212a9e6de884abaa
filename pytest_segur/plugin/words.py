"""How things are said in a session: its language, and whether personal values are shown.

>>> Words("en").about("Files", "3")
'Files: 3'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_segur.reports.fault_text import fault_lines
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Fault
    from pytest_segur.spec.text import Language, Text


@dataclass(frozen=True, slots=True)
class Words:
    """How things are said.

    Attributes:
        language: of the words.
        show_values: whether personal values are written in clear.
    """

    language: Language
    show_values: bool = False

    def __call__(self, text: Text, **values: str) -> str:
        """Say a sentence."""
        return text.to(self.language, **values)

    def about(self, subject: str, text: str) -> str:
        """Say something of a subject."""
        return f"{subject} : {text}" if self.language == "fr" else f"{subject}: {text}"

    def fault(self, fault: Fault) -> str:
        """Say in one line what is demanded and what was found."""
        message = fault.message_in(self.language, show_values=self.show_values)
        return f"{fault.code} {visible(message)}"

    def lines(self, fault: Fault, *, path: str) -> list[str]:
        """Say everything of a fault."""
        return fault_lines(fault, path=path, language=self.language, show_values=self.show_values)
