"""Why a number is not valid: a closed list of reasons.

python-stdnum's exceptions have the same names; they are not used, since importing them costs
as much as the whole of that library.

>>> issubclass(InvalidLength, ValidationError), issubclass(ValidationError, ValueError)
(True, True)
>>> str(InvalidChecksum())
'the key does not agree with the other digits'
"""

from __future__ import annotations

from typing import ClassVar


class ValidationError(ValueError):
    """A number is not valid; only its subclasses are raised."""

    reason: ClassVar[str] = "the number is not valid"

    def __str__(self) -> str:
        return self.reason


class InvalidFormat(ValidationError):
    """It is not written as such a number is, or is no text at all."""

    reason = "the number is not written as such numbers are"


class InvalidLength(ValidationError):
    """It is too short or too long."""

    reason = "the number is too short or too long"


class InvalidComponent(ValidationError):
    """A part of it stands for something that does not exist."""

    reason = "a part of the number stands for nothing that exists"


class InvalidChecksum(ValidationError):
    """Its key, by which slips of the pen are found, is another one."""

    reason = "the key does not agree with the other digits"
