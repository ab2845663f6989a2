"""What editors see of a survey while they write it: its first page, as on a phone."""

from typing import Any

from surveys.compiler import compile_schema
from surveys.engine.path import length_is_certain, walk
from surveys.engine.questions import schema_from
from surveys.forms import StepForm
from surveys.models import Survey


def first_question(survey: Survey) -> dict[str, Any]:
    """Return what the page of the first question shows."""
    schema = schema_from(compile_schema(survey))
    way = walk(schema, {})
    step = way[0] if way else None
    form = StepForm(data=None, questions=step.questions if step else ())
    certain = bool(way) and length_is_certain(schema, way, 0)
    place = f"Question 1 of {len(way)}" if certain else "Question 1"
    return {"page_title": place, "place": place, "step": step, "fields": form.drawn}
