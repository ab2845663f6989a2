"""What is wrong with a survey before anyone is asked to answer it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from surveys.engine.clips import not_played
from surveys.engine.findings import Fault
from surveys.engine.hard_words import not_marked
from surveys.engine.languages import name_of
from surveys.engine.left_in_english import unsaid_needed
from surveys.engine.named import names_somebody
from surveys.engine.questions import (
    CHOICES,
    NUMBER,
    PICTURES,
    RATHER_NOT_SAY,
    SCALE,
    SEVERAL,
    SINGLE,
    Question,
    Schema,
    Step,
)
from surveys.engine.routes import Routes, routes_of
from surveys.engine.rules import (
    AT_LEAST,
    LESS,
    MORE,
    OPS,
    WITH_NUMBER,
    WITHOUT_VALUE,
    Rule,
    leaves,
)
from surveys.engine.untranslated import untranslated

__all__ = ["Fault", "lint"]

# The short name of each answer, by the ids of its question and of itself.
Published = Mapping[tuple[str, str], str]
NOTHING: Published = MappingProxyType({})
FEWEST_OPTIONS = 2
# Whoever must choose has to be able to choose one of these.
WAYS_OUT = frozenset({"no", RATHER_NOT_SAY})


def lint(
    schema: Schema, published: Published = NOTHING, routes: Routes | None = None
) -> tuple[Fault, ...]:
    """Return everything that forbids publishing, also beside what was `published` before."""
    return (
        *_empty(schema),
        *_duplicates(schema),
        *_rules(schema, routes or routes_of(schema)),
        *_no_way_out(schema),
        *(fault for fault in not_marked(schema) if fault.is_error),
        *(fault for fault in names_somebody(schema) if fault.is_error),
        *untranslated(schema),
        *unsaid_needed(schema),
        *_not_played(schema),
        *_changed_values(schema, published),
    )


def _empty(schema: Schema) -> Iterator[Fault]:
    if not schema.steps:
        yield Fault("empty_survey", "Add at least one page with a question.")
    for step in schema.steps:
        if not step.questions and not step.notes:
            yield Fault("empty_step", f"Page “{step.slug}” asks nothing and says nothing.", step.id)
        for question in step.questions:
            yield from _too_little(step, question)
    if schema.steps and not schema.questions and any(step.notes for step in schema.steps):
        yield Fault("empty_survey", "There is something to read but nothing to answer.")


def _too_little(step: Step, question: Question) -> Iterator[Fault]:
    if question.type in CHOICES and len(question.options) < FEWEST_OPTIONS:
        message = f"Give “{question.label}” at least two answers."
        yield Fault("too_few_options", message, step.id, question.id)
    if question.look == PICTURES:
        bare = [o.label for o in question.options if not o.exclusive and o.picture is None]
        if bare:
            message = f"“{question.label}” has no picture for: {', '.join(bare)}."
            yield Fault("missing_picture", message, step.id, question.id)


def _duplicates(schema: Schema) -> Iterator[Fault]:
    taken: set[str] = set()
    for step in schema.steps:
        for question in step.questions:
            if question.key in taken:
                message = f"“{question.label}” is called “{question.key}”, as one before it is."
                yield Fault("duplicate_key", message, step.id, question.id)
            taken.add(question.key)
            for value, count in _repeated(option.value for option in question.options):
                message = f"“{question.label}” has the answer “{value}” {count} times."
                yield Fault("duplicate_value", message, step.id, question.id)


def _repeated(names: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in Counter(names).items() if count > 1]


def _rules(schema: Schema, routes: Routes) -> Iterator[Fault]:
    everywhere = {question.key for question in schema.questions}
    earlier: dict[str, Question] = {}
    for step in schema.steps:
        faults = [_rule(step, leaf, earlier, everywhere) for leaf in leaves(step.show_if)]
        found = [fault for fault in faults if fault]
        yield from found
        if not found and step.id not in routes.reached:
            yield Fault("unreachable_step", f"Page “{step.slug}” can never be reached.", step.id)
        earlier.update({question.key: question for question in step.questions})


def _rule(
    step: Step, rule: Rule, earlier: dict[str, Question], everywhere: set[str]
) -> Fault | None:
    where = f"Page “{step.slug}”"
    if rule.question not in everywhere:
        message = f"{where} asks for “{rule.question}”, which is no question."
        return Fault("missing_reference", message, step.id)
    if rule.question not in earlier:
        message = f"{where} depends on “{rule.question}”, which comes later. Move one of them."
        return Fault("forward_reference", message, step.id)
    question = earlier[rule.question]
    if not _can_be(rule, question):
        message = f"{where}: “{rule.value}” is not an answer to “{question.label}”."
        return Fault("value_not_an_option", message, step.id)
    return None


def _can_be(rule: Rule, question: Question) -> bool:
    """Say whether `question` can be answered in the way that `rule` asks for."""
    if rule.op not in OPS:
        return False
    if rule.op in WITHOUT_VALUE:
        return True
    if rule.op in WITH_NUMBER:
        counts = question.type == SEVERAL
        told_in_numbers = question.type == NUMBER or question.look == SCALE
        suits = counts if rule.op == AT_LEAST else told_in_numbers
        return suits and rule.value.isdecimal() and rule.op in (AT_LEAST, LESS, MORE)
    if question.type == NUMBER and rule.value.isdecimal():
        return True
    return question.type in (SINGLE, SEVERAL) and rule.value in question.values


def _no_way_out(schema: Schema) -> Iterator[Fault]:
    for step in schema.steps:
        for question in step.questions:
            if question.required and not question.values & WAYS_OUT:
                message = f"Nobody can get past “{question.label}” without saying yes to it."
                yield Fault("no_way_out", message, step.id, question.id)


def _not_played(schema: Schema) -> Iterator[Fault]:
    for step in schema.steps:
        for question in step.questions:
            for form, words in question.says.items():
                for wrong in not_played(words):
                    message = f"{name_of(form)}: “{question.label}”. {wrong}"
                    yield Fault("wrong_file", message, step.id, question.id)


def _changed_values(schema: Schema, published: Published) -> Iterator[Fault]:
    for step in schema.steps:
        for question in step.questions:
            for option in question.options:
                old = published.get((question.id, option.id))
                if old and old != option.value:
                    yield Fault(
                        "changed_value",
                        f"“{option.label}” was published as “{old}”. Keep that short name, "
                        "or add a new answer: otherwise old and new answers get mixed.",
                        step.id,
                        question.id,
                    )
