"""Let somebody come back to their answers with a code, also on another device."""

from surveys.actions.keep_step import DraftGone
from surveys.codes import receipt_code
from surveys.models import Draft
from surveys.seat import Seat, key_under_code
from surveys.withdrawal import keys_of


def save_for_later(seat: Seat) -> None:
    """Make the code of `seat` open its draft; raise `DraftGone` if that was sent meanwhile.

    Done again it changes nothing, for the code of a draft is always the same. The slow hash
    comes first, outside of any transaction.
    """
    if seat.draft.resume_lookup:
        return
    keys = keys_of(receipt_code(seat.key))
    waiting = Draft.objects.filter(pk=seat.draft.pk, is_sent=False)
    if not waiting.update(resume_lookup=keys.resume_lookup, sealed_key=key_under_code(seat, keys)):
        raise DraftGone
