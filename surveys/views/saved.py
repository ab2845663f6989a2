"""Come back later: the code that opens the answers on any device."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from surveys.codes import groups, receipt_code
from surveys.engine.qr import svg
from surveys.models import DraftStep, SurveyDeployment
from surveys.rules.expiry import KEPT_DAYS, has_all_its_time, last_day, last_day_before
from surveys.seat import Seat
from surveys.speaking import address_in, speech_at, title_with_code
from surveys.views.cookie import seat_of, take
from surveys.views.doors import Phase, around_code, door_for
from surveys.views.kind_pages import kind_page
from surveys.views.once import new_once
from surveys.way import CHECK

# Pressed to carry on although others are wiped for it.
INSTEAD = "instead"


def saved(request: HttpRequest, code: str) -> HttpResponse:
    """Show the code of saved answers, in letters and as a square for a camera."""
    door = door_for(request, code)
    if door.seat is None or door.refusal:
        return kind_page(request, door.refusal, status=door.status, deployment=door.deployment)
    if not door.seat.draft.resume_lookup:
        return _to_first_open(door.seat)
    written = groups(receipt_code(door.seat.key))
    speech = speech_at(request, door.deployment, door.seat.draft.version)
    square = svg(_in_square(request, written), speech.say("camera_square").text)
    context = _until(door.seat) | {
        "deployment": door.deployment,
        "code": code,
        "speech": speech,
        "page_title": speech.say("saved_title"),
        "receipt": written,
        "square": mark_safe(square),  # noqa: S308  what it holds is escaped there
        "kept_for": KEPT_DAYS,
        "carry_on_url": reverse("surveys:step", args=[code, CHECK]),
    }
    return render(request, "surveys/answer/saved.html", context)


def waiting(
    request: HttpRequest,
    seat: Seat,
    typed: str,
    here: SurveyDeployment | None,
    *,
    is_beside: bool = False,
) -> HttpResponse:
    """Say that answers wait under the code that was typed, and what can be done with them.

    If others are open in this browser already, `is_beside`, it asks which are to go on.
    """
    speech = speech_at(request, seat.draft.deployment, seat.draft.version)
    context = (
        around_code(here)
        | _until(seat)
        | {
            "deployment": here or seat.draft.deployment,
            "speech": speech,
            "page_title": title_with_code(request, here, speech),
            "receipt": typed,
            "once": new_once(),
            "is_closed": seat.draft.deployment.answering_phase == Phase.CLOSED,
            "waits_at": _waits_at(seat, here),
            "is_beside": is_beside,
            "instead": INSTEAD,
            "others_url": address_in(speech, "surveys:step", seat.draft.deployment.code, CHECK),
        }
    )
    return render(request, "surveys/answer/waiting.html", context)


def _waits_at(seat: Seat, here: SurveyDeployment | None) -> str:
    # Only below the address of their survey does the browser show what else it has of it. But
    # nothing leads off a tablet: there nobody would ask whether somebody is still there.
    return here.code if here and here.is_kiosk else seat.draft.deployment.code


def beside(request: HttpRequest, seat: Seat) -> Seat | None:
    """Return what else was begun in this browser, and would be lost if `seat` took its place."""
    other = seat_of(request, seat.draft.deployment.code)
    if other is None or other.draft.pk == seat.draft.pk:
        return None
    draft = other.draft
    if draft.is_sent or draft.is_expired or draft.resume_lookup:
        return None
    return other if DraftStep.objects.filter(draft=draft).exists() else None


def _until(seat: Seat) -> dict[str, Any]:
    """Return until when the answers of `seat` wait, and why not longer."""
    expires_at, closes_at = seat.draft.expires_at, seat.draft.deployment.closes_at
    today = timezone.localdate()
    last = last_day(expires_at, closes_at, today)
    return {
        "last_day": last,
        "wiped_after": last_day(expires_at, None, today),
        "is_cut_off": last < last_day(expires_at, None, today),
        "has_all_its_time": has_all_its_time(closes_at),
        "closing_day": last_day_before(closes_at) if closes_at else None,
    }


def carry_on(seat: Seat) -> HttpResponse:
    """Give this browser the key of `seat`, and lead to where the person was."""
    response = _to_first_open(seat)
    take(response, seat)
    return response


def _to_first_open(seat: Seat) -> HttpResponse:
    # The last page leads back to the first one that is not done.
    code = seat.draft.deployment.code
    return HttpResponseRedirect(reverse("surveys:step", args=[code, CHECK]), status=303)


def _in_square(request: HttpRequest, written: list[str]) -> str:
    # The code stands beside the address and never in it: addresses are kept in histories.
    address = request.build_absolute_uri(reverse("surveys:look_up"))
    return f"{' '.join(written)}\n{address}"
