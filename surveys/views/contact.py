"""After sending: how to hear back, kept apart from the answers. Nobody is asked twice."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from surveys.actions.delete_contact import delete_contact
from surveys.actions.leave_contact import Contact, leave_contact
from surveys.engine.phrases import Speech
from surveys.forms import CHOICE_PREFIX, TEXT_PREFIX
from surveys.models import ContactDetails
from surveys.rules.dates import contacts_go_on
from surveys.seat import Seat
from surveys.speaking import address_in, speech_at, switches
from surveys.views.cookie import seat_of
from surveys.views.doors import nothing_at
from surveys.views.kind_pages import kind_context, kind_page
from surveys.views.once import typed
from surveys.views.unsent import AGAIN
from surveys.way import titled

LONGEST = 200
# The words that are agreed to; the digest of those that were read is kept.
NOTICE = "hear_agree"
# The button that takes it back.
DELETE = "delete"


def contact(request: HttpRequest, code: str) -> HttpResponse:
    """Ask who has sent answers whether and how they want to hear back; on POST keep it."""
    seat = seat_of(request, code)
    if seat is None or not seat.draft.is_sent:
        if request.method == "POST":
            # Sent again by Back after the way out: nobody is shown what stood in the old form.
            return HttpResponseRedirect(request.path, status=303)
        return nothing_at(request, code)
    deployment = seat.draft.deployment
    speech = speech_at(request, deployment, seat.draft.version)
    if request.method != "POST" or switches(request) or AGAIN in request.POST:
        return _form(request, seat, speech)
    if not seat.accepts(request.POST.get("token", "")):
        return kind_page(request, "forgery", status=403, deployment=deployment, speech=speech)
    return _done(request, seat, speech)


def _done(request: HttpRequest, seat: Seat, speech: Speech) -> HttpResponse:
    """Do what was pressed: delete what lies there, or keep what was typed."""
    deployment = seat.draft.deployment
    if DELETE in request.POST:
        delete_contact(_id_of(seat))
        return kind_page(request, "contact_gone", deployment=deployment, speech=speech)
    where = typed(request, f"{TEXT_PREFIX}contact", LONGEST)
    purpose = request.POST.get(f"{CHOICE_PREFIX}purpose", "")
    if not where or purpose not in ContactDetails.Purpose.values:
        return _form(request, seat, speech, is_incomplete=True)
    safe = typed(request, f"{TEXT_PREFIX}safe", LONGEST)
    notice = speech.say(NOTICE).text
    left = Contact(_id_of(seat), purpose, where, safe, notice)
    leave_contact(deployment, left)
    kept_at = address_in(speech, "surveys:contact_kept", deployment.code)
    return HttpResponseRedirect(kept_at, status=303)


def kept(request: HttpRequest, code: str) -> HttpResponse:
    """Say where it lies now, and let it be deleted; once it is, lead to where it is written."""
    seat = seat_of(request, code)
    if seat is None or not seat.draft.is_sent:
        return nothing_at(request, code)
    deployment = seat.draft.deployment
    speech = speech_at(request, deployment, seat.draft.version)
    if not has_contact(seat):
        return HttpResponseRedirect(address_in(speech, "surveys:contact", code), status=303)
    context = kind_context(request, "contact_kept", deployment, speech) | _deleting(seat)
    return render(request, "surveys/answer/contact_kept.html", context)


def has_contact(seat: Seat) -> bool:
    """Say whether whoever sent these answers left how to reach them, and it is still there."""
    return ContactDetails.objects.filter(pk=_id_of(seat)).exists()


def _deleting(seat: Seat) -> dict[str, str]:
    """Return what the button takes that deletes it."""
    return {"token": seat.token, "delete": DELETE}


def _id_of(seat: Seat) -> UUID:
    """Return the one id that whoever sent these answers has; without their key nobody makes it."""
    return UUID(seat.tag("contact details")[:32], version=4)


def _form(
    request: HttpRequest, seat: Seat, speech: Speech, *, is_incomplete: bool = False
) -> HttpResponse:
    deployment = seat.draft.deployment
    context = _deleting(seat) | {
        "speech": speech,
        "deployment": deployment,
        "code": deployment.code,
        "may_show_code": True,
        "page_title": titled(speech, speech.say("hear_title"), is_wrong=is_incomplete),
        "is_incomplete": is_incomplete,
        "has_contact": has_contact(seat),
        "purposes": [(one, speech.say(f"hear_{one}")) for one in ContactDetails.Purpose.values],
        "purpose": request.POST.get(f"{CHOICE_PREFIX}purpose", ""),
        "contact": typed(request, f"{TEXT_PREFIX}contact", LONGEST),
        "safe": typed(request, f"{TEXT_PREFIX}safe", LONGEST),
        "longest": LONGEST,
        "delete_on": contacts_go_on(deployment),
    }
    return render(request, "surveys/answer/contact.html", context)
