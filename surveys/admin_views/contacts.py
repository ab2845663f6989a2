"""How people who answered want to hear back: for contact keepers, and only for a purpose."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin import messages

from surveys.access import Action, may_open
from surveys.actions.read_contacts import read_contacts
from surveys.admin_views.base import VoicePage
from surveys.exceptions import Refused
from surveys.models import ContactDetails, SurveyDeployment
from surveys.selectors.grants import let_read_in


class Contacts(VoicePage):
    """The surveys; on POST the contact details that were left in one of them for one purpose."""

    action = Action.READ_CONTACTS
    page_title = "Contact details"
    header_icon = "mail"
    template_name = "surveys/admin/contacts.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open them, which is recorded; nothing of it is in an address."""
        number = request.POST.get("deployment", "")
        known = int(number) if number.isdecimal() and len(number) < len("1234567890") else 0
        deployment = get_object_or_404(SurveyDeployment, pk=known)
        purpose = request.POST.get("purpose", "")
        decision = may_open(self.person, self.action, deployment)
        if not decision:
            messages.error(request, decision.reason)
            return self.render_to_response(self.get_context_data())
        try:
            opened = read_contacts(deployment, by=self.person, purpose=purpose)
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason.message)
            return self.render_to_response(self.get_context_data())
        return self.render_to_response(self.get_context_data(opened=opened, of=deployment))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what this person was let open, and the purposes.

        How many left something is told by no page.
        """
        asked = let_read_in(self.person).exclude(status=SurveyDeployment.Status.DRAFT)
        return super().get_context_data(**kwargs) | {
            "deployments": asked.select_related("project").order_by("code"),
            "purposes": ContactDetails.Purpose.choices,
        }
