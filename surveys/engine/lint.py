"""What is wrong with a survey before anyone is asked to answer it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from surveys.engine.questions import TEXT, Question, Rule, Schema, Step

RESERVED = frozenset(
    {"about", "check", "consent", "done", "exit", "help", "receipt", "resume", "safety", "saved"}
    | {"start", "wipe"}
)
OPS = ("is", "is_not", "includes")
FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: a code, a sentence that says what to do, and the page it is on."""

    code: str
    message: str
    step: str = ""


def lint(schema: Schema, previous: Schema | None = None) -> tuple[Fault, ...]:
    """Return everything that forbids publishing; compared with `previous` if given."""
    return (
        *_empty(schema),
        *_duplicates(schema),
        *_reserved(schema),
        *_rules(schema),
        *_changed_values(schema, previous),
    )


def _empty(schema: Schema) -> Iterator[Fault]:
    if not schema.steps:
        yield Fault("empty_survey", "Add at least one page with a question.")
    for step in schema.steps:
        if not step.questions:
            yield Fault("empty_step", f"Page “{step.slug}” has no question. Add one.", step.id)
        for question in step.questions:
            if question.type != TEXT and len(question.options) < FEWEST_OPTIONS:
                yield Fault(
                    "too_few_options", f"Give “{question.label}” at least two answers.", step.id
                )


def _duplicates(schema: Schema) -> Iterator[Fault]:
    for slug, count in _repeated(step.slug for step in schema.steps):
        yield Fault("duplicate_slug", f"{count} pages have the address “{slug}”. Change one.")
    for key, count in _repeated(q.key for step in schema.steps for q in step.questions):
        yield Fault("duplicate_key", f"{count} questions are called “{key}”. Change one.")
    for step in schema.steps:
        for question in step.questions:
            for value, count in _repeated(option.value for option in question.options):
                message = f"“{question.label}” has the answer “{value}” {count} times."
                yield Fault("duplicate_value", message, step.id)


def _repeated(names: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in Counter(names).items() if count > 1]


def _reserved(schema: Schema) -> Iterator[Fault]:
    for step in schema.steps:
        if step.slug in RESERVED:
            yield Fault(
                "reserved_slug", f"The address “{step.slug}” is taken. Choose another.", step.id
            )


def _rules(schema: Schema) -> Iterator[Fault]:
    everywhere = {q.key for step in schema.steps for q in step.questions}
    earlier: dict[str, tuple[Question, Step]] = {}
    unreachable: set[str] = set()
    for step in schema.steps:
        if step.show_if:
            fault = _rule(step, step.show_if, earlier, everywhere, unreachable)
            if fault:
                unreachable.add(step.id)
                yield fault
        earlier.update({q.key: (q, step) for q in step.questions})


def _rule(
    step: Step,
    rule: Rule,
    earlier: dict[str, tuple[Question, Step]],
    everywhere: set[str],
    unreachable: set[str],
) -> Fault | None:
    where = f"Page “{step.slug}”"
    if rule.question not in everywhere:
        return Fault(
            "missing_reference",
            f"{where} asks for “{rule.question}”, which is no question.",
            step.id,
        )
    if rule.question not in earlier:
        return Fault(
            "forward_reference",
            f"{where} depends on “{rule.question}”, which comes later. Move one of them.",
            step.id,
        )
    question, holder = earlier[rule.question]
    if rule.op not in OPS or question.type == TEXT or rule.value not in question.values:
        return Fault(
            "value_not_an_option",
            f"{where}: “{rule.value}” is not an answer to “{question.label}”.",
            step.id,
        )
    if rule.op != "is_not" and holder.id in unreachable:
        # “is not” also holds when its question was never asked, so that page can be reached.
        return Fault("unreachable_step", f"{where} can never be reached.", step.id)
    return None


def _changed_values(schema: Schema, previous: Schema | None) -> Iterator[Fault]:
    if previous is None:
        return
    before = {
        (q.id, option.id): option
        for step in previous.steps
        for q in step.questions
        for option in q.options
        if option.id
    }
    for step in schema.steps:
        for question in step.questions:
            for option in question.options:
                old = before.get((question.id, option.id))
                if old and old.value != option.value:
                    yield Fault(
                        "changed_value",
                        f"“{option.label}” was published as “{old.value}”. Keep that short name, "
                        "or add a new answer: otherwise old and new answers get mixed.",
                        step.id,
                    )
