"""After sending: how to hear back, kept apart from the answers. Nobody is asked twice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.actions.leave_contact import Contact, leave_contact
from surveys.forms import CHOICE_PREFIX, TEXT_PREFIX
from surveys.models import ContactDetails, SurveyDeployment
from surveys.rules.dates import contacts_go_on
from surveys.views.cookie import seat_of
from surveys.views.kind_pages import kind_page
from surveys.views.once import id_of, new_once, typed

LONGEST = 200
NOTICE = (
    "You may contact me for what I chose above, and for nothing else. I know that this is kept "
    "apart from my answers and deleted on the day named here."
)


def contact(request: HttpRequest, code: str) -> HttpResponse:
    """Ask who has sent answers whether and how they want to hear back; on POST keep it."""
    seat = seat_of(request, code)
    if seat is None or not seat.draft.is_sent:
        return kind_page(request, "unknown", status=404)
    deployment = seat.draft.deployment
    if request.method != "POST":
        return _form(request, deployment, seat.token)
    if not seat.accepts(request.POST.get("token", "")):
        return kind_page(request, "forgery", status=403, deployment=deployment)
    where = typed(request, f"{TEXT_PREFIX}contact", LONGEST)
    purpose = request.POST.get(f"{CHOICE_PREFIX}purpose", "")
    if not where or purpose not in ContactDetails.Purpose.values:
        return _form(request, deployment, seat.token, is_incomplete=True)
    safe = typed(request, f"{TEXT_PREFIX}safe", LONGEST)
    left = Contact(id_of(request, "contact details"), purpose, where, safe, NOTICE)
    leave_contact(deployment, left)
    return kind_page(request, "contact_kept", deployment=deployment)


def _form(
    request: HttpRequest, deployment: SurveyDeployment, token: str, *, is_incomplete: bool = False
) -> HttpResponse:
    context = {
        "deployment": deployment,
        "code": deployment.code,
        "page_title": "Error: Hear back" if is_incomplete else "Hear back",
        "is_incomplete": is_incomplete,
        "once": new_once(),
        "token": token,
        "purposes": ContactDetails.Purpose.choices,
        "purpose": request.POST.get(f"{CHOICE_PREFIX}purpose", ""),
        "contact": typed(request, f"{TEXT_PREFIX}contact", LONGEST),
        "safe": typed(request, f"{TEXT_PREFIX}safe", LONGEST),
        "longest": LONGEST,
        "notice": NOTICE,
        "delete_on": contacts_go_on(deployment),
    }
    return render(request, "surveys/answer/contact.html", context)
