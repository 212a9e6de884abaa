"""What a deposit on the simulated portal gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_segur.document import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.asp.history import Deposit, DepositedRequest
    from pytest_segur.diagnosis import Diagnosis, Fault, FileVerdict
    from pytest_segur.spec.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """ASP's simulated reaction to one deposit.

    Attributes:
        deposit: what the portal remembers of it.
        diagnosis: all that the controls found, F and P rules included, which are no part of
            the answer.
        answer: the file that comes back; None when the first control refuses the file.
        remarks: what is odd about the deposit itself; the first one tells why a type of
            request is refused.
    """

    deposit: Deposit
    diagnosis: Diagnosis
    answer: bytes | None
    remarks: tuple[Text, ...] = ()

    @property
    def verdict(self) -> FileVerdict:
        """ASP's verdict: ``rejected`` when there is no answer, else by the requests alone."""
        return self.deposit.verdict

    @property
    def impId(self) -> str | None:  # noqa: N802 - the document's own word
        """The reference of the file; None when there is no answer."""
        return self.deposit.impId

    @property
    def requests(self) -> tuple[DepositedRequest, ...]:
        """What became of each request, in order; none when there is no answer."""
        return self.deposit.requests

    @property
    def numbers(self) -> Mapping[str, str]:
        """The numeroASP of each accepted request, by its numeroEditeur."""
        return {
            request.numeroEditeur: request.numeroASP
            for request in self.requests
            if request.numeroEditeur is not None and request.numeroASP is not None
        }

    @property
    def error(self) -> Fault | None:
        """The first error of the first control; None when it let the file pass."""
        return self.diagnosis.errors[0] if not self.diagnosis.passes_first_control else None

    @property
    def parsed(self) -> dict[str, Any] | None:
        """The answer as an object, numbers as `pytest_segur.Number`."""
        return None if self.answer is None else parse(self.answer).root
