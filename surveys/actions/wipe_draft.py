"""Throw answers in progress away."""

from uuid import UUID

from django.db import transaction

from surveys.actions.clear_journal import clear_journal
from surveys.actions.give_back_invitation import give_back_invitation
from surveys.models import Draft, DraftStep


@transaction.atomic
def wipe_draft(draft_id: UUID, *, key: bytes = b"", even_saved: bool = True) -> bool:
    """Delete a draft and every page of it; unless `even_saved`, not one that waits under a code.

    What is left of a draft that was sent stays. With its `key` the invitation by which it was
    begun can be used again; say whether that is so. That both are in one transaction joins them
    to nobody: the draft is gone, and none of its rows is there to be compared.
    """
    unsent = Draft.objects.filter(pk=draft_id, is_sent=False)
    # Without the draft nobody can add a page any more, so its pages go after it.
    if not (unsent if even_saved else unsent.filter(resume_lookup__isnull=True)).wipe():
        return False
    is_back = bool(key) and give_back_invitation(draft_id, key)
    DraftStep.objects.filter(draft_id=draft_id).wipe()
    clear_journal()
    return is_back
