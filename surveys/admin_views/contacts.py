"""How people who answered want to hear back: for contact keepers, and only for a purpose."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter

from surveys.access import Action, may_open
from surveys.actions.delete_contact import DELETED, Why, delete_contact_for
from surveys.actions.read_contacts import read_contacts
from surveys.admin_views.base import VoicePage
from surveys.exceptions import Refused
from surveys.models import ContactDetails, SurveyDeployment
from surveys.selectors.grants import let_read_in


class Contacts(VoicePage):
    """The surveys; on POST what was left in one of them for one purpose, or one fewer of it."""

    action = Action.READ_CONTACTS
    page_title = "Contact details"
    header_icon = "mail"
    template_name = "surveys/admin/contacts.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open them, or delete one, which is recorded; nothing of it is in an address."""
        if "delete" in request.POST:
            return self._delete(request)
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

    def _delete(self, request: HttpRequest) -> HttpResponse:
        known = _uuid(request.POST["delete"])
        left = ContactDetails.objects.filter(pk=known).first() if known else None
        if left is None:
            messages.error(request, "That is gone already.")
            return redirect("voice:contacts")
        decision = may_open(self.person, self.action, left.deployment)
        if not decision:
            messages.error(request, decision.reason)
        elif not request.POST.get("sure"):
            messages.error(request, "Nothing was deleted. Say that you are sure.")
        else:
            self._delete_one(request, left)
        return redirect("voice:contacts")

    def _delete_one(self, request: HttpRequest, left: ContactDetails) -> None:
        try:
            delete_contact_for(left, by=self.person, why=request.POST.get("why", ""))
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason.message)
        else:
            messages.success(request, "Deleted. That you did, and why, is recorded.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what this person was let open, and the purposes.

        How many left something is told by no page.
        """
        asked = let_read_in(self.person).exclude(status=SurveyDeployment.Status.DRAFT)
        return super().get_context_data(**kwargs) | {
            "deployments": asked.select_related("project").order_by("code"),
            "purposes": ContactDetails.Purpose.choices,
            "reasons": Why.choices,
        }


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


class ContactDeleted(LogFormatter):
    """Why somebody deleted how to reach a person."""

    label = "Delete contact details"

    def format_message(self, log_entry: Any) -> str:
        """Return the reason, and nothing of what was deleted."""
        why = dict(Why.choices).get(log_entry.data.get("why", ""), "no reason")
        return f"Deleted how to reach somebody: {why[0].lower()}{why[1:]}"


@hooks.register("register_log_actions")
def contacts_log_actions(actions: LogActionRegistry) -> None:
    """Name it; that somebody read them is named with other readings."""
    actions.register_action(DELETED)(ContactDeleted)
