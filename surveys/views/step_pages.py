"""What the pages of the wizard show, worked out so that templates only print it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.datastructures import MultiValueDict

from surveys.engine.answers import names_of
from surveys.engine.interruptions import Interruption
from surveys.engine.notices import notice_from
from surveys.engine.phrases import Phrase
from surveys.engine.questions import Question, Schema, Step
from surveys.forms import QuestionsForm, shown, skips
from surveys.models import NoticeVersion
from surveys.way import place_of, skipped_words, titled


class Wizard(Protocol):
    """What these pages ask of the wizard that shows them."""

    schema: Schema
    steps: Any
    storage: Any

    def get_form(self, step: str | None = None, data: Any = None, files: Any = None) -> Any:
        """Return the form of `step`, filled with `data`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the summary: the question, the answer in words, the page to change it."""

    label: str | Phrase
    answer: str
    slug: str


def consent_page(
    schema: Schema, form: QuestionsForm, version: NoticeVersion | None
) -> dict[str, Any]:
    """Return what the page of the consent shows, with `version` of the notice."""
    notice = notice_from(version.content, version.form) if version else None
    shown = {
        "consent_text": schema.consent_text,
        "notice": notice,
        "version": version,
        # A notice may have a picture where the survey has none.
        "speech": form.speech.beside(pictures=bool(notice and notice.has_pictures)),
    }
    return _titled(form, form.speech.say("before")) | shown


def question_page(wizard: Wizard, way: Sequence[Step], form: QuestionsForm) -> dict[str, Any]:
    """Return what a page with questions shows."""
    slug = wizard.steps.current
    place = place_of(wizard.schema, way, slug)
    step = wizard.schema.step(slug)
    shown = {"place": place, "step": step, "seen": wizard.storage.mark(slug)}
    before = wizard.storage.page(slug).before_last
    windows = [_answers(wizard, step, MultiValueDict(fields)) for fields in before if step]
    return _titled(form, place) | shown | {"windows": windows}


def check_page(
    wizard: Wizard, way: Sequence[Step | Interruption], form: QuestionsForm
) -> dict[str, Any]:
    """Return what the last page shows: every question on the way with its answer."""
    rows = [row for stop in way for row in _rows(wizard, stop)]
    return _titled(form, form.speech.say("check")) | {"rows": rows}


def _rows(wizard: Wizard, step: Step | Interruption) -> list[Row]:
    if isinstance(step, Interruption):
        is_skipped = skips(wizard.storage.page(step.slug).fields)
        return [Row(skipped_words(wizard.schema), "", step.slug)] if is_skipped else []
    return _answers(wizard, step, wizard.storage.get_step_data(step.slug))


def _answers(wizard: Wizard, step: Step, data: MultiValueDict[str, str]) -> list[Row]:
    form = wizard.get_form(step.slug, data=data)
    form.is_valid()
    language, given = wizard.schema.page_language, form.cleaned_data
    return [
        # What is too long, or no answer, is shown as it was typed.
        Row(
            q.label,
            shown(q, given.get(q.key), language) if q.key in given else _typed(q, data),
            step.slug,
        )
        for q in step.questions
    ]


def _typed(question: Question, data: MultiValueDict[str, str]) -> str:
    return " ".join(one for name in names_of(question) for one in data.getlist(name) if one)


def _titled(form: QuestionsForm, title: Phrase) -> dict[str, Any]:
    faults = form.faults
    return {
        "page_title": titled(form.speech, title, is_wrong=bool(faults)),
        "faults": faults,
        "fields": form.drawn,
    }
