"""Throw answers in progress away."""

from uuid import UUID

from django.db import transaction

from surveys.actions.clear_journal import clear_journal
from surveys.models import Draft, DraftStep


@transaction.atomic
def wipe_draft(draft_id: UUID, *, even_saved: bool = True) -> None:
    """Delete a draft and every page of it; unless `even_saved`, not one that waits under a code.

    What is left of a draft that was sent stays.
    """
    unsent = Draft.objects.filter(pk=draft_id, is_sent=False)
    # Without the draft nobody can add a page any more, so its pages go after it.
    if (unsent if even_saved else unsent.filter(resume_lookup__isnull=True)).wipe():
        DraftStep.objects.filter(draft_id=draft_id).wipe()
        clear_journal()
