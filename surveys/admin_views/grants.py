"""Who may read what people wrote: for data stewards, who let others read and nobody themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from surveys.access import DATA_STEWARDS, Action
from surveys.actions.let_read import Leave, let_read
from surveys.actions.let_read_no_more import let_read_no_more
from surveys.admin_views.base import VoicePage
from surveys.admin_views.grant_form import GrantForm
from surveys.exceptions import NotLet
from surveys.models import AccessGrant
from surveys.selectors.grants import grants_in_force, without_address


class Grants(VoicePage):
    """Who may read, whose answers, why and until when; on POST one more, or one fewer."""

    action = Action.LET_READ
    page_title = "Who may read answers"
    header_icon = "key"
    template_name = "surveys/admin/grants.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let somebody read or end it, and show the list; or what to mend."""
        if "end" in request.POST:
            number = request.POST["end"]
            known = int(number) if number.isdecimal() and len(number) < len("1234567890") else 0
            let_read_no_more(get_object_or_404(AccessGrant, pk=known), by=self.person)
            messages.success(request, "Ended. They read nothing by it from now on.")
            return redirect("voice:grants")
        form = GrantForm(request.POST, by=self.person)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            let_read(Leave(**form.cleaned_data), by=self.person)
        except NotLet as refused:
            for reason in refused.reasons:
                form.add_error(reason.field, reason.message)
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, "They may read from now on. That you said so is recorded.")
        return redirect("voice:grants")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add those that hold today, the first to end first, and the form for one more."""
        form = kwargs.pop("form", None) or GrantForm(by=self.person)
        return super().get_context_data(**kwargs) | {
            "page": self.part(grants_in_force()),
            "form": form,
            "media": form.media,
            "silent": without_address([DATA_STEWARDS]),
        }
