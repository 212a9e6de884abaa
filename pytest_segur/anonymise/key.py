"""The secret that decides which value takes the place of another.

Numbers such as the RPPS are so few that a plain hash of them could be searched through. Every
draw therefore comes from an HMAC: without the key nobody can try out a guess.

>>> key = Key.of_text("une phrase longue et secrète")
>>> key.provider("RPPS", "10000001916").rpps() == key.provider("RPPS", "10000001916").rpps()
True
>>> key.provider("RPPS", "10000001916").rpps() == Key.fresh().provider("RPPS", "10000001916").rpps()
False
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import TYPE_CHECKING, Final, Self

from pytest_segur.factories.provider import seeded_provider

if TYPE_CHECKING:
    from pytest_segur.factories.provider import SegurProvider

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
        # Seeded anew for each value: making one takes ten times as long.
        self._provider = seeded_provider(0)

    @classmethod
    def fresh(cls) -> Self:
        """Draw a secret, to be forgotten afterwards."""
        return cls(secrets.token_bytes(_LENGTH))

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Make a secret of words: the same words give the same values, today and later."""
        words = text.encode("utf-8", "surrogatepass")
        return cls(hashlib.pbkdf2_hmac("sha256", words, _SALT, _ROUNDS))

    def provider(self, kind: str, value: str, attempt: int = 0) -> SegurProvider:
        """Give a source of safe values that one value, and the secret, decide.

        It is good for use until the next one is asked for.

        Args:
            kind: what the value is; what is equal by chance only is replaced independently.
            value: what is replaced.
            attempt: counts the tries, where the first one does not suit.
        """
        message = json.dumps([kind, value, attempt]).encode()
        digest = hmac.digest(self._secret, message, "sha256")
        self._provider.generator.seed_instance(int.from_bytes(digest))
        return self._provider
