"""What somebody had not sent yet when they went for help from a page after sending.

Before that everything is kept with the draft. Afterwards nothing of it may be stored: it travels
in the pages, to the help and back.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from surveys.forms import CHOICE_PREFIX, TEXT_PREFIX
from surveys.seat import Seat

FROM, PREFIX = "from", "unsent."
# The button that leads back.
AGAIN = "again"
EQUALITY, CONTACT = "more", "contact"
ORIGINS = {EQUALITY: "surveys:equality", CONTACT: "surveys:contact"}
# More and longer ones stand on neither of these pages.
_MOST, _LONGEST = 60, 200


@dataclass(frozen=True, slots=True)
class Unsent:
    """Fields of a page by name, the token with which it is sent, and where it is."""

    origin: str
    token: str
    fields: tuple[tuple[str, str], ...]

    @property
    def view(self) -> str:
        """The name of the address to which they go back."""
        return ORIGINS[self.origin]


def unsent_on(request: HttpRequest, seat: Seat | None, origin: str = "") -> Unsent | None:
    """Return what a request brings from the page `origin`, or what a page of help carried on.

    None without the key of who sent: on a device of many the next one must not be shown it.
    """
    prefix = "" if origin else PREFIX
    origin = origin or request.POST.get(FROM, "")
    token = request.POST.get("token", "")
    if origin not in ORIGINS or seat is None or not seat.draft.is_sent or not seat.accepts(token):
        return None
    begins = (prefix + CHOICE_PREFIX, prefix + TEXT_PREFIX)
    fields = [
        (name.removeprefix(prefix), value.replace("\0", "")[:_LONGEST])
        for name, values in request.POST.lists()
        if name.startswith(begins)
        for value in values
    ]
    return Unsent(origin, token, tuple(fields[:_MOST]))
