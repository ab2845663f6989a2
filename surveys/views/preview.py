"""What editors see of a survey while they write it: every page, as on a phone."""

from typing import Any

from django.conf import settings

from surveys.authoring.pages import (
    CHECK,
    CONSENT,
    MORE,
    NO_CODE,
    START,
    Walk,
    agreed,
    page_of,
    template,
)
from surveys.authoring.reading import Reading
from surveys.engine.helplines import helpline
from surveys.engine.interruptions import interruption_at, interruptions_of
from surveys.engine.languages import name_of
from surveys.engine.notices import notice_from
from surveys.engine.phrases import Speech, speech_of
from surveys.engine.questions import Schema
from surveys.frozen_notice import compile_notice
from surveys.models import Notice, Survey

LONGEST_NAME = 40
SAFETY, RECEIPT, HELP = "safety", "receipt", "help"
# Between the name of a page and the form in which it is read.
IN = "@"
CODE = ("ABCD", "EFGH", "JKMN")
# What stands on every page once a survey is opened somewhere.
SOMEWHERE = {"helpline_list": [helpline("The helplines of the deployment: 01632 960 123")]}
_TEMPLATES = {name: f"surveys/answer/{name}.html" for name in (SAFETY, RECEIPT, HELP)}
_TITLES = {SAFETY: "page_at", RECEIPT: "sent_title", HELP: "help_title"}


def pages_of(survey: Survey) -> list[tuple[str, str]]:
    """Return the pages that can be previewed, in every form: the name of each, what to call it."""
    schema = Reading(survey).schema
    pages = _pages(schema)
    others = [
        (f"{name}{IN}{form}", f"{name_of(form)}, {title}")
        for form in schema.forms
        for name, title in pages
    ]
    return [*pages, *others]


def _pages(schema: Schema) -> list[tuple[str, str]]:
    steps = [(_name(place), _title(schema, place)) for place in range(len(schema.steps))]
    hard: dict[str, str] = {}
    for slug, one in interruptions_of(schema).items():
        hard.setdefault(one.slug, f"Before page {slug}: what is coming")
    around = {SAFETY: "Safety", START: "First page", CONSENT: "Consent"}
    around |= {CHECK: "Check your answers", RECEIPT: "Sent: the code"}
    around |= {MORE: "Questions about people"} if schema.equality else {}
    around[HELP] = "“I want someone to help me”"
    # The questions come first: they are what is being written.
    return [*steps, *hard.items(), *around.items()]


def preview_of(survey: Survey, mode: str) -> tuple[str, dict[str, Any]]:
    """Return the template and what it shows of the page and form called `mode`."""
    name, _, form = mode.partition(IN)
    schema = Reading(survey).schema.read_in(form)
    around = {"deployment": SOMEWHERE, "looked_at": mode}
    if name in _TEMPLATES:
        return _TEMPLATES[name], _apart(schema, name) | around
    slugs = {_name(place): step.slug for place, step in enumerate(schema.steps)}
    asked = (MORE,) if schema.equality else ()
    is_page = name in (START, CONSENT, CHECK, *asked) or interruption_at(schema, name)
    slug = slugs.get(name, name if is_page else START)
    journey = Walk(schema, agreed() if slug == CHECK else {})
    return template(schema, slug), page_of(journey, slug) | around


def _apart(schema: Schema, name: str) -> dict[str, Any]:
    """Return what a page shows that has no question of the survey."""
    speech = speech_of(schema)
    return {
        "schema": schema,
        "speech": speech,
        "code": NO_CODE,
        "page_title": speech.say(_TITLES[name], number=1),
        "receipt": CODE,
        "kept_for": settings.SAFEGUARDING_YEARS,
    }


def notice_preview(notice: Notice) -> dict[str, Any]:
    """Return what the page of a notice shows as it stands in memory."""
    speech = Speech(notice.form)
    return {
        "speech": speech,
        "page_title": speech.say("before"),
        "looked_at": "notice",
        "notice": notice_from(compile_notice(notice), notice.form),
    }


def _name(place: int) -> str:
    return f"page-{place + 1}"


def _title(schema: Schema, place: int) -> str:
    step = schema.steps[place]
    words = step.title or next((question.label for question in step.questions), "Information")
    return f"Page {place + 1}: {words[:LONGEST_NAME]}"
