"""What an editor reads who would move a page out of its project, or leave its parts alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import get_text_list
from wagtail.admin import messages
from wagtail.models import Page

from changeprojects.exceptions import StaysInProject, UnpublishRefused
from changeprojects.selectors.live_parts import live_parts
from changeprojects.selectors.place import refuse_other_project


def keep_in_project(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Lead back to the page instead of asking whether it should leave its project."""
    try:
        refuse_other_project(page, destination)
    except StaysInProject as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_without_parts(request: HttpRequest, pages: list[Page]) -> None:
    """Raise `UnpublishRefused` if live pages below would be left; it names them."""
    if request.POST.get("include_descendants"):
        return
    if titles := live_parts(pages):
        names = get_text_list([f"“{title}”" for title in titles], "and")
        raise UnpublishRefused(
            f"Nothing was unpublished. Unpublish {names} first, "
            "or choose to unpublish the pages below as well."
        )
