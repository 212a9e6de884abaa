"""Recognises ASP's answer where a submission was expected.

>>> is_returned({"impId": "I1", "lignesImport": [{"codeTraitement": "0000"}]})
True
>>> is_returned({"impId": None, "lignesImport": [{"codeTraitement": None}]})
False
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pytest_segur.spec.skeleton import REQUESTS
from pytest_segur.spec.text import Text

#: What to do with an answer.
RETURNED_HINT: Final = Text(
    "Ce fichier est une réponse de l'ASP, pas un dépôt : `segur reconcile` la compare au fichier "
    "déposé, `segur resubmit` en tire le fichier des demandes refusées.",
    "This file is an answer of ASP, not a submission: `segur reconcile` compares it with what was "
    "submitted, `segur resubmit` makes the next file of its refused requests.",
)
_TREATMENT: Final = ("codeTraitement", "libelleTraitement")


def is_returned(root: Mapping[str, Any]) -> bool:
    """Tell whether a file looks like ASP's answer: impId and a request's treatment are filled."""
    requests = root.get(REQUESTS)
    return (
        _is_filled(root.get("impId"))
        and isinstance(requests, list)
        and any(_is_treated(request) for request in requests)
    )


def _is_treated(request: object) -> bool:
    return isinstance(request, Mapping) and any(
        _is_filled(request.get(name)) for name in _TREATMENT
    )


def _is_filled(value: object) -> bool:
    # A reference may come as a number, too; "" and false are a vendor's way to leave it open.
    return value not in (None, "", False)
