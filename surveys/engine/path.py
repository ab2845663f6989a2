"""The way through a survey.

One rule removes a class of faults: the walk goes forward once, and a rule sees only the
answers of pages that are themselves on the way. What was answered on a page that is no
longer on the way never decides anything.
"""

from collections.abc import Mapping, Sequence

from surveys.engine.questions import SEVERAL, TEXT, Question, Rule, Schema, Step

Raw = Mapping[str, Sequence[str]]


def walk(schema: Schema, raw: Raw) -> tuple[Step, ...]:
    """Return the pages on the way of someone whose answers so far are `raw`.

    `raw` maps the key of a question to what the browser sent for it; values that are not
    options of the question count as no answer.
    """
    way: list[Step] = []
    seen: dict[str, tuple[str, ...]] = {}
    for step in schema.steps:
        if step.show_if is None or holds(step.show_if, seen):
            way.append(step)
            seen.update({q.key: chosen(q, raw.get(q.key, ())) for q in step.questions})
    return tuple(way)


def chosen(question: Question, values: Sequence[str]) -> tuple[str, ...]:
    """Return those of `values` that the question offers; of a single choice the last."""
    if question.type == TEXT:
        return ()
    offered = tuple(value for value in values if value in question.values)
    return offered if question.type == SEVERAL else offered[-1:]


def holds(rule: Rule, seen: Mapping[str, Sequence[str]]) -> bool:
    """Say whether `rule` holds for the answers on the way so far.

    A question that was not asked or not answered *is not* any option.
    """
    answers = seen.get(rule.question, ())
    if rule.op == "is_not":
        return rule.value not in answers
    if rule.op == "is":
        return tuple(answers) == (rule.value,)
    return rule.value in answers


def length_is_certain(schema: Schema, way: Sequence[Step], position: int) -> bool:
    """Say whether no answer from page `position` on can change how many pages follow.

    “Question 3 of 7” is only said when it is true.
    """
    ahead = {q.key for step in way[position:] for q in step.questions}
    return not any(step.show_if and step.show_if.question in ahead for step in schema.steps)
