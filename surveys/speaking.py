"""In which words a page is read by whoever asks for it, without keeping it anywhere.

What the page was read in before travels along, in the form that is sent or at the end of the
address. Who comes from nowhere is met in the language of their browser, if there is the page in
it.
"""

from collections.abc import Collection
from urllib.parse import urlencode

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils.translation.trans_real import parse_accept_lang_header

from surveys.engine.phrasebook import SHIPPED
from surveys.engine.phrasebook.in_english import IN_ENGLISH
from surveys.engine.phrases import (
    Manner,
    Phrase,
    Speech,
    forms_in,
    speech_among,
    speech_among_more,
    speech_in,
)
from surveys.models import SurveyDeployment, SurveyVersion

# What is pressed to read a page in other words, and what it was read in.
SWITCH, CARRIED = "in", "form"
# What is pressed to have pictures or not, and that there were none.
PICTURES, CARRIED_PICTURES, ON, OFF = "pictures", "pictured", "on", "off"
ENGLISH = "en"
# What browsers call a language that has another name here. Taiwan and Hong Kong write otherwise;
# where their browsers ask for any Chinese after that, they get this one rather than English.
_SIMPLIFIED = ("zh", "zh-cn", "zh-sg", "zh-hans-cn", "zh-hans-sg")
_CALLED_HERE = dict.fromkeys(_SIMPLIFIED, "zh-hans")
UNREADABLE = (BadRequest, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent)


def speech_at(
    request: HttpRequest,
    deployment: SurveyDeployment | None = None,
    version: SurveyVersion | None = None,
) -> Speech:
    """Return how a page of `deployment` speaks, or one of no survey.

    Whoever has begun reads the `version` at which they began; others read today's.
    """
    version = version or (deployment.version if deployment else None)
    if deployment is None or version is None:
        return speech_in(_wanted(request, SHIPPED))
    schema = deployment.offered(version)
    form = _wanted(request, forms_in(schema))
    return speech_among(schema, Manner(form, without_pictures=has_none(request)))


def speech_with_code(request: HttpRequest, here: SurveyDeployment | None) -> Speech:
    """Return how a page for a code speaks: as the survey `here`, or as what comes with the site.

    Whatever survey the code is of does not come into it: that would tell that it is right.
    """
    version = here.version if here else None
    if here is None or version is None:
        return speech_in(_wanted(request, SHIPPED))
    schema = here.offered(version)
    form = _wanted(request, {*forms_in(schema), *SHIPPED})
    return speech_among_more(schema, Manner(form, without_pictures=has_none(request)))


def title_with_code(request: HttpRequest, here: SurveyDeployment | None, speech: Speech) -> Phrase:
    """Return the title of what a code opened, which speaks as `speech`: that of where it was typed.

    It stays in the history of the browser. There nothing tells that a code was right, nor in
    which language somebody answered.
    """
    words = speech_with_code(request, here).say("code")
    return Phrase.made(words.text, words.language, speech.language)


def said_in_english(request: HttpRequest, speech: Speech) -> Phrase | None:
    """Return that a page is in English, in the language in which somebody asked for it."""
    wanted = _wanted(request, {*IN_ENGLISH, *SHIPPED})
    if speech.form or wanted not in IN_ENGLISH:
        return None
    return Phrase.made(IN_ENGLISH[wanted], wanted, speech.language)


def posted(request: HttpRequest) -> QueryDict:
    """Return what was sent; nothing if it cannot be read."""
    try:
        return request.POST
    except UNREADABLE:
        return QueryDict()


def switches(request: HttpRequest) -> bool:
    """Say whether somebody only wants to read the page in other words, or with pictures or not."""
    return bool({SWITCH, PICTURES} & set(request.POST))


def only_looks(request: HttpRequest) -> bool:
    """Say whether nothing is sent that somebody typed or pressed, but to read the page so."""
    return request.method != "POST" or switches(request)


def chosen_on(request: HttpRequest, now: Speech) -> Manner | None:
    """Return how somebody who read as `now` wants to go on reading, if they switched."""
    if not switches(request):
        return None
    form = request.POST.get(SWITCH, now.form)
    pictures = request.POST.get(PICTURES, OFF if now.without_pictures else "")
    return Manner(form if form in now.others else "", without_pictures=pictures == OFF)


def has_none(request: HttpRequest) -> bool:
    """Say whether the page is to be shown without pictures."""
    body = posted(request)
    for sent, name in ((body, PICTURES), (body, CARRIED_PICTURES), (request.GET, PICTURES)):
        if name in sent:
            return sent[name] == OFF
    return False


def address_in(speech: Speech, name: str, *args: str) -> str:
    """Return the address of a page to be read in the same words."""
    said = ending_of(speech.manner)
    return f"{reverse(name, args=args)}?{said}" if said else reverse(name, args=args)


def ending_of(manner: Manner) -> str:
    """Return what stands at the end of an address so that a page is read so."""
    said = {SWITCH: manner.form} if manner.form else {}
    return urlencode(said | ({PICTURES: OFF} if manner.without_pictures else {}))


def _wanted(request: HttpRequest, offered: Collection[str]) -> str:
    body = posted(request)
    for sent, name in ((body, SWITCH), (body, CARRIED), (request.GET, SWITCH)):
        if name in sent:
            return str(sent[name])
    for language, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        known = (_CALLED_HERE.get(language, language), language.partition("-")[0])
        if found := next((one for one in known if one in offered), ""):
            return found
        if known[1] == ENGLISH:
            break
    return ""
