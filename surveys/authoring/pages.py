"""The pages of a survey for its authors, drawn by the templates that people get."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from surveys.engine.answers import raw_of
from surveys.engine.notices import notice_from
from surveys.engine.path import length_is_certain, walk
from surveys.engine.questions import Question, Schema, Step
from surveys.forms import (
    AGREE,
    CONSENT_QUESTION,
    QUOTE_QUESTION,
    CheckForm,
    ConsentForm,
    QuestionsForm,
    StepForm,
    shown,
)
from surveys.selectors.notices import newest_notice

START, CONSENT, CHECK = "start", "consent", "check"
TEMPLATES = {START: "start", CONSENT: "consent", CHECK: "check"}
FORMS: dict[str, type[QuestionsForm]] = {CONSENT: ConsentForm, CHECK: CheckForm}
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
        raw: dict[str, Sequence[str]] = {}
        for step in self.schema.steps:
            fields = self.kept.get(step.slug, {})
            raw |= {question.key: raw_of(question, fields) for question in step.questions}
        return walk(self.schema, raw)

    @property
    def slugs(self) -> list[str]:
        """Every page on the way, from the consent to the check."""
        return [CONSENT, *(step.slug for step in self.way), CHECK]

    @property
    def first_open(self) -> str:
        """The first page that is not done."""
        return next((slug for slug in self.slugs if slug not in self.done), CHECK)

    def form(self, slug: str, data: Mapping[str, Any] | None = None) -> QuestionsForm:
        """Return the form of a page, filled with `data` or else with what was given."""
        given = self.kept.get(slug) if data is None else data
        bound = MultiValueDict(given) if given is not None else None
        return FORMS.get(slug, StepForm)(data=bound, questions=self._questions(slug))

    def _questions(self, slug: str) -> tuple[Question, ...]:
        if slug in (CONSENT, CHECK):
            return (CONSENT_QUESTION if slug == CONSENT else QUOTE_QUESTION,)
        step = self.schema.step(slug)
        return step.questions if step else ()


def template_of(slug: str) -> str:
    """Return the template of a page."""
    return f"surveys/answer/{TEMPLATES.get(slug, 'question')}.html"


def page_of(journey: Walk, slug: str, form: QuestionsForm | None = None) -> dict[str, Any]:
    """Return what the page `slug` shows."""
    if slug == START:
        return _start(journey.schema)
    form = form or journey.form(slug)
    faults = form.faults
    context = _own(journey, slug)
    title = f"Error: {context['page_title']}" if faults else context["page_title"]
    shown_here = {
        "form": form,
        "fields": form.drawn,
        "faults": faults,
        "code": NO_CODE,
        "schema": journey.schema,
    }
    return context | shown_here | {"page_title": title}


def hidden_field(name: str, value: str) -> str:
    """Return a hidden field of a form."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def agreed() -> Kept:
    """Return what somebody gave who agreed to take part."""
    return {CONSENT: {f"q-{CONSENT_QUESTION.key}": [AGREE]}}


def _own(journey: Walk, slug: str) -> dict[str, Any]:
    if slug == CONSENT:
        version = newest_notice(journey.schema)
        return {
            "page_title": "Before you start",
            "consent_text": journey.schema.consent_text,
            "notice": notice_from(version.content, version.form) if version else None,
            "version": version,
        }
    if slug == CHECK:
        return {"page_title": "Check your answers", "rows": _rows(journey)}
    place = _place(journey, slug)
    return {"page_title": place, "place": place, "step": journey.schema.step(slug)}


def _start(schema: Schema) -> dict[str, Any]:
    count = len(schema.steps)
    return {
        "page_title": "Page 1",
        "schema": schema,
        "code": NO_CODE,
        "question_count": f"Up to {count} questions" if schema.has_rules else f"{count} questions",
        "is_high": schema.safety_profile == "high",
    }


def _rows(journey: Walk) -> list[dict[str, str]]:
    rows = []
    for step in journey.way:
        form = journey.form(step.slug, journey.kept.get(step.slug, {}))
        form.is_valid()
        for question in step.questions:
            answer = shown(question, form.cleaned_data.get(question.key))
            rows.append({"label": question.label, "answer": answer, "slug": step.slug})
    return rows


def _place(journey: Walk, slug: str) -> str:
    way = journey.way
    step = journey.schema.step(slug)
    word = "Question" if step and len(step.questions) == 1 else "Page"
    position = next((n for n, one in enumerate(way, start=1) if one.slug == slug), None)
    if position is None:
        return word
    certain = length_is_certain(journey.schema, way, position - 1)
    return f"{word} {position} of {len(way)}" if certain else f"{word} {position}"
