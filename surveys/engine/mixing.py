"""Answers in an order that chance chose, the same whenever the same person looks.

Whoever reads a list chooses more often what stands first. Where the answers have no order of their
own, each person gets another one. Scales and faces have one, and are never mixed.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from surveys.engine.questions import PICTURES, SEVERAL, SINGLE, TOP, Option, Question, Schema

MAY_BE_MIXED = frozenset({SINGLE, SEVERAL, TOP, PICTURES})


def mixed_for(schema: Schema, person: str) -> Schema:
    """Return `schema` with the answers of its mixed questions in the order of `person`.

    “None of these” and “I’d rather not say” stay where people look for them, at the end.
    """
    if not any(question.mixed for question in schema.questions):
        return schema
    steps = tuple(
        replace(step, questions=tuple(_mixed(question, person) for question in step.questions))
        for step in schema.steps
    )
    return replace(schema, steps=steps)


def _mixed(question: Question, person: str) -> Question:
    if not question.mixed or question.kind not in MAY_BE_MIXED:
        return question
    return replace(question, options=tuple(sorted(question.options, key=_place(question, person))))


def _place(question: Question, person: str) -> Callable[[Option], tuple[bool, str]]:
    def place(option: Option) -> tuple[bool, str]:
        drawn = sha256(f"{person}:{question.id}:{option.value}".encode()).hexdigest()
        return option.exclusive, "" if option.exclusive else drawn

    return place
