"""Who is answering: a draft and the key that opens it.

The key is in a cookie and, once somebody saved their answers to come back, also under their
code. Nobody else has it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from surveys.encryption import KEY_BYTES, Unreadable, seal, unseal
from surveys.models import Draft
from surveys.withdrawal import CodeKeys


@dataclass(frozen=True, slots=True)
class Seat:
    """A draft and its key."""

    draft: Draft
    key: bytes
    # Pages that came with the draft, sealed, by their tags; None for one that is not kept.
    fetched: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """What a form must carry to be taken as ours; only who has the key can make it."""
        return token_of(self.key)

    @property
    def invited_key(self) -> bytes:
        """The key, if an invitation may lie under it that wiping gives back; else nothing."""
        deployment = self.draft.deployment
        return self.key if deployment.access == deployment.Access.INVITATION else b""

    def accepts(self, token: str) -> bool:
        """Say whether `token`, as posted, is ours."""
        return is_token(self.key, token)

    def tag(self, step: str) -> str:
        """Return the name under which the page `step` is stored."""
        return tag_of(self.key, step)


def token_of(key: bytes) -> str:
    """Return what the forms of whoever has `key` carry."""
    return hmac.new(key, b"form token v1", hashlib.sha256).hexdigest()[:32]


def is_token(key: bytes, token: str) -> bool:
    """Say whether `token`, as posted, was made with `key`."""
    return secrets.compare_digest(token_of(key).encode(), token.encode("utf-8", "replace"))


def tag_of(key: bytes, step: str) -> str:
    """Return the name under which the page `step` of the draft with `key` is stored."""
    return hmac.new(key, step.encode(), hashlib.sha256).hexdigest()


def new_key() -> bytes:
    """Return a fresh key for a draft."""
    return secrets.token_bytes(KEY_BYTES)


def key_under_code(seat: Seat, keys: CodeKeys) -> bytes:
    """Return the key of `seat`, sealed so that only the code of `keys` opens it."""
    return seal(keys.wrapping_key, seat.key, _place(seat.draft))


def seat_by_code(keys: CodeKeys) -> Seat | None:
    """Return the seat whose answers were saved under a code, if they still wait. One query."""
    waiting = Draft.objects.select_related("deployment", "version").filter(
        resume_lookup=keys.resume_lookup, is_sent=False, expires_at__gt=timezone.now()
    )
    draft = waiting.first()
    if draft is None or draft.sealed_key is None:
        return None
    try:
        return Seat(draft, unseal(keys.wrapping_key, bytes(draft.sealed_key), _place(draft)))
    except Unreadable:
        return None


def _place(draft: Draft) -> str:
    return f"{draft.pk}:key"
