"""From the code of an invitation to the keyed hash under which it is found."""

import hashlib
import hmac

from surveys.codes import normalised
from surveys.encryption import derived_key


def lookup_of(typed: str) -> str:
    """Return the keyed hash of the code of an invitation, as typed."""
    key = derived_key("invitation v1")
    return hmac.new(key, normalised(typed).encode(), hashlib.sha256).hexdigest()
