"""What is counted of the files of a session, as plain data that xdist can carry."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pytest_segur.diagnosis import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One file.

    Attributes:
        path: as reports name it.
        requests: how many went through the second control.
        accepted: how many of them it lets pass.
        not_evaluated: rules that could not be judged, over all requests.
        by_code: errors by rule.
        waived: those of them that are waived, by rule.
        other: what the other edition gives, where it knows none of the errors.
    """

    path: str
    requests: int
    accepted: int
    not_evaluated: int
    by_code: dict[str, int]
    waived: dict[str, int]
    other: dict[str, Any] | None = field(default=None)

    @classmethod
    def of(cls, diagnosis: Diagnosis) -> Self:
        """Count what was found."""
        requests = diagnosis.requests
        return cls(
            path=diagnosis.path,
            requests=len(requests),
            accepted=sum(not request.errors for request in requests),
            not_evaluated=sum(len(request.not_evaluated) for request in requests),
            by_code=dict(diagnosis.by_code()),
            waived=dict(diagnosis.waived_by_code()),
            other=None if diagnosis.other is None else asdict(diagnosis.other),
        )
