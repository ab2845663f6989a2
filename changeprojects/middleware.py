"""Tells an editor why something did not go live, whatever button was pressed."""

import re
from collections.abc import Callable

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from changeprojects.editing.places import way_to_mend
from changeprojects.exceptions import (
    PrivacyRefused,
    ReleaseRefused,
    StaysInProject,
    UnpublishRefused,
)
from changeprojects.rules import all_rules
from changeprojects.selectors.resting import why_not_deleted
from syndication.actions.release import VersionExists

_NO_PRIVACY = "wagtailadmin/page_privacy/no_privacy.html"
# What changes the tree or what is live; a form of a page only by some of its buttons.
_GUARDED = re.compile(
    r"bulk/|workflows/|pages/workflow/action/"
    r"|snippets/\w+/\w+/workflow/action/"
    r"|pages/\d+/(unpublish|delete|move|set_position|copy|convert_alias)/"
)
_FORM = re.compile(r"pages/(add/[^/]+/[^/]+/\d+|\d+/edit)/$")


class ReleaseRefusedMiddleware:
    """Runs what editors post about pages whole or not at all, and shows a refusal.

    A refused release is undone together with everything the same click had done
    before; the editor is sent back with the reason.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, within one transaction if this may publish a page."""
        if not _may_publish(request):
            return self.get_response(request)
        with transaction.atomic():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into a message; leave every other exception to Django."""
        reason = _reason(request, exception) if _is_admin(request) else None
        if reason is None:
            return None
        # Raised before anything was written.
        if isinstance(exception, PrivacyRefused):
            return render_modal_workflow(request, _NO_PRIVACY, None)
        target, ways = _way_back(request, exception), _ways(request, exception)
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        messages.error(request, reason, buttons=ways)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": target})
        return HttpResponseRedirect(target)


def _reason(request: HttpRequest, exception: Exception) -> str | None:
    if isinstance(exception, ReleaseRefused):
        # Several may have been chosen: it is said which of them stops the others.
        title = getattr(exception.page, "title", "")
        which = f" The rules that “{title}” does not meet:" if title else ""
        return f"Nothing was published.{which} {exception.reasons}"
    if isinstance(exception, VersionExists):
        return f"Nothing was published. {exception}"
    if isinstance(exception, (PrivacyRefused, StaysInProject, UnpublishRefused)):
        return str(exception)
    if isinstance(exception, (ProtectedError, RestrictedError)):
        return why_not_deleted(exception, request.user)
    return None


def _ways(request: HttpRequest, exception: Exception) -> list[tuple[str, str, bool]]:
    """Return a button to where each rule that is not met is mended."""
    if not isinstance(exception, ReleaseRefused) or exception.page is None:
        return []
    found = {finding.code for finding in exception.findings}
    broken = [rule for rule in all_rules() if rule.code in found]
    ways = {rule.code: way_to_mend(rule, exception.page, request.user) for rule in broken}
    return [
        messages.button(way.url, f"Mend {code}")
        for code, way in ways.items()
        if way.url and not way.ask
    ]


def _admin_root() -> str:
    return reverse("wagtailadmin_home")


def _is_admin(request: HttpRequest) -> bool:
    return request.path.startswith(_admin_root())


def _may_publish(request: HttpRequest) -> bool:
    """Return whether this can change what is live; the one writer is held up for nothing else."""
    if request.method != "POST" or not _is_admin(request):
        return False
    path = request.path.removeprefix(_admin_root())
    if _GUARDED.match(path):
        return True
    return bool(_FORM.match(path)) and any(name.startswith("action-") for name in request.POST)


def _way_back(request: HttpRequest, exception: Exception) -> str:
    page = getattr(exception, "page", None)
    if page is not None and page.pk and type(page).objects.filter(pk=page.pk).exists():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    referer = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return referer
    return _admin_root()
