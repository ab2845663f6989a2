"""After sending and before the code: questions about who somebody is, apart from the answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.actions.count_equality import count_equality
from surveys.engine.equality import equality_questions
from surveys.engine.phrases import Speech
from surveys.forms import QuestionsForm
from surveys.rules.retention import EQUALITY_MONTHS
from surveys.seat import Seat
from surveys.selectors.counts import thresholds_of
from surveys.speaking import speech_at, switches
from surveys.views.after import after_sending, equality_names, equality_waits
from surveys.views.cookie import seat_of
from surveys.views.doors import nothing_at
from surveys.views.kind_pages import kind_page
from surveys.views.unsent import AGAIN
from surveys.way import titled


def equality(request: HttpRequest, code: str) -> HttpResponse:
    """Ask who has sent answers who they are; on POST count it, once, and lead to the code."""
    seat = seat_of(request, code)
    if seat is None or not seat.draft.is_sent:
        return nothing_at(request, code)
    speech = speech_at(request, seat.draft.deployment, seat.draft.version)
    if not equality_waits(seat):
        return after_sending(seat, speech)
    form = _form(request, seat, speech)
    if request.method != "POST" or switches(request) or AGAIN in request.POST:
        form.is_quiet = True
        return _page(request, seat, form)
    if not seat.accepts(request.POST.get("token", "")):
        deployment = seat.draft.deployment
        return kind_page(request, "forgery", status=403, deployment=deployment, speech=speech)
    if "skip" not in request.POST and not form.is_valid():
        return _page(request, seat, form)
    given = {} if "skip" in request.POST else form.cleaned_data
    count_equality(seat.draft, equality_names(seat), given)
    seat.draft.is_counted = True
    return after_sending(seat, speech)


def _form(request: HttpRequest, seat: Seat, speech: Speech) -> QuestionsForm:
    questions = equality_questions(equality_names(seat), speech)
    data = request.POST if request.method == "POST" else None
    return QuestionsForm(data=data, questions=questions, speech=speech)


def _page(request: HttpRequest, seat: Seat, form: QuestionsForm) -> HttpResponse:
    deployment, faults = seat.draft.deployment, form.faults
    context = {
        "speech": form.speech,
        "deployment": deployment,
        "code": deployment.code,
        "may_show_code": True,
        "page_title": titled(form.speech, form.speech.say("equality"), is_wrong=bool(faults)),
        "token": seat.token,
        "fields": form.drawn,
        "faults": faults,
        "minimum": thresholds_of(deployment).base,
        "months": EQUALITY_MONTHS,
    }
    return render(request, "surveys/answer/equality.html", context)
