"""What editors see of a survey while they write it: every page, as on a phone."""

from typing import Any

from surveys.authoring.pages import CHECK, CONSENT, MORE, START, Walk, agreed, page_of, template
from surveys.authoring.reading import Reading
from surveys.engine.interruptions import interruption_at, interruptions_of
from surveys.engine.notices import notice_from
from surveys.engine.phrases import Speech
from surveys.engine.questions import Schema
from surveys.frozen_notice import compile_notice
from surveys.models import Notice, Survey

LONGEST_NAME = 40


def pages_of(survey: Survey) -> list[tuple[str, str]]:
    """Return the pages that can be previewed: the name of each and what to call it."""
    schema = Reading(survey).schema
    steps = [(_name(place), _title(schema, place)) for place in range(len(schema.steps))]
    hard = {one.slug: "Before hard questions" for one in interruptions_of(schema).values()}
    around = {START: "First page", CONSENT: "Consent", CHECK: "Check your answers"}
    around |= {MORE: "Questions about people"} if schema.equality else {}
    # The questions come first: they are what is being written.
    return [*steps, *hard.items(), *around.items()]


def preview_of(survey: Survey, name: str) -> tuple[str, dict[str, Any]]:
    """Return the template and what it shows of the page called `name`."""
    schema = Reading(survey).schema
    slugs = {_name(place): step.slug for place, step in enumerate(schema.steps)}
    asked = (MORE,) if schema.equality else ()
    is_page = name in (START, CONSENT, CHECK, *asked) or interruption_at(schema, name)
    slug = slugs.get(name, name if is_page else START)
    return template(schema, slug), page_of(Walk(schema, agreed() if slug == CHECK else {}), slug)


def notice_preview(notice: Notice) -> dict[str, Any]:
    """Return what the page of a notice shows as it stands in memory."""
    speech = Speech(notice.form)
    return {
        "speech": speech,
        "page_title": speech.say("before"),
        "notice": notice_from(compile_notice(notice), notice.form),
    }


def _name(place: int) -> str:
    return f"page-{place + 1}"


def _title(schema: Schema, place: int) -> str:
    step = schema.steps[place]
    words = step.title or next((question.label for question in step.questions), "Information")
    return f"Page {place + 1}: {words[:LONGEST_NAME]}"
