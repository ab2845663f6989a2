"""The code after sending, and what it is good for."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from surveys.actions.wipe_draft import wipe_draft
from surveys.actions.withdraw_response import withdraw_response
from surveys.codes import groups, receipt_code
from surveys.models import Response, SurveyDeployment
from surveys.seat import seat_by_code
from surveys.selectors.receipts import response_for
from surveys.views.cookie import seat_of
from surveys.views.doors import deployment_at
from surveys.views.kind_pages import kind_page
from surveys.views.limits import may_try
from surveys.views.saved import carry_on, waiting
from surveys.way import CONSENT
from surveys.withdrawal import CodeKeys, keys_of

# As much as the field takes.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a code that was typed leads nowhere now: in short, and what to do."""

    short: str
    text: str


NOT_FOUND = Problem(
    "We can’t find answers with this code",
    "We can’t find answers with this code. It may be mistyped, its time may be over, or the "
    "answers were taken back already.",
)
WAIT = Problem(
    "Please wait a little",
    "There were many tries in a short time. To keep everybody’s answers safe we pause. "
    "Please try again in some minutes.",
)


def own_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the code to the browser that sent the answers, as long as it has its cookie."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    seat = seat_of(request, code)
    if seat is None or seat.draft.is_expired:
        return kind_page(request, "no_receipt", status=404, deployment=deployment)
    if not seat.draft.is_sent:
        return HttpResponseRedirect(reverse("surveys:step", args=[code, CONSENT]), status=303)
    context = {
        "deployment": deployment,
        "code": deployment.code,
        "page_title": "Sent",
        "receipt": groups(receipt_code(seat.key)),
        "feedback_url": _feedback_url(request, deployment),
    }
    return render(request, "surveys/answer/receipt.html", context)


def look_up(request: HttpRequest) -> HttpResponse:
    """Find the answers of a code: sent ones to take back, unsent ones to carry on with.

    A wrong code, one that was used and one whose time is over look the same.
    """
    if request.method != "POST":
        return _form(request)
    if not may_try(request):
        response = _form(request, WAIT, status=429)
        response["Retry-After"] = "300"
        return response
    typed = request.POST.get("receipt", "")
    keys = keys_of(typed)
    found = response_for(keys)
    if found is None:
        return _unsent(request, keys, typed)
    if "withdraw" in request.POST:
        withdraw_response(found)
        return kind_page(request, "withdrawn")
    return _found(request, found, typed)


def _unsent(request: HttpRequest, keys: CodeKeys, typed: str) -> HttpResponse:
    seat = seat_by_code(keys)
    if seat is None:
        return _form(request, NOT_FOUND)
    if "wipe" in request.POST:
        wipe_draft(seat.draft)
        return kind_page(request, "wiped")
    return carry_on(seat) if "carry_on" in request.POST else waiting(request, seat, typed)


def _form(
    request: HttpRequest, problem: Problem | None = None, *, status: int = 200
) -> HttpResponse:
    context = {
        "page_title": "Error: Your code" if problem else "Your code",
        "problem": problem,
        # Who has to wait, or mistyped one letter, need not type all of it again.
        "typed": request.POST.get("receipt", "").replace("\0", "")[:LONGEST],
    }
    return render(request, "surveys/answer/look_up.html", context, status=status)


def _found(request: HttpRequest, response: Response, typed: str) -> HttpResponse:
    context = {
        "page_title": "Your answers are here",
        "receipt": typed,
        "deployment": response.deployment,
        "feedback_url": _feedback_url(request, response.deployment),
    }
    return render(request, "surveys/answer/found.html", context)


def _feedback_url(request: HttpRequest, deployment: SurveyDeployment) -> str:
    # The page about the project, if the public can see it; the feedback will be there.
    page = deployment.pilot or deployment.project
    return (page.get_url(request) or "") if page.live else ""
