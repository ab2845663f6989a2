"""The way through a survey.

One rule removes a class of faults: the walk goes forward once, and a rule sees only the
answers of pages that are themselves on the way. What was answered on a page that is no
longer on the way never decides anything. Nor does what somebody chose to skip.
"""

from collections.abc import Collection, Mapping, Sequence

from surveys.engine.answers import routed as chosen
from surveys.engine.interruptions import Interruption, interruptions_of
from surveys.engine.questions import Schema, Step
from surveys.engine.rules import holds, leaves

__all__ = ["chosen", "holds", "length_is_certain", "may_be_shorter", "stops", "walk"]

Raw = Mapping[str, Sequence[str]]


def walk(schema: Schema, raw: Raw, skipped: Collection[str] = ()) -> tuple[Step, ...]:
    """Return the pages on the way of someone whose answers so far are `raw`.

    `raw` maps the key of a question to what the browser sent for it (see
    `surveys.engine.answers.raw_of`); values that are not offered count as no answer.
    `skipped` names the interruptions after which the person chose to go past the hard pages.
    """
    return tuple(stop for stop in stops(schema, raw, skipped) if isinstance(stop, Step))


def stops(
    schema: Schema, raw: Raw, skipped: Collection[str] = ()
) -> tuple[Step | Interruption, ...]:
    """Return the same way with the interruption before each run of hard pages."""
    way: list[Step | Interruption] = []
    seen: dict[str, tuple[str, ...]] = {}
    interruptions = interruptions_of(schema)
    for step in schema.steps:
        if step.show_if is not None and not holds(step.show_if, seen):
            continue
        before = interruptions.get(step.slug)
        if before and before not in way:
            way.append(before)
        if before and before.slug in skipped:
            continue
        way.append(step)
        seen.update({q.key: chosen(q, raw.get(q.key, ())) for q in step.questions})
    return tuple(way)


def may_be_shorter(schema: Schema) -> bool:
    """Say whether some people pass some pages by; no more is promised than is sure."""
    return schema.has_rules or any(step.is_hard for step in schema.steps)


def length_is_certain(schema: Schema, way: Sequence[Step], position: int) -> bool:
    """Say whether no answer from page `position` on can change how many pages follow.

    “Question 3 of 7” is only said when it is true.
    """
    if _may_still_skip(schema, way[position].slug if position < len(way) else ""):
        return False
    ahead = {q.key for step in way[position:] for q in step.questions}
    return not any(leaf.question in ahead for step in schema.steps for leaf in leaves(step.show_if))


def _may_still_skip(schema: Schema, slug: str) -> bool:
    interruptions = interruptions_of(schema)
    slugs = [step.slug for step in schema.steps]
    later = slugs[slugs.index(slug) + 1 :] if slug in slugs else []
    decided = interruptions.get(slug)
    return any(interruptions[one] != decided for one in later if one in interruptions)
