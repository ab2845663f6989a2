"""Keep pages of somebody's answers."""

from collections.abc import Mapping

from django.db import transaction

from surveys.models import Draft, DraftStep
from surveys.rules.expiry import expiry


class DraftGone(Exception):
    """The draft was sent or wiped in the meantime."""


@transaction.atomic
def keep_step(draft: Draft, blobs: Mapping[str, bytes]) -> None:
    """Store each of `blobs` as the page of `draft` with its tag; raise `DraftGone` if it was sent.

    One row a page: two tabs on two pages do not overwrite each other.
    """
    # The update also locks the draft, so that sending and keeping take turns.
    waits = expiry(draft.version.schema["safety_profile"], shared=draft.deployment.is_kiosk)
    if not Draft.objects.filter(pk=draft.pk, is_sent=False).update(expires_at=waits):
        raise DraftGone
    DraftStep.objects.bulk_create(
        [DraftStep(draft=draft, step=tag, blob=blob) for tag, blob in blobs.items()],
        update_conflicts=True,
        unique_fields=["draft", "step"],
        update_fields=["blob"],
    )
