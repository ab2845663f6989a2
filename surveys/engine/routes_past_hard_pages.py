"""The page before hard questions, and the way past them, as parts of the routes of a survey."""

from collections.abc import Iterator
from dataclasses import replace

from surveys.engine.interruptions import Interruption, interruptions_of
from surveys.engine.questions import Schema
from surveys.engine.routes import EARLIER, Route, Routes, routes_of

GO_ON, SKIP = "Go on", "Skip these questions"


def with_interruptions(schema: Schema, routes: Routes) -> Routes:
    """Return `routes` with each interruption (by its address) as a page of its own."""
    before = {step.id: interruptions_of(schema)[step.slug] for step in schema.steps if step.is_hard}
    inside = [_inside(route, before) for route in routes.parts]
    parts = dict.fromkeys(route for route in inside if route)
    for one in dict.fromkeys(before.values()):
        parts |= dict.fromkeys(_from(schema, routes, before, one))
    slugs = {one.slug for id_, one in before.items() if id_ in routes.reached}
    return replace(routes, parts=tuple(_merged(list(parts))), reached=routes.reached | slugs)


def _inside(route: Route, before: dict[str, Interruption]) -> Route:
    """Lead to the interruption whoever comes to its pages from elsewhere."""
    to = before.get(route.end)
    return route if to is None or to == before.get(route.start) else replace(route, end=to.slug)


def _from(
    schema: Schema, routes: Routes, before: dict[str, Interruption], one: Interruption
) -> Iterator[Route]:
    """Yield the ways from an interruption: into its pages, and past them."""
    entries = [
        route
        for route in routes.parts
        if before.get(route.end) == one and before.get(route.start) != one
    ]
    pages = list(dict.fromkeys(route.end for route in entries))
    yield from (Route(one.slug, page, _depending(GO_ON, pages)) for page in pages)
    # Whoever skips goes on as if these pages were not there.
    rest = tuple(step for step in schema.steps if before.get(step.id) != one)
    order = [step.id for step in schema.steps]
    last = max(place for place, id_ in enumerate(order) if before.get(id_) == one)
    starts = {route.start for route in entries}
    ends = dict.fromkeys(
        before[route.end].slug if route.end in before else route.end
        for route in routes_of(replace(schema, steps=rest)).parts
        if route.start in starts and route.end not in order[:last]
    )
    yield from (Route(one.slug, end, _depending(SKIP, list(ends))) for end in ends)


def _depending(words: str, ends: list[str]) -> str:
    return words if len(ends) == 1 else f"{words}. {EARLIER}"


def _merged(parts: list[Route]) -> Iterator[Route]:
    """Yield each way once, with all answers that lead along it."""
    for start, end in dict.fromkeys((route.start, route.end) for route in parts):
        told = [r.when for r in parts if (r.start, r.end) == (start, end)]
        alone = all(route.end == end for route in parts if route.start == start)
        is_choice = told[0].startswith((GO_ON, SKIP))
        yield Route(
            start, end, "" if alone and not is_choice else ", or ".join(dict.fromkeys(told))
        )
