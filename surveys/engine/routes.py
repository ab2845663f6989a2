"""Where each answer leads: every way through a survey, worked out before anyone walks it.

The rules of a survey tell answers apart only in so far as they name them, so the answers to
a question fall into a few classes. All combinations of the classes that a later rule still
asks for are walked; that is exact. A survey with more than `MOST_STATES` of them is given up
(`complete` is False), and every page then counts as reachable.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, pairwise, product

from surveys.engine.answers import WRITTEN, routed
from surveys.engine.questions import NUMBER, RATHER_NOT_SAY, SEVERAL, SINGLE, Question, Schema
from surveys.engine.rules import WITH_NUMBER, Rule, holds, leaves

START, END = "start", "end"
MOST_STATES = 20_000
MOST_NAMED = 10
LARGEST_NUMBER = 999_999_999
EARLIER = "Depending on earlier answers"
Answers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of answers to a question: an example, and what it is called in words."""

    answers: Answers
    words: str


@dataclass(frozen=True, slots=True)
class Route:
    """From one page (its id) to the next, and with which answers; empty `when` means always."""

    start: str
    end: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Routes:
    """Every way through: its parts, the pages that somebody can come to, the longest way."""

    parts: tuple[Route, ...]
    reached: frozenset[str]
    longest: int
    complete: bool = True

    def from_page(self, id_: str) -> list[Route]:
        """Return where one can go from a page."""
        return [route for route in self.parts if route.start == id_]


@dataclass(slots=True)
class _Walks:
    """Every walk so far, as what still matters of it.

    A state is the last page, what was answered there, and the answers that later rules ask for.
    """

    schema: Schema
    kinds: Mapping[str, list[Kind]]
    states: set[tuple[int, tuple[int, ...], frozenset[tuple[str, int]]]] = field(
        default_factory=lambda: {(-1, (), frozenset())}
    )
    met: dict[tuple[int, int], set[tuple[int, ...]]] = field(default_factory=dict)
    longest: dict[int, int] = field(default_factory=lambda: {-1: 0})


class _TooMany(Exception):
    """There are more combinations than are worth walking."""


def routes_of(schema: Schema) -> Routes:
    """Return every way through `schema`."""
    walks = _Walks(schema, _kinds_of(schema))
    try:
        for place in range(len(schema.steps)):
            _pass(walks, place)
    except _TooMany:
        return _given_up(schema)
    _end(walks)
    reached = {place for _, place in walks.met if place < len(schema.steps)}
    return Routes(
        parts=tuple(_parts(walks)),
        reached=frozenset(schema.steps[place].id for place in reached),
        longest=walks.longest[len(schema.steps)] - 1,
    )


def kinds_of(question: Question, rules: Sequence[Rule], *, must_answer: bool = False) -> list[Kind]:
    """Return the classes into which `rules` tell the answers to `question` apart."""
    named: dict[tuple[bool, ...], list[Answers]] = {}
    examples = _examples(question, rules)
    for answers in (one for one in examples if one or not must_answer):
        seen = {question.key: routed(question, answers)}
        signature = tuple(holds(rule, seen) for rule in rules)
        named.setdefault(signature, []).append(answers)
    return [
        Kind(examples[0], _words(question, rules, signature, examples))
        for signature, examples in named.items()
    ]


def _kinds_of(schema: Schema) -> dict[str, list[Kind]]:
    rules: dict[str, list[Rule]] = {}
    for leaf in chain.from_iterable(leaves(step.show_if) for step in schema.steps):
        rules.setdefault(leaf.question, []).append(leaf)
    # Who may skip the whole page leaves out also what has to be answered on it.
    return {
        q.key: kinds_of(q, rules[q.key], must_answer=q.required and not step.is_hard)
        for step in schema.steps
        for q in step.questions
        if q.key in rules
    }


def _pass(walks: _Walks, place: int) -> None:
    """Let every walk come to the page at `place`, and go on to it or past it."""
    step = walks.schema.steps[place]
    own = [q.key for q in step.questions if q.key in walks.kinds]
    later = {leaf.question for s in walks.schema.steps[place + 1 :] for leaf in leaves(s.show_if)}
    after = set()
    for last, said, answered in walks.states:
        seen = {key: walks.kinds[key][kind].answers for key, kind in answered}
        if step.show_if is not None and not holds(step.show_if, seen):
            after.add((last, said, frozenset((k, n) for k, n in answered if k in later)))
            continue
        _meet(walks, last, place, said)
        for here in product(*(range(len(walks.kinds[key])) for key in own)):
            now = dict(answered) | dict(zip(own, here, strict=True))
            kept = frozenset((key, kind) for key, kind in now.items() if key in later)
            after.add((place, here, kept))
        if len(after) > MOST_STATES:
            raise _TooMany
    walks.states = after


