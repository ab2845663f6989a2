"""Keep pages of somebody's answers."""

from collections.abc import Callable, Mapping

from django.db import transaction

from surveys.models import Draft, DraftStep
from surveys.rules.expiry import expiry

Blobs = Mapping[str, bytes]


class DraftGone(Exception):
    """The draft was sent or wiped in the meantime."""


@transaction.atomic
def keep_step(draft: Draft, sealed: Callable[[bytes | None], Blobs], tag: str = "") -> None:
    """Store what `sealed` returns as pages of `draft`; raise `DraftGone` if it was sent.

    `sealed` is asked once nobody else can write, with what is kept now under `tag`, if it wants
    to see whether another tab was faster. One row a page: two tabs on two pages do not meet.
    """
    # The update also locks the draft, so that sending and keeping take turns.
    waits = expiry(draft.version.schema["safety_profile"], shared=draft.deployment.is_kiosk)
    if not Draft.objects.filter(pk=draft.pk, is_sent=False).update(expires_at=waits):
        raise DraftGone
    blobs = sealed(_kept(draft, tag) if tag else None)
    DraftStep.objects.bulk_create(
        [DraftStep(draft=draft, step=tag, blob=blob) for tag, blob in blobs.items()],
        update_conflicts=True,
        unique_fields=["draft", "step"],
        update_fields=["blob"],
    )


def _kept(draft: Draft, tag: str) -> bytes | None:
    found = DraftStep.objects.filter(draft=draft, step=tag).values_list("blob", flat=True)
    kept = next(iter(found), None)
    return None if kept is None else bytes(kept)
