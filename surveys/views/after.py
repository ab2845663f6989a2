"""Where somebody goes who has sent their answers."""

from django.http import HttpResponse, HttpResponseRedirect

from surveys.engine.equality import known
from surveys.engine.phrases import Speech
from surveys.leaving import is_watched
from surveys.seat import Seat
from surveys.speaking import address_in
from surveys.views.cookie import mark


def after_sending(seat: Seat, speech: Speech) -> HttpResponse:
    """Lead whoever has sent their answers to what waits for them.

    Where somebody may be watching, Back finds the first pages no more.
    """
    response = HttpResponseRedirect(address_after(seat, speech), status=303)
    if is_watched(seat.draft.deployment):
        mark(response)
    return response


def address_after(seat: Seat, speech: Speech) -> str:
    """Return where the questions about people are, if they wait, or else where the code is."""
    name = "surveys:equality" if equality_waits(seat) else "surveys:own_receipt"
    return address_in(speech, name, seat.draft.deployment.code)


def equality_waits(seat: Seat) -> bool:
    """Say whether the person is still to be asked who they are."""
    return bool(equality_names(seat)) and not seat.draft.is_counted


def equality_names(seat: Seat) -> tuple[str, ...]:
    """Return which questions about people the survey asks."""
    return known(seat.draft.version.schema.get("equality", ()))
