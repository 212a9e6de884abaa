"""Valid submissions, one fault on demand, supporting documents, golden files.

Only this package knows Faker. What it makes is invented: numbers have right keys but stand
in ranges that nobody is given, telephones in those kept for fiction, addresses under
``.example``. Every draw comes from a seed, and no date from the day.

>>> from pytest_segur.factories import SubmissionFactory
>>> submission = SubmissionFactory.seeded(1).submission(requests=2)
>>> [request["numLigne"] for request in submission["lignesImport"]]
[1, 2]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_segur.factories.dossier import Dossier, DossierFactory
    from pytest_segur.factories.factory import SubmissionFactory
    from pytest_segur.factories.overrides import ABSENT
    from pytest_segur.factories.provider import SegurProvider

__all__ = ["ABSENT", "Dossier", "DossierFactory", "SegurProvider", "SubmissionFactory"]

_HOMES = {
    "ABSENT": "overrides",
    "Dossier": "dossier",
    "DossierFactory": "dossier",
    "SegurProvider": "provider",
    "SubmissionFactory": "factory",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    # Faker and the rules take their time to be imported: who only passes by does not pay for it.
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
