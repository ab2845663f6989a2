"""The way out, and the pages for addresses that are none of ours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from surveys.codes import is_address_code
from surveys.views.cookie import leave
from surveys.views.kind_pages import kind_page


def exit_now(_: HttpRequest, code: str = "") -> HttpResponse:
    """Take the key off the browser and lead to a dull page.

    Nothing is asked of the database: the way out must not wait for anything. Without
    the key nobody can open the draft, and the purge deletes it when its time is over.
    """
    response = HttpResponseRedirect(settings.EXIT_URL, status=303)
    if is_address_code(code):
        leave(response, code)
    return response


def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer to any other address below /s/; one without its last slash is put right."""
    if rest and not request.path.endswith("/") and request.method == "GET":
        code = rest.lower()
        if is_address_code(code):
            return HttpResponseRedirect(f"{request.path.removesuffix(rest)}{code}/")
    return kind_page(request, "unknown", status=404)
