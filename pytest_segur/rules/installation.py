"""The installation scenario, as far as formats do not tell (section 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.rules.request import SCENARIO
from pytest_segur.spec.balises import CORRECTED_DMP, PUBLISHED_DMP
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import MISSING, Boolean
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings

HEALTH_CENTRE_PROFILE: Final = "centre-de-sante"
MAILIZ_PROFILE: Final = "mailiz"
MAILIZ_CODE: Final = "MAI_15"

_BOTH: Final = Text("les deux orthographes", "both spellings")
_KEEP_ONE: Final = Text(
    f"Gardez une seule des deux balises : {PUBLISHED_DMP} ou {CORRECTED_DMP}.",
    f"Keep only one of the two balises: {PUBLISHED_DMP} or {CORRECTED_DMP}.",
)


def dmp_balise_is_there_once(request: Request, settings: Settings) -> Sequence[Finding]:
    """D253 of the corrected edition: one of the two spellings, and a boolean."""
    if settings.edition is not Edition.CORRECTED:
        return ()
    boolean = Boolean()
    scenario = request.scenario
    if CORRECTED_DMP in scenario and PUBLISHED_DMP in scenario:
        name, found, hint = PUBLISHED_DMP, _BOTH, _KEEP_ONE
    else:
        name = CORRECTED_DMP if CORRECTED_DMP in scenario else PUBLISHED_DMP
        found, hint = scenario.get(name, MISSING), None
        if found is True or found is False:
            return ()
    return (
        request.finding("D253", SCENARIO, name, found=found, expected=boolean.expected, hint=hint),
    )


def health_centre_has_its_profile(request: Request, settings: Settings) -> Sequence[Finding]:
    """D259: a health centre needs a solution referenced with that profile."""
    if settings.profiles is None or request.scenario["isCentreDeSante"] is False:
        return ()
    if HEALTH_CENTRE_PROFILE in settings.profiles:
        return ()
    return (request.finding("D259", SCENARIO, "isCentreDeSante", found=True),)


def mailiz_has_its_profile(request: Request, settings: Settings) -> Sequence[Finding]:
    """D260: Mailiz needs a solution referenced with that profile."""
    if settings.profiles is None or request.scenario["operateurMessagerie"] != MAILIZ_CODE:
        return ()
    if MAILIZ_PROFILE in settings.profiles:
        return ()
    return (request.finding("D260", SCENARIO, "operateurMessagerie", found=MAILIZ_CODE),)
