"""Let the invitation by which a draft was begun be used again."""

import json
from uuid import UUID

from surveys.actions.remember_invitation import CODE, INVITED
from surveys.encryption import Unreadable, unseal
from surveys.invitations import lookup_of
from surveys.models import DraftStep, Invitation
from surveys.seat import tag_of


def give_back_invitation(draft_id: UUID, key: bytes) -> bool:
    """Give it back, if the pages of the draft, which are about to go, hold one; say whether.

    Only for a draft that was not sent and never can be, in the transaction that takes it away.
    """
    tag = tag_of(key, INVITED)
    blob = DraftStep.objects.filter(draft_id=draft_id, step=tag).values_list("blob", flat=True)
    sealed = blob.first()
    if sealed is None:
        return False
    try:
        kept = json.loads(unseal(key, bytes(sealed), f"{draft_id}:{tag}"))
    except Unreadable:
        return False
    (code,) = kept["fields"][CODE]
    return bool(Invitation.objects.filter(lookup=lookup_of(code)).update(is_used=False))
