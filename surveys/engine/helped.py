"""Whether somebody had help with the questions, as their own answers say."""

from collections.abc import Iterable, Mapping
from typing import Any

from surveys.engine.questions import Question


def had_help(questions: Iterable[Question], answers: Mapping[str, Any]) -> bool:
    """Say whether an answer to one of `questions` is that somebody helped.

    `answers` maps the key of a question to what was chosen: one value, or a list of several.
    """
    return any(_says_so(question, answers.get(question.key)) for question in questions)


def may_tell(question: Question) -> bool:
    """Say whether a question has an answer that somebody helped."""
    return any(option.helped for option in question.options)


def _says_so(question: Question, given: Any) -> bool:
    chosen = given if isinstance(given, list | tuple) else [given]
    return any(option.helped and option.value in chosen for option in question.options)
