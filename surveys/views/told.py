"""Told back without a name: what became of the themes that somebody's answers are part of."""

from bisect import bisect_right
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.actions.contest_theme import contest_theme
from surveys.models import SurveyDeployment, VoiceIndexPage
from surveys.models.contest import LONGEST
from surveys.selectors.told_back import told_back
from surveys.speaking import speech_at, switches
from surveys.views import receipt
from surveys.views.doors import around_code
from surveys.views.limits import may_try
from surveys.views.once import is_sent_again, new_once
from surveys.way import titled
from surveys.withdrawal import keys_of

# Every answer is of this size, so that its length does not tell whether a code is right.
SIZE_CLASS = 2**15


@receipt.at_known_address
def told(request: HttpRequest, here: SurveyDeployment | None) -> HttpResponse:
    """Tell what became of the themes of a code; the same page for a wrong code, with none.

    Never what somebody said, and nothing that the public does not read of everybody together.
    They come from the survey `here`, if that is known; the code may be of another one.
    """
    # Whoever reads it in another language before they typed a code has asked nothing yet.
    typed = request.POST.get("receipt", "")
    if request.method != "POST" or (switches(request) and not typed.strip()):
        return _page(request, here)
    if is_sent_again(request):
        return _page(request, here, typed="")
    if not may_try(request):
        response = _page(request, here, problem=receipt.WAIT, problem_why=f"{receipt.WAIT}_why")
        response.status_code = 429
        response["Retry-After"] = "300"
        return response
    keys = keys_of(typed)
    found, contested = told_back(keys), False
    if "contest" in request.POST:
        theme, text = _uuid(request.POST["contest"]), request.POST.get("text", "")
        contested = contest_theme(found, theme, text)
        found = told_back(keys)
    response = _with_room(
        lambda shown: _page(
            request,
            here,
            items=found.items[:shown],
            more=len(found.items) - shown,
            is_asked=True,
            contested=contested,
        ),
        len(found.items),
    )
    response.content += b" " * (SIZE_CLASS - len(response.content))
    return response


def _with_room(page: Callable[[int], HttpResponse], most: int) -> HttpResponse:
    """Return the page with as many as there is room for; the public page has the others as well.

    Whoever is in very many is answered after a few tries, not after one for each.
    """
    whole = page(most)
    if len(whole.content) <= SIZE_CLASS:
        return whole
    some = range(1, most)
    return page(bisect_right(some, SIZE_CLASS, key=lambda shown: len(page(shown).content)))


def _page(request: HttpRequest, here: SurveyDeployment | None, **more: object) -> HttpResponse:
    # Never that of the answers: which it is would tell that a code is right.
    speech = speech_at(request)
    context = {
        "speech": speech,
        "page_title": titled(speech, speech.say("told"), is_wrong="problem" in more),
        # Who has to wait, or mistyped one letter, need not type all of it again.
        "typed": request.POST.get("receipt", "").replace("\0", "")[: receipt.LONGEST],
        "longest": LONGEST,
        "once": new_once(),
        "is_public": _is_public(here),
    }
    return render(request, "surveys/answer/told.html", around_code(here) | context | more)


def _is_public(here: SurveyDeployment | None) -> bool:
    """Say whether everybody can read the news of all surveys, without any code.

    No link leads there, and at a tablet it is not even named: see `receipt`.
    """
    return not (here and here.is_kiosk) and VoiceIndexPage.objects.live().exists()


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
