"""Pages that are neither in the page tree nor anybody's content."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.views import serve

from changeprojects.public_names import only_top
from home.selectors.found import search_page
from surveys.models import VoiceIndexPage

# Where people answer is nobody's business but theirs, and the desk is the editors'.
_ROBOTS = "User-agent: *\nDisallow: /s/\nDisallow: /admin/\n"
_a_day = cache_control(public=True, max_age=86_400)


@require_safe
@_a_day
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave alone."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")


@require_safe
@_a_day
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead whoever asks for the icon without having read a page to the site's own mark."""
    return HttpResponseRedirect(static("site/mark.svg"))


@require_safe
@cache_control(private=True, no_store=True)
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found; what was looked for is kept nowhere, not even in a browser's cache."""
    found = search_page(request.GET)
    context = {"found": found, "document": found.document, "is_search": True}
    return render(request, "home/search.html", context)


def voice(request: HttpRequest, part: str = "") -> HttpResponse:
    """Show the page of the programme's voice, which is asked for most, in five queries.

    Each version of it in other words is such a `part`. The way through the tree of pages would
    take as many again; it is taken where an editor gave that page another address, or another
    page this one. Nobody can make the page private.
    """
    here = f"{only_top()}voice/"
    page = VoiceIndexPage.objects.live().filter(url_path=here).first()
    if page is None:
        return serve(request, f"voice/{part}")
    return page.serve(request, *page.resolve_subpage(f"/{part}"))


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; only in development and demonstration."""
    if not (settings.DEBUG or settings.DEMO_MODE):
        raise Http404
    return render(request, "home/styleguide.html")
