"""The words of pages on which people answer, in the form in which they read the survey."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.documents import get_document_model

from surveys.authoring.pages import NO_CODE
from surveys.days import day_in
from surveys.engine.languages import BASE, direction_of, own_name_of
from surveys.engine.languages import language_of as code_of
from surveys.engine.phrases import Manner, Phrase, Speech
from surveys.engine.questions import Clip
from surveys.leaving import left_mark, way_out_of
from surveys.models import SurveyDeployment
from surveys.rules.expiry import CODE_MINUTES, IDLE, Idle
from surveys.speaking import OFF, ON, SWITCH, address_in, ending_of

register = template.Library()


@register.simple_tag(takes_context=True)
def say(
    context: Mapping[str, Any], name: str, link: str = "", press: str = "", **values: Any
) -> Phrase:
    """Return a phrase with `values` in it; words in brackets lead to `link`.

    With `press` they are a button of that name instead, which sends the page: what was typed on
    it is kept.

    It is marked if it is in another language than the page, and so are words of staff in it,
    which are English. A `day` is told with its weekday.
    """
    speech = _speech(context)
    language = speech.language_of(name)
    words = {place: _in_page(place, value, language) for place, value in values.items()}
    around = ("", "")
    if press:
        button = '<button class="cp-inside" form="f" name="{}" value="1">'
        around = (format_html(button, press), "</button>")
    elif link:
        around = (format_html('<a href="{}">', link), "</a>")
    return speech.say_with(name, around, words)


@register.simple_tag(takes_context=True)
def laid_out(context: Mapping[str, Any], words: str) -> SafeString:
    """Return words of staff; in Easy Read every sentence on a line of its own."""
    return mark_safe(_speech(context).laid_out(conditional_escape(words)))  # noqa: S308  escaped


@register.simple_tag(takes_context=True)
def address(context: Mapping[str, Any], name: str, *args: str) -> str:
    """Return an address at which the page is read in the same words as this one."""
    return address_in(_speech(context), name, *args)


@register.simple_tag(takes_context=True)
def way_out(context: Mapping[str, Any]) -> str:
    """Return the address that leads away from this page."""
    return way_out_of(context.get("code", ""), is_shared=_is_shared(context))


@register.simple_tag(takes_context=True)
def left_here(context: Mapping[str, Any]) -> str:
    """Return what the script of the way out says was left."""
    return left_mark(context.get("code", ""), is_shared=_is_shared(context))


@register.simple_tag
def dull_address() -> tuple[str, str]:
    """Return where leaving leads to, for the browser to go there by itself.

    In two parts, scheme and rest: a page of ours names no address outside in clear.
    """
    scheme, _, rest = str(settings.EXIT_URL).partition(":")
    return scheme, rest


@register.simple_tag
def idle_times(may_show_code: object = "") -> Idle:
    """Return when a tablet that many share asks whether somebody is still there.

    Sooner on a page that shows the code of whoever was there last.
    """
    soon = min(CODE_MINUTES, IDLE.untouched_minutes)
    return IDLE._replace(untouched_minutes=soon) if may_show_code else IDLE


@register.simple_tag(takes_context=True)
def forms_to_read(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every form in which the page can be read, named as its readers know it."""
    speech, schema = _speech(context), context.get("schema")
    own = "Easy Read" if schema and schema.written_in_easy_read else own_name_of(BASE)
    forms = [("", own, BASE)]
    forms += [(form, own_name_of(form), code_of(form)) for form in speech.others]
    return [
        {
            "form": form,
            "name": name,
            "language": language,
            "chosen": form == speech.form,
            "ending": _ending(Manner(form, without_pictures=speech.without_pictures)),
        }
        for form, name, language in forms
    ]


@register.simple_tag(takes_context=True)
def pictures_or_none(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the two ways to read a page that has pictures, and which of them it is read in."""
    speech = _speech(context)
    return [
        {
            "value": value,
            "phrase": f"pictures_{value}",
            "chosen": speech.without_pictures is without,
            "ending": _ending(Manner(speech.form, without_pictures=without)),
        }
        for value, without in ((ON, False), (OFF, True))
    ]


@register.simple_tag(takes_context=True)
def in_english(context: Mapping[str, Any]) -> str:
    """Return the marks of a part that is only there in English, on a page in another language."""
    if _speech(context).is_english:
        return ""
    return format_html(' lang="{}" dir="ltr"', BASE)


@register.simple_tag(takes_context=True)
def said_in(context: Mapping[str, Any], language: str) -> str:
    """Return the marks of words in `language`; none on a page in the same one."""
    if not language or language == _speech(context).language:
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))


@register.simple_tag(takes_context=True)
def clip_address(context: Mapping[str, Any], clip: Clip) -> str:
    """Return where a sound or film is; for its authors, who answer nothing, the upload itself."""
    code = context["code"]
    if code != NO_CODE:
        return reverse("surveys:clip", args=[code, clip.digest])
    document = get_document_model().objects.filter(pk=clip.document).first()
    return document.url if document else ""


def _is_shared(context: Mapping[str, Any]) -> bool:
    # What its authors try out has no deployment.
    deployment = context.get("deployment")
    return isinstance(deployment, SurveyDeployment) and deployment.is_kiosk


def _ending(manner: Manner) -> str:
    # A link says so of English too: their browser may ask for another language.
    return ending_of(manner) if manner.form else f"{SWITCH}=&{ending_of(manner)}".rstrip("&")


def _speech(context: Mapping[str, Any]) -> Speech:
    return context.get("speech") or Speech()


def _in_page(place: str, value: Any, language: str) -> str:
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    if isinstance(value, date):
        return conditional_escape(day_in(language, value, weekday=place == "day"))
    is_words = isinstance(value, str) and any(letter.isalpha() for letter in value)
    if is_words and language != BASE:
        return format_html('<span lang="{}" dir="ltr">{}</span>', BASE, value)
    return conditional_escape(value)
