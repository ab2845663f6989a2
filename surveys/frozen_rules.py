"""From what an editor chose about showing a page to the frozen rule of the page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from surveys.engine.rules import IS

Json = dict[str, Any]

TAKEN_OUT = "a question that was taken out"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
JOINED = {"all": "all", "any": "any", "none": "any"}


def frozen_rule(show_if: Mapping[str, Any]) -> Json | None:
    """Return the rule of a page; None if it is always shown.

    One answer alone is a leaf; more are joined. “None of these” is “not any of these”.
    """
    first = _leaf(show_if)
    more = [_further(block) for block in show_if.get("more") or ()]
    rules = [rule for rule in (first, *more) if rule]
    return _joined(rules, show_if.get("join") or "all")


def resolve_rules(steps: Sequence[Json]) -> None:
    """Put short names where an editor chose a question, or wrote its words or an answer’s."""
    asked = [question for step in steps for question in step["questions"]]
    by_id = {question["id"]: question["key"] for question in asked}
    keys = {question["key"] for question in asked}
    by_label = {_folded(question["label"]): question["key"] for question in asked}
    values = {
        (question["key"], _folded(option["label"])): option["value"]
        for question in asked
        for option in question["options"]
    }
    for leaf in (leaf for step in steps for leaf in _leaves(step["show_if"])):
        if leaf["question"] in by_id:
            leaf["question"] = by_id[leaf["question"]]
        elif _ID.fullmatch(leaf["question"]):
            leaf["question"] = TAKEN_OUT
        elif leaf["question"] not in keys:
            leaf["question"] = by_label.get(_folded(leaf["question"]), leaf["question"])
        leaf["value"] = values.get((leaf["question"], _folded(leaf["value"])), leaf["value"])


def _further(block: Json) -> Json | None:
    if block["type"] == "group":
        answers = [_leaf(item["value"]) for item in block["value"]["answers"]]
        return _joined([leaf for leaf in answers if leaf], block["value"].get("join") or "any")
    return _leaf(block["value"])


def _joined(rules: list[Json], join: str) -> Json | None:
    if not rules:
        return None
    one = rules[0] if len(rules) == 1 else {JOINED[join]: rules}
    return {"not": one} if join == "none" else one


def _leaf(answer: Mapping[str, Any]) -> Json | None:
    question = (answer.get("question") or "").strip()
    if not question:
        return None
    return {
        "question": question,
        "op": answer.get("op") or IS,
        "value": (answer.get("value") or "").strip(),
    }


def _leaves(rule: Json | None) -> Iterator[Json]:
    if not rule:
        return
    if "question" in rule:
        yield rule
    for part in (*rule.get("all", ()), *rule.get("any", ()), rule.get("not")):
        yield from _leaves(part)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
