"""Pages that are neither in the page tree nor anybody's content."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; only in development and demonstration."""
    if not (settings.DEBUG or settings.DEMO_MODE):
        raise Http404
    return render(request, "home/styleguide.html")
