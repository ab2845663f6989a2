"""Pages for when something is not as hoped. Each says what happened and what to do.

Whatever was typed is shown again, so that it can be copied and is not lost.
"""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse

from surveys.forms import TEXT_PREFIX
from surveys.models import SurveyDeployment

UNREADABLE = (BadRequest, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent)


@dataclass(frozen=True, slots=True)
class Message:
    """A heading, neutral enough for a browser tab, and some sentences."""

    title: str
    text: tuple[str, ...]
    again: bool = False


MESSAGES = {
    "unknown": Message(
        "We can’t find this page",
        (
            "Check the address, letter by letter. It may have been typed or copied wrong.",
            "If somebody gave you the address, ask them for it again.",
        ),
    ),
    "not_yet": Message(
        "This is not open yet",
        ("These questions are ready, but nobody can answer them yet. Please come back later.",),
    ),
    "closed": Message(
        "This is closed now",
        (
            "Nobody can send answers here any more. Thank you for coming.",
            "If you sent answers earlier, your code still works.",
        ),
    ),
    "suspended": Message(
        "We have stopped this for now",
        (
            "You have done nothing wrong. We stopped the questions to look at something first.",
            "You can try again another day. You do not have to.",
        ),
    ),
    "lost": Message(
        "We can’t find your answers on this device",
        (
            "They are kept only in this browser, and only until it is closed or you leave. "
            "It may also be that too much time has passed.",
            "You can start again. You do not have to.",
        ),
        again=True,
    ),
    "no_receipt": Message(
        "We can’t show a code on this device",
        (
            "A code is shown only in the browser that sent the answers, until it is closed, "
            "and for about a day at most.",
            "If you sent answers, they have arrived. We cannot find the code again for you.",
        ),
    ),
    "forgery": Message(
        "We did not take this",
        (
            "We could not be sure that it was you who sent it. "
            "This can happen when a page has been open for long or in two windows.",
            "Go back to the question and try again.",
        ),
        again=True,
    ),
    "sent": Message(
        "Your answers were sent before this",
        ("What you wrote just now was not added to them. Nothing else has changed.",),
    ),
    "not_saved": Message(
        "This was not saved",
        (
            "Something does not work on our side. It is not your fault.",
            "Please wait a minute, then go back and try again.",
        ),
    ),
    "too_much": Message(
        "This was too much for us",
        (
            "We could not read what was sent. Your other answers are not lost.",
            "Go back with your browser: what you wrote may still be there. "
            "Copy what you want to keep, then make it shorter and try again.",
        ),
    ),
    "many_requests": Message(
        "We have to pause for a minute",
        (
            "Many people asked for help from here in a short time. Yours was not sent yet.",
            "Please try again in a minute. In danger, call 999 now.",
        ),
    ),
    "contact_kept": Message(
        "We have kept this",
        ("It lies apart from your answers. Only one or two people may open it, to contact you.",),
    ),
    "wiped": Message(
        "Your answers are wiped",
        ("Nothing was sent and nothing is kept. Thank you for your time.",),
    ),
    "refused": Message(
        "That is fine",
        ("You do not have to take part. Nothing was sent and nothing is kept.",),
    ),
    "withdrawn": Message(
        "Your answers are taken back",
        (
            "We have deleted what you said, and everything made from it that is not published.",
            "Numbers and summaries that are already published stay as they are; "
            "they never show one person.",
        ),
    ),
}


def kind_page(
    request: HttpRequest,
    name: str,
    *,
    status: int = 200,
    deployment: SurveyDeployment | None = None,
) -> HttpResponse:
    """Return the page `name`, with what was typed if this is a post."""
    message = MESSAGES[name]
    context = {
        "message": message,
        "page_title": message.title,
        "deployment": deployment,
        "code": deployment.code if deployment else "",
        "start_url": reverse("surveys:start", args=[deployment.code])
        if deployment and message.again
        else "",
        "typed": typed_texts(request) if name not in ("wiped", "refused", "contact_kept") else [],
    }
    return render(request, "surveys/answer/message.html", context, status=status)


def typed_texts(request: HttpRequest) -> list[str]:
    """Return the texts that the person typed into the posted form."""
    if request.method != "POST":
        return []
    try:
        posted = request.POST
    except UNREADABLE:
        return []
    texts = [
        value.replace("\0", "")
        for name in posted
        if name.startswith(TEXT_PREFIX)
        for value in posted.getlist(name)
    ]
    return [text for text in texts if text.strip()]
