"""What the pages of the wizard show, worked out so that templates only print it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from surveys.engine.interruptions import Interruption
from surveys.engine.notices import notice_from
from surveys.engine.path import length_is_certain
from surveys.engine.questions import Schema, Step
from surveys.forms import QuestionsForm, shown, skips
from surveys.models import NoticeVersion
from surveys.way import SKIPPED


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

    label: str
    answer: str
    slug: str


def consent_page(
    schema: Schema, form: QuestionsForm, version: NoticeVersion | None
) -> dict[str, Any]:
    """Return what the page of the consent shows, with `version` of the notice."""
    notice = notice_from(version.content, version.form) if version else None
    shown = {"consent_text": schema.consent_text, "notice": notice, "version": version}
    return _titled("Before you start", form) | shown


def question_page(wizard: Wizard, way: Sequence[Step], form: QuestionsForm) -> dict[str, Any]:
    """Return what a page with questions shows."""
    slug = wizard.steps.current
    step = wizard.schema.step(slug)
    count = len(step.questions) if step else 0
    position = next((n for n, other in enumerate(way, start=1) if other.slug == slug), None)
    place = _place(wizard.schema, way, position, alone=count == 1)
    return _titled(place, form) | {"place": place, "step": step, "can_go_back": True}


def check_page(
    wizard: Wizard, way: Sequence[Step | Interruption], form: QuestionsForm
) -> dict[str, Any]:
    """Return what the last page shows: every question on the way with its answer."""
    rows = [row for stop in way for row in _rows(wizard, stop)]
    return _titled("Check your answers", form) | {"rows": rows}


def _rows(wizard: Wizard, step: Step | Interruption) -> list[Row]:
    if isinstance(step, Interruption):
        is_skipped = skips(wizard.storage.page(step.slug).fields)
        return [Row(SKIPPED, "", step.slug)] if is_skipped else []
    form = wizard.get_form(step.slug, data=wizard.storage.get_step_data(step.slug))
    form.is_valid()
    return [Row(q.label, shown(q, form.cleaned_data.get(q.key)), step.slug) for q in step.questions]


def _place(schema: Schema, way: Sequence[Step], position: int | None, *, alone: bool) -> str:
    word = "Question" if alone else "Page"
    if position is None:
        return word
    if length_is_certain(schema, way, position - 1):
        return f"{word} {position} of {len(way)}"
    return f"{word} {position}"


def _titled(title: str, form: QuestionsForm) -> dict[str, Any]:
    faults = form.faults
    return {
        "page_title": f"Error: {title}" if faults else title,
        "faults": faults,
        "fields": form.drawn,
    }
