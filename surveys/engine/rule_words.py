"""A rule as a sentence, for those who write surveys."""

from surveys.engine.questions import Schema
from surveys.engine.rules import OPS, WITH_NUMBER, WITHOUT_VALUE, AllOf, AnyOf, Condition, Not, Rule


def in_words(rule: Condition, schema: Schema) -> str:
    """Return `rule` in words, with the words of its questions and answers."""
    if isinstance(rule, AllOf):
        return _joined([in_words(part, schema) for part in rule.rules], "and")
    if isinstance(rule, AnyOf):
        return _joined([in_words(part, schema) for part in rule.rules], "or")
    if isinstance(rule, Not):
        return f"it is not so that {in_words(rule.rule, schema)}"
    return _leaf(rule, schema)


def _leaf(rule: Rule, schema: Schema) -> str:
    question = next((one for one in schema.questions if one.key == rule.question), None)
    words = f"“{question.label if question else rule.question}” {OPS.get(rule.op, rule.op)}"
    if rule.op in WITHOUT_VALUE:
        return words
    if rule.op in WITH_NUMBER:
        return f"{words} {rule.value}"
    label = question.label_of(rule.value) if question else ""
    return f"{words} “{label or rule.value}”"


def _joined(parts: list[str], word: str) -> str:
    compound = (" or ", " and ")
    grouped = (f"({part})" if any(w in part for w in compound) else part for part in parts)
    return f" {word} ".join(grouped)
