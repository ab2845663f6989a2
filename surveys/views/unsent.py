"""What somebody had not sent yet, or what could not be kept, when they went for help.

Before sending, everything is kept with the draft if that is possible. Otherwise, and on the pages
after sending, nothing of it is stored: it travels in the pages, to the help and back.
"""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from surveys.forms import CHOICE_PREFIX, NOTICE, TEXT_PREFIX
from surveys.speaking import posted
from surveys.views.cookie import has_key_of
from surveys.views.two_windows import SEEN

FROM, PREFIX = "from", "unsent."
# The button that leads back to a page after sending.
AGAIN = "again"
EQUALITY, CONTACT = "more", "contact"
ORIGINS = {EQUALITY: "surveys:equality", CONTACT: "surveys:contact"}
_STEP = re.compile(r"step\.([\w-]{1,100})", re.ASCII)
# What a page with questions says of itself beside the answers.
_OF_THE_PAGE = frozenset({SEEN, NOTICE})
# More and longer ones stand on neither of the pages after sending. What is too long to be kept
# with a draft must not be lost here either.
_MOST, _LONGEST = 60, 200


@dataclass(frozen=True, slots=True)
class Unsent:
    """Fields of a page by name, the token with which it is sent, and where it is."""

    origin: str
    code: str
    token: str
    fields: tuple[tuple[str, str], ...]

    @property
    def step(self) -> str:
        """The page with questions that they are from; empty for one after sending."""
        found = _STEP.fullmatch(self.origin)
        return found[1] if found else ""

    @property
    def address(self) -> str:
        """Where they go back to."""
        if self.step:
            return reverse("surveys:step", args=[self.code, self.step])
        return reverse(ORIGINS[self.origin], args=[self.code])


def step_origin(step: str) -> str:
    """Return the origin of what stands on the page `step` of the questions."""
    return f"step.{step}"


def unsent_on(request: HttpRequest, code: str, origin: str = "") -> Unsent | None:
    """Return what a request brings from the page `origin`, or what a page of help carried on.

    None without the key that its page was made with: on a device of many the next one must not
    be shown it. Asks nothing of the database, which may be why it could not be kept.
    """
    body = posted(request)
    prefix = "" if origin else PREFIX
    origin = origin or body.get(FROM, "")
    token = body.get("token", "")
    is_step = _STEP.fullmatch(origin) is not None
    if not (is_step or origin in ORIGINS) or not has_key_of(request, token):
        return None
    begins = (prefix + CHOICE_PREFIX, prefix + TEXT_PREFIX)
    names = {prefix + name for name in _OF_THE_PAGE} if is_step else set()
    fields = [
        (name.removeprefix(prefix), value.replace("\0", ""))
        for name, values in body.lists()
        if name.startswith(begins) or name in names
        for value in values
    ]
    if not is_step:
        fields = [(name, value[:_LONGEST]) for name, value in fields[:_MOST]]
    return Unsent(origin, code, token, tuple(fields))
