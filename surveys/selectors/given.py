"""What people gave as answers to questions with choices: true counts, which stay inside."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from surveys.models import Answer, Response, SurveyDeployment
from surveys.selectors.questions import AskedQuestion

MISSING = ""
# No short name of an answer has a space.
OTHER_ANSWER = "another answer"
OTHER = "Another answer"


@dataclass(frozen=True, slots=True)
class Given:
    """How many people of one version gave one answer."""

    version: int
    mode: str
    value: Any
    people: int


def part_of(deployment: SurveyDeployment, mode: str) -> str:
    """Return how the register calls the people of a deployment who answered in one way."""
    return f"{deployment.pk} {mode}"


def asked_by_mode(
    question: AskedQuestion, given: list[Given], counted: Mapping[tuple[int, str], int]
) -> Counter[str]:
    """Return how many people were asked a question, by how they answered.

    Who came by a page that not everybody sees has a row for each question of it, empty if
    they said nothing. The others would else stand among those who gave no answer, and how
    many they are is known from the answers that led past the page.
    """
    asked: Counter[str] = Counter()
    if question.conditions:
        for one in given:
            asked[one.mode] += one.people if one.version in question.versions else 0
        return asked
    for (version, mode), people in counted.items():
        if version in question.versions:
            asked[mode] += people
    return asked


def people_by_version_and_mode(deployment: SurveyDeployment) -> dict[tuple[int, str], int]:
    """Return how many people answered each version in each way. One query."""
    rows = (
        Response.objects.filter(deployment=deployment)
        .counted()
        .values_list("version", "mode")
        .annotate(people=Count("pk"))
        .order_by("version", "mode")
    )
    return {(version, mode): people for version, mode, people in rows}


def answers_by_value(deployment: SurveyDeployment) -> dict[str, list[Given]]:
    """Return what was given as an answer to each question, and by how many. One query."""
    rows = (
        Answer.objects.filter(response__deployment=deployment)
        .filter(Q(value__isnull=False) | Q(text__isnull=True))
        .exclude(response__screening=Response.Screening.SET_ASIDE)
        .values_list("question", "response__version", "response__mode", "value")
        .annotate(people=Count("pk"))
        .order_by()
    )
    given: dict[str, list[Given]] = defaultdict(list)
    for question, version, mode, value, people in rows:
        given[str(question)].append(Given(version, mode, value, people))
    return given


def counts_of(question: AskedQuestion, given: list[Given], asked: int) -> dict[str, int]:
    """Return how many of the people asked chose what, with every one of them in a cell."""
    chosen: Counter[str] = Counter()
    answered = 0
    for one in given:
        values = one.value if isinstance(one.value, list) else [one.value]
        said = {question.cell_of(str(value)) for value in values if value not in (None, "")}
        if not said or one.version not in question.versions:
            continue
        answered += one.people
        cells = {value if value in question.options else OTHER_ANSWER for value in said}
        chosen.update(dict.fromkeys(cells, one.people))
    # What is in no version cannot be told by name, but the cells must add up to the base.
    counts = {value: chosen[value] for value in (*question.options, OTHER_ANSWER)}
    return counts | {MISSING: asked - answered}
