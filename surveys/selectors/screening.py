"""What waits for a screener, and what was set aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from surveys.engine.recognising import knows_names, propose
from surveys.engine.redaction import Span
from surveys.models import Contest, Figures, Response, SurveyDeployment
from surveys.selectors.questions import TEXT, asked_questions, versions_of

_AROUND = 24


@dataclass(frozen=True, slots=True)
class Proposal:
    """A part of a text that may say who somebody is, with the words around it.

    `taken_out` is why somebody took it out when these words were screened before.
    """

    span: Span
    before: str
    words: str
    after: str
    taken_out: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words of one answer or contest as a screener reads them: whole, with what may go.

    Where `knows_names` is false, nothing looked for names and places in them.
    """

    of: UUID
    question: str
    text: str
    proposals: tuple[Proposal, ...]
    knows_names: bool


def responses_to_screen(
    deployment: SurveyDeployment, state: Response.Screening
) -> QuerySet[Response]:
    """Return the responses with words that wait for a screener, were set aside or cleared.

    In the order of their random ids, so that nobody can tell who came first.
    """
    return (
        Response.objects.filter(deployment=deployment, screening=state, answers__text__isnull=False)
        .distinct()
        .order_by("pk")
    )


def awaits_screening(deployment: SurveyDeployment) -> bool:
    """Say whether anything that people wrote waits for a screener. One query."""
    return responses_to_screen(deployment, Response.Screening.RECEIVED).exists()


def waits_to_be_counted(deployment: SurveyDeployment) -> bool:
    """Say whether a closed survey is not counted yet, as something waits for a screener."""
    is_closed = deployment.status == SurveyDeployment.Status.CLOSED
    counted = Figures.objects.filter(deployment=deployment, is_final=True)
    return is_closed and not counted.exists() and awaits_screening(deployment)


def waiting_answers(response: Response) -> list[Waiting]:
    """Return the answers in words of one response, in the order of the questions."""
    labels = {one.id: one.label for one in asked_questions(versions_of(response.deployment), TEXT)}
    places = list(labels)
    written = sorted(
        response.answers.filter(text__isnull=False).prefetch_related("redactions"),
        key=lambda one: places.index(one.question) if one.question in labels else len(places),
    )
    return [
        Waiting(
            one.pk,
            labels.get(one.question, ""),
            one.text or "",
            tuple(_proposals(one.text or "", [row.span for row in one.redactions.all()])),
            knows_names(one.text or "", response.language),
        )
        for one in written
    ]


def waiting_contest(contest: Contest) -> Waiting:
    """Return the words of one contest."""
    question = f"What somebody wrote about “{contest.theme.name}”"
    text = contest.text or ""
    return Waiting(
        contest.pk,
        question,
        text,
        tuple(_proposals(text, contest.redactions)),
        knows_names(text, contest.response.language),
    )


def one_and_rest(
    responses: QuerySet[Response], after: UUID | None, *, in_a_round: bool
) -> tuple[Response | None, bool]:
    """Return the first response after the id `after`, and whether there is another to go on to.

    Starts again at the first where none comes after. In a round every other one can be gone on
    to, and else those that come after.
    """
    later = responses.filter(pk__gt=after) if after else responses
    found = later.first() or responses.first()
    if found is None:
        return None, False
    others = responses.exclude(pk=found.pk) if in_a_round else responses.filter(pk__gt=found.pk)
    return found, others.exists()


def _proposals(text: str, taken_out: Iterable[Span]) -> Iterator[Proposal]:
    """Yield what is found, and what somebody took out before, as it stands in the text."""
    before = {(one.start, one.end): one for one in taken_out}
    found = {(span.start, span.end): span for span in propose(text)}
    for place, span in sorted((found | before).items()):
        yield Proposal(
            found.get(place, span),
            text[max(0, span.start - _AROUND) : span.start],
            text[span.start : span.end],
            text[span.end : span.end + _AROUND],
            taken_out=before[place].why.value if place in before else "",
        )
