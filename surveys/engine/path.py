"""The way through a survey.

One rule removes a class of faults: the walk goes forward once, and a rule sees only the
answers of pages that are themselves on the way. What was answered on a page that is no
longer on the way never decides anything.
"""

from collections.abc import Mapping, Sequence

from surveys.engine.answers import routed as chosen
from surveys.engine.questions import Schema, Step
from surveys.engine.rules import holds, leaves

__all__ = ["chosen", "holds", "length_is_certain", "walk"]

Raw = Mapping[str, Sequence[str]]


def walk(schema: Schema, raw: Raw) -> tuple[Step, ...]:
    """Return the pages on the way of someone whose answers so far are `raw`.

    `raw` maps the key of a question to what the browser sent for it (see
    `surveys.engine.answers.raw_of`); values that are not offered count as no answer.
    """
    way: list[Step] = []
    seen: dict[str, tuple[str, ...]] = {}
    for step in schema.steps:
        if step.show_if is None or holds(step.show_if, seen):
            way.append(step)
            seen.update({q.key: chosen(q, raw.get(q.key, ())) for q in step.questions})
    return tuple(way)


def length_is_certain(schema: Schema, way: Sequence[Step], position: int) -> bool:
    """Say whether no answer from page `position` on can change how many pages follow.

    “Question 3 of 7” is only said when it is true.
    """
    ahead = {q.key for step in way[position:] for q in step.questions}
    return not any(leaf.question in ahead for step in schema.steps for leaf in leaves(step.show_if))
