"""A tablet that many share: whoever comes next finds nothing of the person before."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from surveys.actions.wipe_draft import wipe_draft
from surveys.models import SurveyDeployment
from surveys.rules.expiry import IDLE
from surveys.speaking import speech_at
from surveys.views.cookie import leave, opened
from surveys.views.doors import door_for
from surveys.way import CHECK


def clear(request: HttpRequest, response: HttpResponse, deployment: SurveyDeployment) -> None:
    """End on a shared tablet whatever stood there; `response` is its first page.

    The first page is where a page that nobody touches leads, and where the next person begins.
    """
    if not deployment.is_kiosk or request.method != "GET":
        return
    if found := opened(request):
        wipe_draft(found[0], even_saved=False)
    # Also without a key: whoever asks for help, or types a code, has none.
    leave(response, deployment.code)


def still_here(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether the person is still there; with no answer lead to the first page.

    A page leads here that has no script to ask by itself. Where nobody is answering there is
    nobody to ask. The first page is then in the words in which everybody finds it.
    """
    door = door_for(request, code)
    start = reverse("surveys:start", args=[code])
    if door.seat is None or door.refusal or not door.seat.draft.deployment.is_kiosk:
        return HttpResponseRedirect(start, status=303)
    deployment = door.seat.draft.deployment
    speech = speech_at(request, deployment, door.seat.draft.version)
    context = {
        "speech": speech,
        "page_title": speech.say("still_here"),
        "deployment": deployment,
        "code": code,
        "start_url": start,
        # The last page leads back to the first one that is not done.
        "carry_on_url": reverse("surveys:step", args=[code, CHECK]),
    }
    response = render(request, "surveys/answer/still_here.html", context)
    response["Refresh"] = f"{IDLE.answer_seconds}; url={start}"
    return response
