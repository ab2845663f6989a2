"""The pages of a survey for its authors, drawn by the templates that people get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from surveys.engine.disclosure import DEFAULT
from surveys.engine.equality import equality_questions
from surveys.engine.interruptions import Interruption, interruption_at
from surveys.engine.notices import notice_from
from surveys.engine.phrases import speech_of
from surveys.engine.questions import Schema, Step
from surveys.forms import AGREE, AGREE_KEY, QuestionsForm, shown, skips
from surveys.rules.retention import EQUALITY_MONTHS
from surveys.selectors.notices import newest_notice
from surveys.way import (
    CHECK,
    CONSENT,
    Page,
    Way,
    first_page,
    form_class_of,
    interruption_page,
    place_of,
    questions_of,
    skipped_words,
    template_of,
    titled,
)

__all__ = [
    "CHECK",
    "CONSENT",
    "MORE",
    "START",
    "Walk",
    "agreed",
    "hidden_field",
    "page_of",
    "template",
]

START = "start"
# After the answers were sent, where a survey asks who people are.
MORE = "more"
# Stands in links where an address code would: none has these letters.
NO_CODE = "trial"

Kept = dict[str, dict[str, list[str]]]


@dataclass
class Walk:
    """Somebody’s way through `schema`, with what they gave page by page, kept nowhere.

    `done` are the pages that they are done with.
    """

    schema: Schema
    kept: Kept = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def way(self) -> tuple[Step, ...]:
        """The pages of questions on the way."""
        return self.whole_way.steps

    @property
    def whole_way(self) -> Way:
        """Everything on the way, as it is worked out for people too."""
        return Way(self.schema, self.page)

    def page(self, slug: str) -> Page:
        """Return what was given on a page."""
        return Page(self.kept.get(slug, {}), slug in self.done)

    @property
    def slugs(self) -> list[str]:
        """Every page on the way, from the consent to the check."""
        return self.whole_way.slugs

    @property
    def first_open(self) -> str:
        """The first page that is not done."""
        return self.whole_way.first_open

    def form(self, slug: str, data: Mapping[str, Any] | None = None) -> QuestionsForm:
        """Return the form of a page, filled with `data` or else with what was given."""
        given = self.kept.get(slug) if data is None else data
        bound = MultiValueDict(given) if given is not None else None
        form_class = form_class_of(self.schema, slug)
        questions = questions_of(self.schema, slug)
        return form_class(data=bound, questions=questions, speech=speech_of(self.schema))


def template(schema: Schema, slug: str) -> str:
    """Return the template of a page."""
    apart = {START: "surveys/answer/start.html", MORE: "surveys/answer/equality.html"}
    return apart.get(slug) or template_of(schema, slug)


def page_of(journey: Walk, slug: str, form: QuestionsForm | None = None) -> dict[str, Any]:
    """Return what the page `slug` shows."""
    if slug == START:
        return first_page(journey.schema) | {"code": NO_CODE}
    if slug == MORE:
        return _about_people(journey.schema)
    form = form or journey.form(slug)
    faults = form.faults
    context = _own(journey, slug)
    speech = speech_of(journey.schema)
    title = titled(speech, context["page_title"], is_wrong=bool(faults))
    shown_here = {
        "form": form,
        "fields": form.drawn,
        "faults": faults,
        "code": NO_CODE,
        "schema": journey.schema,
        "speech": speech,
        "is_helped": journey.whole_way.is_helped(slug),
    }
    return shown_here | context | {"page_title": title}


def _about_people(schema: Schema) -> dict[str, Any]:
    speech = speech_of(schema)
    form = QuestionsForm(questions=equality_questions(schema.equality, speech), speech=speech)
    return {
        "schema": schema,
        "speech": speech,
        "code": NO_CODE,
        "page_title": speech.say("equality"),
        "fields": form.drawn,
        "minimum": DEFAULT.base,
        "months": EQUALITY_MONTHS,
    }


def hidden_field(name: str, value: str) -> str:
    """Return a hidden field of a form."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def agreed() -> Kept:
    """Return what somebody gave who agreed to take part."""
    return {CONSENT: {f"q-{AGREE_KEY}": [AGREE]}}


def _own(journey: Walk, slug: str) -> dict[str, Any]:
    speech = speech_of(journey.schema)
    if slug == CONSENT:
        version = newest_notice(journey.schema)
        notice = notice_from(version.content, version.form) if version else None
        return {
            "page_title": speech.say("before"),
            "consent_text": journey.schema.consent_text,
            "notice": notice,
            "version": version,
            "speech": speech.beside(pictures=bool(notice and notice.has_pictures)),
        }
    if slug == CHECK:
        return {"page_title": speech.say("check"), "rows": _rows(journey)}
    if interruption := interruption_at(journey.schema, slug):
        return interruption_page(journey.schema, interruption, journey.page(slug).fields)
    place = place_of(journey.schema, journey.way, slug)
    return {"page_title": place, "place": place, "step": journey.schema.step(slug)}


def _rows(journey: Walk) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for step in journey.whole_way.stops:
        if isinstance(step, Interruption):
            if skips(journey.kept.get(step.slug, {})):
                label = skipped_words(journey.schema)
                rows.append({"label": label, "answer": "", "slug": step.slug})
            continue
        form = journey.form(step.slug, journey.kept.get(step.slug, {}))
        form.is_valid()
        for question in step.questions:
            given = form.cleaned_data.get(question.key)
            answer = shown(question, given, journey.schema.page_language)
            rows.append({"label": question.label, "answer": answer, "slug": step.slug})
    return rows
