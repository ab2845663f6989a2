"""Move a safeguarding flag on, or note something about it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from surveys.actions.read_flag import locked_flag
from surveys.actions.record_event import record_event
from surveys.exceptions import Reason, Refused
from surveys.models import SafeguardingEvent, SafeguardingFlag
from surveys.rules.flags import NEEDS_A_NOTE, may_move

Kind = SafeguardingEvent.Kind


@transaction.atomic
def move_flag(
    flag: SafeguardingFlag, *, by: AbstractBaseUser, to: str = "", note: str = ""
) -> None:
    """Move `flag` to the state `to` with a note; without `to` the note alone is kept.

    Raises `PermissionDenied` if it is not for `by`, and `Refused` with a reason if the flag
    may not go there or a note is missing.
    """
    locked = locked_flag(flag, by)
    note = note.strip()
    if not note and (not to or to in NEEDS_A_NOTE):
        raise Refused([Reason("no_note", "Write what was done, in a few words.", "note")])
    if to:
        if not may_move(locked.state, to):
            message = f"It is {locked.get_state_display().lower()} and cannot be moved there."
            raise Refused([Reason("wrong_state", message, "to")])
        locked.state = to
        locked.save(update_fields=["state"])
    record_event(locked, Kind.MOVED if to else Kind.NOTED, by=by, note=note)
