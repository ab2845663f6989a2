"""One page in two windows: what was typed in either stays until the person has chosen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from surveys.way import Page

# What a page carries to tell what it was shown with; the button to choose what came first.
SEEN, TAKE = "seen", "take"


def posted_or_taken(request: HttpRequest, kept: Page) -> Mapping[str, Any]:
    """Return what was posted; of who chose what another window gave, that; of who skips, nothing.

    The buttons that were pressed stay, so that it is seen who is not done with the page.
    """
    if "skip" in request.POST:
        return request.POST.__class__(mutable=False)
    place, offered = request.POST.get(TAKE, ""), kept.before_last
    if place in {str(number) for number in range(len(offered))}:
        return MultiValueDict(offered[int(place)])
    return request.POST


def still_to_choose(kept: Page, page: Page) -> Page:
    """Return what to keep of who leaves a page without having chosen: all there is."""
    if not kept.others:
        return page
    return replace(kept, others=[*kept.others[:-1], page.fields], checked=page.checked)
