"""When a page is shown: a small typed tree over the answers to earlier questions.

A leaf compares one answer; “all of”, “any of” and “not” join leaves and each other. There
is no expression to write and nothing is ever evaluated as code. A rule sees only answers of
pages on the way (`surveys.engine.path`), so a question that was not asked has no answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

IS, IS_NOT, INCLUDES, INCLUDES_NOT = "is", "is_not", "includes", "includes_not"
ANSWERED, NOT_ANSWERED = "answered", "not_answered"
MORE, LESS, AT_LEAST = "more", "less", "at_least"

OPS = {
    IS: "is",
    IS_NOT: "is not",
    INCLUDES: "contains",
    INCLUDES_NOT: "does not contain",
    ANSWERED: "was answered",
    NOT_ANSWERED: "was not answered",
    MORE: "is more than",
    LESS: "is less than",
    AT_LEAST: "has at least so many ticks:",
}
WITHOUT_VALUE = frozenset({ANSWERED, NOT_ANSWERED})
WITH_NUMBER = frozenset({MORE, LESS, AT_LEAST})
# They also hold for a question that was never asked.
HOLDS_UNASKED = frozenset({IS_NOT, INCLUDES_NOT, NOT_ANSWERED})
# Who says this has read the question but told nothing; no rule counts it as an answer.
SAYS_NOTHING = frozenset({"rather-not-say"})
NOT_TICKS = SAYS_NOTHING | {"none-of-these"}

Seen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A leaf: the answer to `question` compared with `value` in the way `op`."""

    question: str
    op: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds if every part holds; of no parts it holds."""

    rules: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds if at least one part holds; of no parts it does not."""

    rules: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds if its part does not."""

    rule: "Condition"


Condition = Rule | AllOf | AnyOf | Not


def holds(rule: Condition, seen: Seen) -> bool:
    """Say whether `rule` holds for the answers on the way so far.

    A question that was not asked or not answered *is not* any option.
    """
    if isinstance(rule, AllOf):
        return all(holds(part, seen) for part in rule.rules)
    if isinstance(rule, AnyOf):
        return any(holds(part, seen) for part in rule.rules)
    if isinstance(rule, Not):
        return not holds(rule.rule, seen)
    return _leaf_holds(rule, tuple(seen.get(rule.question, ())))


def leaves(rule: Condition | None) -> Iterator[Rule]:
    """Yield the comparisons in `rule`, in order."""
    if isinstance(rule, Rule):
        yield rule
    elif isinstance(rule, Not):
        yield from leaves(rule.rule)
    elif rule is not None:
        for part in rule.rules:
            yield from leaves(part)


def renamed(rule: Condition, names: Mapping[str, str]) -> Condition:
    """Return `rule` with each question called as `names` call it; as before where they do not."""
    if isinstance(rule, Rule):
        return replace(rule, question=names.get(rule.question, rule.question))
    if isinstance(rule, Not):
        return Not(renamed(rule.rule, names))
    return replace(rule, rules=tuple(renamed(part, names) for part in rule.rules))


def rule_from(frozen: Mapping[str, Any] | None) -> Condition | None:
    """Return the rule of a frozen page; None for a page that is always shown."""
    if not frozen:
        return None
    if "all" in frozen:
        return AllOf(_parts(frozen["all"]))
    if "any" in frozen:
        return AnyOf(_parts(frozen["any"]))
    if "not" in frozen:
        part = rule_from(frozen["not"])
        return Not(part if part is not None else AllOf(()))
    return Rule(frozen["question"], frozen["op"], frozen.get("value") or "")


def _parts(frozen: Sequence[Mapping[str, Any]]) -> tuple[Condition, ...]:
    return tuple(rule for rule in map(rule_from, frozen) if rule is not None)


def _leaf_holds(rule: Rule, answers: tuple[str, ...]) -> bool:
    if rule.op in WITHOUT_VALUE:
        return bool(set(answers) - SAYS_NOTHING) is (rule.op == ANSWERED)
    if rule.op in (INCLUDES, INCLUDES_NOT):
        return (rule.value in answers) is (rule.op == INCLUDES)
    if rule.op in WITH_NUMBER:
        return _number_holds(rule, answers)
    # “is not” looks at each of several: whoever ticked it among others has said it.
    return rule.value not in answers if rule.op == IS_NOT else answers == (rule.value,)


def _number_holds(rule: Rule, answers: tuple[str, ...]) -> bool:
    if not rule.value.isdecimal():
        return False
    wanted = int(rule.value)
    if rule.op == AT_LEAST:
        return len(set(answers) - NOT_TICKS) >= wanted
    if len(answers) != 1 or not answers[0].isdecimal():
        return False
    return int(answers[0]) > wanted if rule.op == MORE else int(answers[0]) < wanted
