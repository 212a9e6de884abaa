"""One example that passes and one that fails, for every rule of the catalogue.

>>> EXAMPLES["D210"].fails
{'/lignesImport/0/commande/dateCommande': '"2022-03-01"'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.spec.examples.of_advisories import ADVISORIES
from pytest_segur.spec.examples.of_files import ARCHIVE, FILE_NAME, FIRST_CONTROL
from pytest_segur.spec.examples.of_requests import SECOND_CONTROL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.spec.examples.example import Example

EXAMPLES: Final[Mapping[str, Example]] = {
    example.code: example
    for example in (*FIRST_CONTROL, *FILE_NAME, *SECOND_CONTROL, *ARCHIVE, *ADVISORIES)
}
