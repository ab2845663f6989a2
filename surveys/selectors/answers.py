"""The free-text answers of a deployment, for the people whose duty it is to read them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from surveys.models import (
    Answer,
    Coding,
    NoTheme,
    Reading,
    Response,
    SafeguardingFlag,
    SurveyDeployment,
    Theme,
)
from surveys.selectors.questions import TEXT, asked_questions, versions_of
from surveys.selectors.readings import coded_in


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """A question that people answer in their own words."""

    id: str
    label: str


def text_questions(deployment: SurveyDeployment) -> list[TextQuestion]:
    """Return the questions that are or were answered in words, those asked now first."""
    questions = asked_questions(versions_of(deployment), TEXT)
    return [TextQuestion(question.id, question.label) for question in questions]


def readable_answers(deployment: SurveyDeployment) -> QuerySet[Answer]:
    """Return what people wrote and a screener cleared."""
    return Answer.objects.filter(
        response__deployment=deployment,
        response__screening=Response.Screening.CLEARED,
        text__isnull=False,
    )


def text_answers(
    deployment: SurveyDeployment, question: str, *, state: str, reading: Reading
) -> QuerySet[Answer]:
    """Return the answers to one question: "all", only "coded" or only "uncoded" ones.

    With the codes of one `reading` alone: whoever reads second sees those of nobody else.
    Only those that a screener cleared, in the order of their random ids, so that nobody
    can tell who came first; `is_raised` says whether a concern is open. Five queries with
    what the desk shows of each.
    """
    raised = SafeguardingFlag.objects.filter(response=OuterRef("response_id"))
    answers = (
        readable_answers(deployment)
        .filter(question=question)
        .annotate(is_raised=Exists(raised.exclude(state=SafeguardingFlag.State.CLOSED)))
        .select_related("response")
        .prefetch_related(
            Prefetch(
                "codings",
                Coding.objects.filter(reading=reading).select_related("theme").order_by("start"),
            ),
            Prefetch("no_themes", NoTheme.objects.filter(reading=reading)),
            "redactions",
        )
        .order_by("pk")
    )
    if state == "coded":
        return answers.filter(coded_in(reading))
    if state == "uncoded":
        return answers.exclude(coded_in(reading))
    return answers


def words_coded_with(theme: Theme) -> list[Coding]:
    """Return what the first reading coded with a theme, in no order that tells who came first.

    Only answers in words that a screener cleared. Two queries.
    """
    codings = Coding.objects.filter(
        theme=theme,
        reading=Reading.FIRST,
        answer__response__screening=Response.Screening.CLEARED,
        answer__text__isnull=False,
    )
    related = codings.select_related("answer__response").prefetch_related("answer__redactions")
    return list(related.order_by("answer", "start"))
