"""The secret that decides which value takes the place of another.

Numbers such as the RPPS are so few that a plain hash of them could be searched through. Every
draw therefore comes from an HMAC: without the key nobody can try out a guess.

>>> key = Key.of_text("une phrase longue et secrète")
>>> rpps = key.safe_values("RPPS", "10000001916").rpps()
>>> key.safe_values("RPPS", "10000001916").rpps() == rpps
True
>>> Key.fresh().safe_values("RPPS", "10000001916").rpps() == rpps
False
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import TYPE_CHECKING, Final, Self

from pytest_segur.factories.values import seeded_values

if TYPE_CHECKING:
    from pytest_segur.factories.values import Values

_LENGTH: Final = 32
#: Each guess at a key that somebody made up costs as much as this.
_ROUNDS: Final = 200_000
_SALT: Final = b"pytest-segur anonymise 1"


class Key:
    """A secret.

    Args:
        secret: bytes that nobody can guess.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @classmethod
    def fresh(cls) -> Self:
        """Draw a secret, to be forgotten afterwards."""
        return cls(secrets.token_bytes(_LENGTH))

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Make a secret of words: the same words give the same values, today and later."""
        words = text.encode("utf-8", "surrogatepass")
        return cls(hashlib.pbkdf2_hmac("sha256", words, _SALT, _ROUNDS))

    def safe_values(self, kind: str, value: str, attempt: int = 0) -> Values:
        """Give a source of safe values that one value, and the secret, decide.

        Args:
            kind: what the value is; what is equal by chance only is replaced independently.
            value: what is replaced.
            attempt: counts the tries, where the first one does not suit.
        """
        message = json.dumps([kind, value, attempt]).encode()
        digest = hmac.digest(self._secret, message, "sha256")
        return seeded_values(int.from_bytes(digest))
