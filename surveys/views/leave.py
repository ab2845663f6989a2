"""The way out, and the pages for addresses that are none of ours."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from surveys.actions.wipe_draft import wipe_draft
from surveys.actions.wipe_what_was_left import wipe_what_was_left
from surveys.codes import is_address_code
from surveys.engine.phrases import Speech
from surveys.leaving import SHARED, is_watched
from surveys.seat import Seat
from surveys.views.cookie import forget_pages, leave, mark, opened
from surveys.views.kind_pages import kind_page, kind_page_with
from surveys.views.privacy import from_elsewhere


class Leaving(HttpResponseRedirect):
    """Leads away first. Only when that is sent, what was left behind is wiped.

    The way out must not wait for anything, least of all for a database that is busy. If the
    wiping fails, nobody has the key, and the purge deletes the draft when its time is over.
    """

    def __init__(self, left: tuple[UUID, bytes] | None = None) -> None:
        super().__init__(settings.EXIT_URL, status=303)
        # The draft and its key, which nobody else has any more.
        self._left = left

    def close(self) -> None:
        """Wipe the draft; the web server calls this after the last byte."""
        try:
            if self._left:
                wipe_what_was_left(*self._left)
        finally:
            super().close()


def exit_now(request: HttpRequest, code: str = "") -> HttpResponse:
    """Lead to a dull page, take the key off the browser and wipe what was not sent or saved.

    Back shows no page of any survey then; at a tablet that many share, none as it was left. A
    link on another site leads away too, and wipes nothing.
    """
    if from_elsewhere(request):
        return Leaving()
    if is_address_code(code):
        response = Leaving(opened(request))
        leave(response, code)
    else:
        response = Leaving()
        forget_pages(response)
        if code:
            # Of no survey: its authors tried it out.
            return response
    if SHARED not in request.GET:
        mark(response)
    return response


def wipe_now(request: HttpRequest, seat: Seat, name: str, speech: Speech) -> HttpResponse:
    """Wipe what was not sent, take the key off the browser, and say so on the page `name`."""
    deployment = seat.draft.deployment
    is_back = wipe_draft(seat.draft.pk, key=seat.invited_key)
    more = "invitation_back" if is_back else ""
    response = kind_page_with(request, name, deployment, speech, more=more)
    leave(response, deployment.code)
    if is_watched(deployment):
        mark(response)
    return response


def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer to any other address below /s/; one without its last slash is put right."""
    if rest and not request.path.endswith("/") and request.method == "GET":
        code = rest.lower()
        if is_address_code(code):
            return HttpResponseRedirect(f"{request.path.removesuffix(rest)}{code}/")
    return kind_page(request, "unknown", status=404)
