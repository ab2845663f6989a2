"""From a receipt code to the keyed hash under which a response is found.

The code has 59 bits, so the hash is slow (scrypt) as well as keyed: neither a copy of
the database nor the key alone lets anybody try all codes.
"""

import hashlib
import hmac
import threading

from surveys.codes import normalised
from surveys.encryption import derived_key

# Each hash takes 16 MB and some 50 ms; two at a time leave room for those who answer.
_TURNS = threading.BoundedSemaphore(2)


def withdraw_lookup(code: str) -> str:
    """Return the keyed hash of `code` as typed; the same work for any input."""
    with _TURNS:
        slow = hashlib.scrypt(
            normalised(code).encode(), salt=derived_key("withdraw salt v1"), n=2**14, r=8, p=1
        )
    return hmac.new(derived_key("withdraw lookup v1"), slow, hashlib.sha256).hexdigest()
