"""From a code to what it opens: a response to take back, or a draft to carry on with.

A code has 54 bits, so its hash is slow (scrypt) as well as keyed: neither a copy of the
database nor the key alone lets anybody try all codes. Three values come of one hash. They
share nothing, so that a draft and the response that came of it cannot be paired.
"""

import hashlib
import hmac
import threading
from dataclasses import dataclass

from django.conf import settings

from surveys.codes import normalised
from surveys.encryption import derived_key

# Each hash takes 16 MB and some 50 ms; two at a time leave room for those who answer.
_TURNS = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """What a code opens: where a response and a draft are found, and the key of the draft's key."""

    withdraw_lookup: str
    resume_lookup: str
    wrapping_key: bytes


def keys_of(code: str) -> CodeKeys:
    """Return the keys of `code` as typed; the same work for any input."""
    with _TURNS:
        slow = hashlib.scrypt(
            normalised(code).encode(),
            salt=derived_key("withdraw salt v1"),
            n=settings.CODE_COST,
            r=8,
            p=1,
        )
    return CodeKeys(
        withdraw_lookup=_keyed("withdraw lookup v1", slow).hex(),
        resume_lookup=_keyed("resume lookup v1", slow).hex(),
        # Made of the slow hash and nothing that is kept here: the operator has no such key.
        wrapping_key=_keyed("draft key v1", slow),
    )


def withdraw_lookup(code: str) -> str:
    """Return the keyed hash under which the response with the receipt `code` is found."""
    return keys_of(code).withdraw_lookup


def _keyed(purpose: str, slow: bytes) -> bytes:
    return hmac.digest(derived_key(purpose), slow, hashlib.sha256)
