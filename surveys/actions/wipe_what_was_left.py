"""Wipe what somebody left behind, after they were led away."""

import threading
from uuid import UUID

from django.db import DatabaseError, OperationalError, connection

from surveys.actions.wipe_draft import wipe_draft
from surveys.patience import patience

# The server has few threads. Somebody else who has to leave may need the one that wipes.
PATIENCE_MS = 100


def wipe_what_was_left(draft_id: UUID, key: bytes) -> None:
    """Delete the draft unless it waits under a code, and give its invitation back.

    Now, or as soon as the database is free: whoever holds it longer than a moment keeps no thread
    of the server, one of its own waits then. If that fails too, the draft is as unreadable, and
    goes when its time is over.
    """
    try:
        with patience(PATIENCE_MS):
            wipe_draft(draft_id, key=key, even_saved=False)
    except OperationalError:
        threading.Thread(target=_wipe_later, args=[draft_id, key], daemon=True).start()


def _wipe_later(draft_id: UUID, key: bytes) -> None:
    try:
        wipe_draft(draft_id, key=key, even_saved=False)
    except DatabaseError:
        # Nothing is told of it: which draft it was is nobody's business.
        return
    finally:
        connection.close()
