"""E-mail addresses, judged by their syntax alone.

Syntax is that of RFC 5321, international addresses (RFC 6531) included, as the library
email-validator reads it. Nothing is looked up, and nothing but syntax counts: domains that
exist for tests and documentation (``.test``, ``.invalid``, ``.example``) or for private
networks (``.local``) are written like any other, though the library refuses some of them.
A name without a dot (``localhost``) is not taken for a domain.

Usual addresses are cleared by a plain pattern, which accepts only what the library accepts.

Sources:

* RFC 5321, section 4.1.2: https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
* email-validator: https://github.com/JoshData/python-email-validator
* the domains it refuses: https://www.iana.org/assignments/special-use-domain-names

>>> validate("durand@cabinet.example")
'durand@cabinet.example'
>>> validate("essai@cabinet.invalid")
'essai@cabinet.invalid'
>>> validate("durand@cabinet")
Traceback (most recent call last):
    ...
pytest_segur.identifiers.exceptions.InvalidFormat: the number is not written as such numbers are
>>> is_valid("durand@@cabinet.fr"), is_valid(["durand@cabinet.fr"])
(False, False)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pytest_segur.identifiers.exceptions import InvalidFormat, InvalidLength, ValidationError

#: RFC 5321, section 4.5.3.1.3, less the angle brackets.
LONGEST: Final = 254

#: Addresses that need no closer look, where they are not too long as a whole: letters, digits
#: and single marks between them, before the sign no more than RFC 5321 allows, and no label of
#: the domain longer than the DNS does.
PLAIN: Final = (
    r"(?=[^@]{1,64}+@)[a-zA-Z0-9]++(?:[._+-][a-zA-Z0-9]++)*+"
    r"@(?:[a-zA-Z0-9]{1,20}+(?:-[a-zA-Z0-9]{1,20}+){0,2}+\.)++[a-zA-Z]{2,20}+"
)
_IS_PLAIN: Final = re.compile(PLAIN).fullmatch


def compact(address: str) -> str:
    """Give an address as it is: nothing in it merely separates."""
    return address


def validate(address: str) -> str:
    """Give back an address.

    Raises:
        InvalidFormat: it is not written as an address is.
        InvalidLength: it is longer than an address may be.
    """
    if not isinstance(address, str):
        raise InvalidFormat
    if len(address) > LONGEST:
        raise InvalidLength
    if not (is_plain(address) or is_accepted_by_library(address)):
        raise InvalidFormat
    return address


def is_valid(address: object) -> bool:
    """Tell whether anything is an address."""
    try:
        return bool(validate(address))  # type: ignore[arg-type]
    except ValidationError:
        return False


def is_plain(address: str) -> bool:
    """Tell whether an address is of the usual kind, without asking the library."""
    return len(address) <= LONGEST and _IS_PLAIN(address) is not None


@lru_cache(maxsize=4096)
def is_accepted_by_library(address: str) -> bool:
    """Ask email-validator about the syntax of a text."""
    from email_validator import SPECIAL_USE_DOMAIN_NAMES  # noqa: PLC0415 - costs 40 ms

    if _has_syntax(address):
        return True
    reserved = next(
        (name for name in SPECIAL_USE_DOMAIN_NAMES if address.lower().endswith(f".{name}")), None
    )
    # The library refuses such domains whatever its options: the last label is changed for one
    # that it does not refuse, and the syntax judged again.
    return reserved is not None and _has_syntax(f"{address[: -len(reserved)]}fr")


def _has_syntax(address: str) -> bool:
    from email_validator import validate_email  # noqa: PLC0415 - costs 40 ms

    try:
        validate_email(
            address,
            allow_quoted_local=True,
            allow_domain_literal=True,
            check_deliverability=False,
        )
    except ValueError:
        # Its own errors are ValueErrors; so are those of encoding a lone surrogate.
        return False
    return True
