"""The second coder: begins, is done, and then how far both agree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from surveys.access import Action
from surveys.actions.begin_second_reading import begin_second_reading, why_not_second
from surveys.actions.end_second_reading import codes_no_more, end_second_reading
from surveys.admin_views.themes import ThemeView
from surveys.exceptions import NotSecond
from surveys.selectors.readings import agreement_of, second_reading_of


class AgreementPage(ThemeView):
    """Who reads second, and once they are done Cohen's kappa of each theme."""

    action = Action.CODE_ANSWERS
    page_title = "Second coder"
    template_name = "surveys/admin/agreement.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin or end the second reading, as the pressed button says."""
        done = request.POST.get("do") == "end"
        act = end_second_reading if done else begin_second_reading
        try:
            act(self.deployment, by=self.person)
        except NotSecond as refused:
            messages.error(request, refused.reasons[0].message)
            return redirect("voice:agreement", self.deployment.pk)
        if done:
            messages.success(request, "Both readings can be compared now.")
            return redirect("voice:agreement", self.deployment.pk)
        messages.success(request, "You are the second coder. You see your own codes alone.")
        return redirect("voice:answers", self.deployment.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who reads and how far they agree."""
        second = second_reading_of(self.deployment)
        goes_on = second if second and not second.is_done else None
        why_not = why_not_second(self.deployment, self.person)
        return super().get_context_data(**kwargs) | {
            "second": second,
            "is_own": bool(second and second.coder_id == self.person.pk),
            "may_end": bool(goes_on and codes_no_more(goes_on)),
            "why_not": why_not.message if why_not else "",
            "agreement": agreement_of(self.deployment),
        }
