"""Remember in a draft by which invitation it was begun."""

import json

from surveys.codes import normalised
from surveys.encryption import seal
from surveys.models import DraftStep
from surveys.seat import Seat

# No page of a survey can be called so, and nobody can post one of them.
INVITED, CODE = "=invitation", "code"


def remember_invitation(seat: Seat, typed: str) -> None:
    """Keep the code that was `typed` with the answers, under their key, until they are sent.

    Whoever leaves before can use it again. Nothing else leads from the draft to the invitation:
    a copy of the database has no key.
    """
    tag = seat.tag(INVITED)
    page = json.dumps({"fields": {CODE: [normalised(typed)]}, "done": True})
    blob = seal(seat.key, page.encode(), f"{seat.draft.pk}:{tag}")
    DraftStep.objects.create(draft=seat.draft, step=tag, blob=blob)
