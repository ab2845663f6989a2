"""The ways through a survey as a drawing and as text; both say the same.

Pages stand below each other. The way to the next page goes straight down, a way past pages
goes round them on the right, in a lane of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.engine.interruptions import interruptions_of
from surveys.engine.phrasebook import PHRASES
from surveys.engine.questions import Schema, Step
from surveys.engine.routes import END, START, Route, Routes
from surveys.engine.routes_past_hard_pages import with_interruptions
from surveys.engine.rule_words import in_words

WIDTH, HEIGHT, GAP, LEFT, TOP = 250, 50, 46, 4, 4
LANE, LABEL, LINE = 16, 170, 14
LETTERS_IN_BOX, LETTERS_ON_ARROW = 30, 26


@dataclass(frozen=True, slots=True)
class Box:
    """One page in the drawing, or the start or the end."""

    y: int
    title: str
    words: str
    is_page: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way: the path to draw, and the answers that lead along it."""

    path: str
    words: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing in whole units; boxes all have the same place and size but for `y`."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """Where one leads from a page: the answers, and the name of the page."""

    when: str
    to: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One page in the text: its name, when it is shown, and where one goes from it."""

    id: str
    name: str
    words: str
    shown_if: str
    is_reached: bool
    exits: tuple[Exit, ...]


def stops(schema: Schema, routes: Routes) -> tuple[Stop, ...]:
    """Return the ways through `schema` as text, page by page."""
    routes, about = with_interruptions(schema, routes), _abouts(schema)
    names = _names(schema)
    rules = {step.id: in_words(step.show_if, schema) for step in schema.steps if step.show_if}
    return tuple(
        Stop(
            id=id_,
            name=names[id_],
            words=words,
            shown_if=rules.get(id_, ""),
            is_reached=id_ in routes.reached,
            exits=tuple(Exit(r.when, names[r.end]) for r in routes.from_page(id_)),
        )
        for id_, words in about.items()
    )


def diagram(schema: Schema, routes: Routes) -> Diagram:
    """Return the ways through `schema` as a drawing."""
    routes, about = with_interruptions(schema, routes), _abouts(schema)
    ids = [START, *about, END]
    names = _names(schema)
    boxes = tuple(
        Box(
            y=TOP + place * (HEIGHT + GAP),
            title=names[id_],
            words=_cut(about.get(id_, ""), LETTERS_IN_BOX),
            is_page=id_ in about,
            is_reached=id_ in routes.reached or id_ not in about,
        )
        for place, id_ in enumerate(ids)
    )
    spans = [(ids.index(route.start), ids.index(route.end), route) for route in routes.parts]
    lanes = _lanes([(a, b) for a, b, _ in spans if b - a > 1])
    arrows = tuple(_arrow(span, boxes, lanes) for span in spans)
    width = LEFT + WIDTH + LANE * (1 + max(lanes.values(), default=0)) + (LABEL if lanes else 0)
    return Diagram(max(width, LEFT + WIDTH + LANE), boxes[-1].y + HEIGHT + TOP, boxes, arrows)


def _arrow(
    span: tuple[int, int, Route], boxes: Sequence[Box], lanes: dict[tuple[int, int], int]
) -> Arrow:
    start, end, route = span
    top, bottom = boxes[start].y + HEIGHT, boxes[end].y
    words = _cut(route.when, LETTERS_ON_ARROW)
    if end - start == 1:
        middle = LEFT + WIDTH // 4
        return Arrow(f"M{middle} {top}V{bottom - 4}", words, middle + 10, top + GAP // 2 + 5)
    right, lane = LEFT + WIDTH, lanes[start, end]
    x = right + LANE * (lane + 1)
    leave = boxes[start].y + HEIGHT - 12 - LINE * (lane % 2)
    arrive = bottom + 12 + 8 * (lane % 4)
    return Arrow(f"M{right} {leave}H{x}V{arrive}H{right + 4}", words, x + 6, leave + 4)


def _lanes(jumps: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Give every way past pages a lane in which no other runs beside the same pages."""
    lanes: dict[tuple[int, int], int] = {}
    for start, end in sorted(jumps, key=lambda jump: (jump[1] - jump[0], jump)):
        taken = {lane for (a, b), lane in lanes.items() if a < end and start < b}
        lanes[start, end] = next(lane for lane in range(len(jumps)) if lane not in taken)
    return lanes


def _names(schema: Schema) -> dict[str, str]:
    pages = {step.id: f"Page {place}" for place, step in enumerate(schema.steps, start=1)}
    hard = {
        one.slug: f"Before {pages[step.id].lower()}"
        for step in reversed(schema.steps)
        if (one := interruptions_of(schema).get(step.slug))
    }
    return pages | hard | {START: "Start", END: "Check your answers"}


def _abouts(schema: Schema) -> dict[str, str]:
    """Return what each page is about, in their order, with the one before each hard run."""
    abouts: dict[str, str] = {}
    for step in schema.steps:
        if before := interruptions_of(schema).get(step.slug):
            abouts.setdefault(
                before.slug, PHRASES["hard_one" if before.count == 1 else "hard_many"]
            )
        abouts[step.id] = _about(step)
    return abouts


def _about(step: Step) -> str:
    said = [question.label for question in step.questions]
    read = [note.heading or note.text for note in step.notes]
    return step.title or (said or read or ["Nothing yet"])[0]


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
