"""How people took part, drafted from the data for whoever writes the page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from surveys.actions.draft_ledger import draft_ledger, may_edit
from surveys.models import YouSaidWeDidPage
from surveys.selectors.ledger import asks_workers, draft_of

_WHY_NOT = (
    "This survey asked people who work in services. The aim, methods and results of involvement "
    "tell how people who use services took part, so nothing is drafted for them from it."
)


class LedgerPage(WagtailAdminTemplateMixin, View):
    """Shows the drafts to whoever may edit the page, and puts them into it if asked."""

    page_title = "How people took part"
    header_icon = "group"
    template_name = "surveys/admin/ledger.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the page; raise `PermissionDenied` for the others."""
        if not may_edit(self.summary, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def summary(self) -> YouSaidWeDidPage:
        """The page that the address names; 404 if there is none."""
        return get_object_or_404(YouSaidWeDidPage, pk=self.kwargs["page"])

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the drafts."""
        return self.render_to_response(self.get_context_data())

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put them where nothing is written, and lead to the page."""
        filled = draft_ledger(self.summary, by=self.request.user)
        said = "Drafted. Read it, finish it, and publish it when it is true."
        nothing = "Everything is written already. Nothing was changed."
        messages.success(self.request, said if filled else nothing)
        return redirect(reverse("wagtailadmin_pages:edit", args=[self.summary.pk]))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: at the page that it drafts for."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.summary.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.summary.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the drafts, each with where it goes."""
        draft = draft_of(self.summary.get_latest_revision_as_object())
        rows = (
            ("Space", draft.space, "this page"),
            ("Voice", draft.voice, "this page"),
            ("Audience", draft.audience, "this page"),
            ("Influence", "", "this page"),
            ("Aim", draft.aim, "this page"),
            ("Methods", draft.methods, "this page, and the product, under “Involvement”"),
            ("Results", draft.results, "this page, and the product, under “Involvement”"),
            ("Reflections", "", "this page, and the product, under “Involvement”"),
        )
        why_not = _WHY_NOT if asks_workers(self.summary.deployment) else ""
        return super().get_context_data(**kwargs) | {"rows": rows, "why_not": why_not}
