"""The inbox of safeguarding leads: what came in, and what was done about it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.acknowledge_alert_test import acknowledge_alert_test
from surveys.actions.move_flag import move_flag
from surveys.actions.read_flag import read_flag
from surveys.actions.read_flag_contact import HowToReach, read_flag_contact
from surveys.admin_views.base import VoiceView, unproven_of
from surveys.exceptions import Refused
from surveys.models import SafeguardingFlag
from surveys.rules.flags import MOVES, NEEDS_A_NOTE
from surveys.selectors.flagged import promised_to
from surveys.selectors.safeguarding import alert_tests_of, covered_by, flags_of

MOVE_LABELS = {
    "acting": "I am acting on it",
    "referred": "Referred to a service",
    "closed": "Close it",
}


class SafeguardingView(VoiceView):
    """A page for the leads and deputies of surveys."""

    action = Action.HANDLE_FLAGS
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under the inbox, which says nothing of the answers."""
        home = {"url": reverse("wagtailadmin_home"), "label": "Home"}
        return [home, {"url": reverse("safeguarding:inbox"), "label": "Safeguarding"}]


class Inbox(SafeguardingView):
    """What waits for this person, and of which surveys they are the lead or the deputy."""

    page_title = "Safeguarding"
    template_name = "surveys/admin/safeguarding_inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the flags, without anything that was written, the tests and the surveys."""
        covered = covered_by(self.person)
        return super().get_context_data(**kwargs) | {
            "flags": self.part(flags_of(self.person)),
            "tests": alert_tests_of(self.person),
            "unproven": unproven_of(self.person, covered),
            "deployments": self.part(covered, "surveys"),
        }


class AcknowledgeTest(SafeguardingView):
    """Says that a test of the alert arrived: where the link in the e-mail leads."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Acknowledge the test, if it was sent to this person."""
        acknowledge_alert_test(self.kwargs["token"], by=self.person)
        messages.success(request, "Thank you. The alert of this survey reaches you.")
        return redirect("safeguarding:inbox")


class FlagPage(SafeguardingView):
    """One flag: what was written, its log, and what can be done. Opening it is recorded."""

    page_title = "Safeguarding"
    template_name = "surveys/admin/safeguarding_flag.html"

    @cached_property
    def flag(self) -> SafeguardingFlag:
        """The flag that the address names; 404 unless this person may open it."""
        found = flags_of(self.person).filter(pk=self.kwargs["flag"]).first()
        if found is None:
            raise Http404
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move the flag on, add a note, or show how the person can be reached."""
        note = request.POST.get("note", "")
        try:
            if "reveal" in request.POST:
                why = request.POST.get("reason", "")
                reach = read_flag_contact(self.flag, by=self.person, reason=why)
                return self.render_to_response(self.get_context_data(reach=reach))
            move_flag(self.flag, by=self.person, to=request.POST.get("to", ""), note=note)
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason.message)
            return self.render_to_response(self.get_context_data(note=note))
        messages.success(request, "Written into the log.")
        return redirect("safeguarding:flag", self.flag.pk)

    def get_context_data(
        self, *, reach: HowToReach | None = None, note: str = "", **kwargs: Any
    ) -> dict[str, Any]:
        """Open the flag, and add what can be done with it."""
        flag, told = read_flag(self.flag, by=self.person)
        moves = [(to, MOVE_LABELS[to], to in NEEDS_A_NOTE) for to in MOVES[flag.state]]
        return super().get_context_data(**kwargs) | {
            "flag": flag,
            "place": self.flag.deployment,
            "told": told,
            "promised": promised_to(flag.response_id) if flag.response_id else [],
            "has_contact": bool(flag.contact or flag.safe_contact),
            "reach": reach,
            "note": note,
            "years": settings.SAFEGUARDING_YEARS,
            "moves": moves,
            "events": flag.events.select_related("by"),
            "may_suspend": can(self.person, Action.SUSPEND, self.flag.deployment).ok,
        }
