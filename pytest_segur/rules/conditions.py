"""Every condition of the second control, by its code: an explicit list, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.rules.beneficiaries import agent_has_several_principals
from pytest_segur.rules.documents import (
    ht_is_proven,
    name_follows_the_naming,
    order_form_is_there_once,
)
from pytest_segur.rules.installation import (
    dmp_balise_is_there_once,
    health_centre_has_its_profile,
    mailiz_has_its_profile,
)
from pytest_segur.rules.numbering import (
    line_is_its_position,
    number_is_new_in_the_file,
    number_is_new_to_the_portal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings

    Condition = Callable[[Request, Settings], Sequence[Finding]]
    PieceCondition = Callable[[Request, int, Settings], Sequence[Finding]]

#: Conditions on a request as a whole.
CONDITIONS: Final[Mapping[str, Condition]] = {
    "D202": line_is_its_position,
    "D206": number_is_new_in_the_file,
    "D207": number_is_new_to_the_portal,
    "D225": agent_has_several_principals,
    "D253": dmp_balise_is_there_once,
    "D259": health_centre_has_its_profile,
    "D260": mailiz_has_its_profile,
    "D275": order_form_is_there_once,
    "D276": ht_is_proven,
}

#: Conditions on each supporting document.
PIECE_CONDITIONS: Final[Mapping[str, PieceCondition]] = {"D273": name_follows_the_naming}
