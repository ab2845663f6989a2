"""Where hard questions stand: what comes before them and after, on every way through a survey."""

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.engine.findings import Fault
from surveys.engine.hard_words import is_sensitive
from surveys.engine.interruptions import interruptions_of
from surveys.engine.questions import CONSENT, Question, Schema, Step
from surveys.engine.routes import END, START, Routes


@dataclass(frozen=True, slots=True)
class _Places:
    """The ids of the pages that ask something first, or last, for somebody at least."""

    first: frozenset[str]
    last: frozenset[str]


def hard_pages(schema: Schema, routes: Routes) -> Iterator[Fault]:
    """Yield what is worth a second look about the places of hard questions, along `routes`."""
    places = _places(schema, routes)
    for step in schema.steps:
        hard = [question for question in step.questions if is_sensitive(question)]
        for question in hard:
            yield from _placed(step, question, places)
        before = interruptions_of(schema).get(step.slug)
        if before and not before.coming:
            message = f"Before page “{step.slug}” people are not told what is coming."
            yield Fault("nothing_coming", message, step.id)
        if hard and not step.supports:
            yield from _unsupported(schema, routes, step, hard[-1])


def _unsupported(schema: Schema, routes: Routes, step: Step, last: Question) -> Iterator[Fault]:
    supporting = {near.id for near in schema.steps if near.supports}
    helped = {route.end in supporting for route in routes.from_page(step.id)}
    if helped == {False}:
        message = f"After “{last.label}” nobody says where to get help."
    elif False in helped:
        message = f"After “{last.label}” only some people are told where to get help."
    else:
        return
    yield Fault("no_support", message, step.id, last.id)


def _placed(step: Step, question: Question, places: _Places) -> Iterator[Fault]:
    label = f"“{question.label}”"
    if question.required:
        message = f"{label} is hard to answer and cannot be left out."
        yield Fault("sensitive_required", message, step.id, question.id)
    for code, ids in (("first", places.first), ("last", places.last)):
        if step.id in ids:
            for_some = " for some people" * (len(ids) > 1)
            message = f"{label} is hard to answer and comes {code}{for_some}."
            yield Fault(f"sensitive_{code}", message, step.id, question.id)
            return


def _places(schema: Schema, routes: Routes) -> _Places:
    asking = {step.id for step in schema.steps if any(q.look != CONSENT for q in step.questions)}
    onward = [(route.start, route.end) for route in routes.parts]
    back = [(end, start) for start, end in onward]
    return _Places(_nearest(START, onward, asking), _nearest(END, back, asking))


def _nearest(start: str, ways: list[tuple[str, str]], wanted: set[str]) -> frozenset[str]:
    """Return which of the `wanted` pages one comes to from `start` before any other of them."""
    found: set[str] = set()
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for place in {end for begin, end in ways if begin == here} - seen:
            seen.add(place)
            (found.add if place in wanted else ahead.append)(place)
    return frozenset(found)