def _end(walks: _Walks) -> None:
    for last, said, _ in walks.states:
        _meet(walks, last, len(walks.schema.steps), said)


def _meet(walks: _Walks, last: int, place: int, said: tuple[int, ...]) -> None:
    walks.met.setdefault((last, place), set()).add(said)
    walks.longest[place] = max(walks.longest.get(place, 0), walks.longest[last] + 1)


def _parts(walks: _Walks) -> Iterator[Route]:
    steps = walks.schema.steps
    ids = {-1: START, len(steps): END} | {n: step.id for n, step in enumerate(steps)}
    for last, place in sorted(walks.met):
        others = [said for (a, b), said in walks.met.items() if a == last and b != place]
        yield Route(ids[last], ids[place], _when(walks, last, walks.met[last, place], others))


def _when(
    walks: _Walks, last: int, said: set[tuple[int, ...]], others: list[set[tuple[int, ...]]]
) -> str:
    if not others or last < 0:
        return ""
    if any(said & other for other in others):
        return EARLIER
    own = [q for q in walks.schema.steps[last].questions if q.key in walks.kinds]
    if len(own) != 1 or len(said) > MOST_NAMED:
        return "Depending on the answers on this page"
    return ", or ".join(walks.kinds[own[0].key][kind].words for (kind,) in sorted(said))


def _examples(question: Question, rules: Sequence[Rule]) -> list[Answers]:
    named = {rule.value for rule in rules}
    if question.type == SEVERAL:
        return _ticks(question, named)
    if question.type == SINGLE:
        return [*((option.value,) for option in question.options), ()]
    refused = [(RATHER_NOT_SAY,)] if RATHER_NOT_SAY in question.values else []
    if question.type == NUMBER:
        return [*((str(number),) for number in _numbers(question, named)), *refused, ()]
    return [(WRITTEN,), *refused, ()]


def _numbers(question: Question, named: set[str]) -> list[int]:
    lowest, highest = question.lowest or 0, question.highest or LARGEST_NUMBER
    around = {int(value) + by for value in named if value.isdecimal() for by in (-1, 0, 1)}
    return sorted(number for number in {lowest, highest, *around} if lowest <= number <= highest)


def _ticks(question: Question, named: set[str]) -> list[Answers]:
    # Only which of the named ones are ticked matters, and how many in all.
    alone = [(value,) for value in question.exclusive_values]
    free = [o.value for o in question.options if not o.exclusive]
    told = [value for value in free if value in named][:MOST_NAMED]
    rest = [value for value in free if value not in told]
    chosen = chain.from_iterable(combinations(told, n) for n in range(len(told) + 1))
    ticks = [(*some, *rest[:n]) for some in chosen for n in range(len(rest) + 1)]
    allowed = [one for one in ticks if not question.most or len(one) <= question.most]
    return [*sorted(allowed, key=len, reverse=True), *alone]


def _words(
    question: Question, rules: Sequence[Rule], signature: Sequence[bool], examples: list[Answers]
) -> str:
    if question.type == SINGLE:
        labels = (question.label_of(a[0]) if a else "no answer" for a in examples)
        return ", ".join(labels)
    held = [rule for rule, is_true in zip(rules, signature, strict=True) if is_true]
    return " and ".join(dict.fromkeys(_leaf_in_words(question, rule) for rule in held)) or (
        "any other answer or none"
    )


def _leaf_in_words(question: Question, rule: Rule) -> str:
    value = rule.value if rule.op in WITH_NUMBER else question.label_of(rule.value) or rule.value
    return f"{rule.op.replace('_', ' ')} {value}".strip()


def _given_up(schema: Schema) -> Routes:
    ids = [START, *(step.id for step in schema.steps), END]
    parts = tuple(Route(a, b) for a, b in pairwise(ids))
    reached = frozenset(step.id for step in schema.steps)
    return Routes(parts, reached, len(schema.steps), complete=False)
