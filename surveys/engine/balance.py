"""Whether a page asks one thing, and whether whoever was content or not can say so alike."""

import re
from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.languages import BASE
from surveys.engine.questions import CONSENT, TEXT, Question, Schema, Step

# With more than so many a page is no page about one thing, whatever stands above it.
MOST_ON_A_PAGE = 2
# Asked for in own words: what was good alone, and what else somebody may have to say.
_GOOD = re.compile(
    r"^(what|which|tell us)\b[^?]*\b(good|best|great|helped|helpful|useful|liked?|enjoy(ed)?"
    r"|(work(ed)?|went|go(es)?|did) (really |so |very )?well)\b",
    re.IGNORECASE,
)
_NOT_GOOD = re.compile(
    r"\b(bad|badly|worse|worst|hard(er|est)?|difficult\w*|unhelpful|useless|disliked?|wrong|missing"
    r"|missed|lack\w*|less|not|never|worr\w+|problems?|better|easier|chang\w+|improv\w+"
    r"|different\w*|instead|else|in the way|stop(ped|s)?|annoy\w*|upset\w*|confus\w+|unfair)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


def balance(schema: Schema) -> Iterator[Fault]:
    """Yield each page with several questions, and what asks in own words for good things alone."""
    for step in schema.steps:
        yield from _several(step)
    if schema.language == BASE:
        yield from _one_sided(schema)


def _several(step: Step) -> Iterator[Fault]:
    """Yield a page that asks several things. Two may belong together: under a heading they do."""
    count = sum(question.look != CONSENT for question in step.questions)
    if count > MOST_ON_A_PAGE or (count == MOST_ON_A_PAGE and not step.title):
        under = "" if step.title else " under no heading"
        message = f"Page “{step.slug}” asks {count} questions at once{under}."
        yield Fault("several_on_a_page", message, step.id, step.questions[1].id)


def _one_sided(schema: Schema) -> Iterator[Fault]:
    asked = [question for question in schema.questions if question.look != CONSENT]
    if any(question.type == TEXT and _NOT_GOOD.search(_said(question)) for question in asked):
        return
    for step in schema.steps:
        for question in step.questions:
            if question.type == TEXT and _GOOD.search(question.label):
                message = (
                    f"“{question.label}” asks for what was good, and nothing for what was not."
                )
                yield Fault("one_sided", message, step.id, question.id)
                return


def _said(question: Question) -> str:
    return f"{question.label} {question.help}"
