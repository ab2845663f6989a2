"""Pages for when something is not as hoped. Each says what happened and what to do.

Whatever was typed is shown again, so that it can be copied and is not lost.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.engine.phrasebook import PHRASES
from surveys.engine.phrases import Phrase, Speech
from surveys.forms import TEXT_PREFIX
from surveys.models import SurveyDeployment
from surveys.speaking import address_in, posted, speech_at, title_with_code
from surveys.views.unsent import Unsent, unsent_on

# Instead of those that say of answers that they are not there, where somebody may be watching: the
# Back button leads here after leaving.
DULL = "not_here"
# Each is a phrase, and those with a number after it are its sentences.
KINDS = (
    *("unknown", "not_yet", "closed", "suspended", "lost", "no_receipt", "forgery", "sent"),
    *("not_saved", "too_much", "many_requests", "contact_kept", "contact_gone"),
    *("wiped", "refused", "taken_back", "entered"),
    DULL,
)
# From these the first page is the way on.
BEGIN_AGAIN = frozenset({"lost", "forgery", "entered", DULL})
# And at a tablet that many share from these: somebody comes next.
DONE = frozenset({"contact_kept", "contact_gone", "wiped", "taken_back"})
# Nothing that was typed is shown again.
FORGOTTEN = frozenset({"contact_gone", "wiped", "refused", "entered", DULL})
# Pages that are asked for with a code in hand.
FOR_CODES = frozenset(
    f"surveys:{page}" for page in ("look_up", "look_up_here", "told", "told_here")
)
# What may come of a code.
BY_CODE = frozenset({"taken_back", "wiped"})
MOST_SENTENCES = 2
# Titles stay in the history of the browser, where others may read them. None of these says that
# somebody answered, took it back, or left an address.
TITLES = {
    **dict.fromkeys(("contact_kept", "contact_gone"), "hear_title"),
    "sent": "sent_title",
    "wiped": "stop_here",
}


def kind_page(
    request: HttpRequest,
    name: str,
    *,
    status: int = 200,
    deployment: SurveyDeployment | None = None,
    speech: Speech | None = None,
) -> HttpResponse:
    """Return the page `name`, with what was typed if this is a post.

    Whoever knows in which words it is to be read gives `speech`; else the request tells.
    """
    speech = speech or speech_at(request, deployment)
    context = kind_context(request, name, deployment, speech)
    return render(request, "surveys/answer/message.html", context, status=status)


def kind_page_with(
    request: HttpRequest,
    name: str,
    deployment: SurveyDeployment | None,
    speech: Speech,
    *,
    more: str = "",
) -> HttpResponse:
    """Return the page `name`, which ends with one phrase `more`."""
    context = kind_context(request, name, deployment, speech)
    if more:
        context["sentences"].append(speech.say(more))
    return render(request, "surveys/answer/message.html", context)


def kind_context(
    request: HttpRequest, name: str, deployment: SurveyDeployment | None, speech: Speech
) -> dict[str, Any]:
    """Return what the page `name` shows, for a template that shows more beside."""
    unsent = None if name == DULL else _carried(request)
    onward = _onward(request, name, deployment)
    return {
        "speech": speech,
        "page_title": _title(request, name, deployment, speech),
        "heading": speech.say(name),
        "sentences": sentences(speech, name),
        "deployment": deployment,
        "code": deployment.code if deployment else "",
        "may_show_code": name in DONE,
        "is_dull": name == DULL,
        "start_url": address_in(speech, *onward) if onward else "",
        "way_in": "carry_on" if onward and onward[0] in FOR_CODES else "first_page",
        "typed": [] if name in FORGOTTEN else typed_texts(request),
        "unsent": unsent,
        "carry_on": "to_questions" if unsent and unsent.step else "back",
    }


def _title(
    request: HttpRequest, name: str, deployment: SurveyDeployment | None, speech: Speech
) -> Phrase:
    here = request.resolver_match
    if name in BY_CODE and here and here.view_name in FOR_CODES:
        return title_with_code(request, deployment, speech)
    return speech.say(TITLES.get(name, name))


def _onward(
    request: HttpRequest, name: str, deployment: SurveyDeployment | None
) -> tuple[str, ...]:
    """Return the name of the page to which the way on leads, and what stands in its address."""
    here = request.resolver_match
    if name == DULL and here and here.view_name in FOR_CODES:
        # Whoever saved their answers, and left, comes back to where their code is typed.
        return here.view_name, *here.kwargs.values()
    if deployment and (name in BEGIN_AGAIN or (deployment.is_kiosk and name in DONE)):
        return "surveys:start", deployment.code
    return ()


def sentences(speech: Speech, name: str) -> list[Phrase]:
    """Return what the page `name` says below its heading."""
    numbered = (f"{name}_{number}" for number in range(1, MOST_SENTENCES + 1))
    return [speech.say(one) for one in numbered if one in PHRASES]


def _carried(request: HttpRequest) -> Unsent | None:
    """Return what a page of help carried: its way back has to stand on this page as well."""
    code = request.resolver_match.kwargs.get("code") if request.resolver_match else None
    return unsent_on(request, code) if code and request.method == "POST" else None


def typed_texts(request: HttpRequest) -> list[str]:
    """Return the texts that the person typed into the posted form."""
    if request.method != "POST":
        return []
    texts = [
        value.replace("\0", "")
        for name, values in posted(request).lists()
        if name.startswith(TEXT_PREFIX)
        for value in values
    ]
    return [text for text in texts if text.strip()]
