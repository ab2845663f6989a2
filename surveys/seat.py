"""Who is answering: a draft and the key that opens it. The key is nowhere but in a cookie."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from surveys.encryption import KEY_BYTES
from surveys.models import Draft


@dataclass(frozen=True, slots=True)
class Seat:
    """A draft and its key."""

    draft: Draft
    key: bytes

    @property
    def token(self) -> str:
        """What a form must carry to be taken as ours; only who has the key can make it."""
        return hmac.new(self.key, b"form token v1", hashlib.sha256).hexdigest()[:32]

    def accepts(self, token: str) -> bool:
        """Say whether `token`, as posted, is ours."""
        return secrets.compare_digest(self.token.encode(), token.encode("utf-8", "replace"))

    def tag(self, step: str) -> str:
        """Return the name under which the page `step` is stored."""
        return hmac.new(self.key, step.encode(), hashlib.sha256).hexdigest()


def new_key() -> bytes:
    """Return a fresh key for a draft."""
    return secrets.token_bytes(KEY_BYTES)
