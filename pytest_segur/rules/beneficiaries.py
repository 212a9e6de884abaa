"""The beneficiaries block, as far as formats do not tell (section 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.rules.request import BENEFICIAIRES
from pytest_segur.spec.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings


def agent_has_several_principals(request: Request, settings: Settings) -> Sequence[Finding]:
    """D225: a single client needs no agent."""
    del settings
    if request.situation is not Situation.CONTRADICTORY:
        return ()
    return (request.finding("D225", BENEFICIAIRES, "isMandataire", found=True),)
