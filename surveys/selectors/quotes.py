"""Quotes as those read them who decide about them, and what may stand beside one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from changeprojects.models import Finding
from surveys.engine.release import ALL
from surveys.models import (
    Answer,
    Quote,
    Reading,
    ReleasedTable,
    Response,
    SurveyDeployment,
    Theme,
    YouSaidWeDidPage,
)
from surveys.selectors.counts import thresholds_of
from surveys.selectors.questions import (
    SINGLE,
    AskedQuestion,
    asked_questions,
    marked_in,
    versions_of,
    versions_told,
)
from surveys.selectors.tables import name_of_table
from surveys.selectors.voice_summary import VoiceSummary, keeps_numbers, summary_of
from syndication.models import Publication

# So many people share what stands beside a quote, whatever a survey's own smallest base is.
SHARED_BY = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told of the person beside their words, and whether so many share it.

    `label` is the answer, which tells nothing without its `question`.
    """

    label: str
    is_shared: bool
    question: str = ""


@dataclass(frozen=True, slots=True)
class QuoteOnPage:
    """A quote, and the page on which readers find it."""

    quote: Quote
    page: YouSaidWeDidPage


def quotes_of(deployment: SurveyDeployment) -> QuerySet[Quote]:
    """Return the quotes of a survey, in no order that tells who came first."""
    return (
        Quote.objects.filter(theme__deployment=deployment).to_read().order_by("theme__code", "id")
    )


def open_quotes_of(deployment: SurveyDeployment) -> QuerySet[Quote]:
    """Return those of a survey by which somebody can still be quoted, without what they say.

    Two queries, with the pages that show them.
    """
    found = Quote.objects.filter(theme__deployment=deployment, state__in=Quote.OPEN)
    found = found.select_related("theme").prefetch_related("summaries")
    return found.order_by("theme__code", "id")


def were_public(keys: Collection[UUID]) -> set[UUID]:
    """Return which of these quotes readers see or have seen. One query.

    Also what a page that was taken back had shown: others may have a copy.
    """
    known = Publication.objects.filter(kind="quote", identifier__in=keys)
    return set(known.values_list("identifier", flat=True))


def quotes_to_choose(project: int) -> QuerySet[Quote]:
    """Return what pages of a project may quote today."""
    chosen = Quote.objects.choosable().filter(theme__deployment__project=project).to_read()
    return chosen.order_by("theme__code", "id")


def chosen_quotes(page: YouSaidWeDidPage) -> dict[str, Any]:
    """Return the quotes that are chosen for a page, by id, for those who prepare it."""
    return {str(quote.pk): _told(quote) for quote in page.chosen.choosable().to_read()}


def _told(quote: Quote) -> dict[str, Any]:
    beside = beside_of(quote)
    return {
        "id": str(quote.pk),
        "language": quote.answer.response.language,
        "text": quote.words,
        "beside": beside.label if beside else "",
        "beside_question": beside.question if beside else "",
    }


def quote_findings(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield why a chosen quote may not stand on a page that is released today with `summary`."""
    for quote, why in _judged(page, summary):
        if why:
            # Never by its words: what is found may be kept in the log of the page.
            name = f"A quote under “{quote.theme.name}” (last day {quote.expires_on:%-d %B %Y})"
            yield Finding("voice-quote", f"{name} {why}", "quotes")


def quotes_that_stand(page: YouSaidWeDidPage) -> list[Quote]:
    """Return the chosen quotes that may stand on a page that is released today."""
    # Only numbers that are kept can lack a theme: whoever counts anew tells each that a quote has.
    summary = summary_of(page) if keeps_numbers(page) else None
    return [quote for quote, why in _judged(page, summary) if why is None]


def _judged(
    page: YouSaidWeDidPage, summary: VoiceSummary | None
) -> Iterator[tuple[Quote, str | None]]:
    # Numbers that are kept have none for a theme that came later: no page would show the words.
    told = None if summary is None else {item.theme.pk for item in summary.items}
    for quote in page.chosen.to_read():
        yield quote, _why_not(quote, page, told)


def _why_not(quote: Quote, page: YouSaidWeDidPage, told: Collection[UUID] | None) -> str | None:
    """Return the end of a sentence that says why it may not stand there, and what to do.

    `told` are the themes that the page tells; None if it tells each that an answer has.
    """
    if not (quote.is_choosable and quote.words):
        return "may not be quoted any more. Take it off the page."
    if quote.theme.deployment_id != page.deployment_id:
        return "is from another survey. Take it off the page."
    if why := _why_not_under(quote, told):
        return why
    if not is_language_shared(quote.answer.response):
        return "is in a language in which too few answered. Take it off."
    if (beside := beside_of(quote)) and not beside.is_shared:
        return (
            "has an answer beside it that too few people share, or of which the "
            "results do not tell how many do. Ask for it to be proposed anew with nothing "
            "beside it."
        )
    return None


def _why_not_under(quote: Quote, told: Collection[UUID] | None) -> str | None:
    if not has_its_theme(quote):
        return "is of an answer without that theme by now. Take it off."
    if told is not None and quote.theme_id not in told:
        return (
            "is under a theme that this version does not tell. Take it off, or count people again."
        )
    return None


def questions_beside(deployment: SurveyDeployment) -> list[AskedQuestion]:
    """Return the questions with one answer, none of which the summary withholds for a mark.

    A mark counts in any version that is asked, answered or told, also of what stood in the place
    of a question, under its short name. Three queries.
    """
    answered = versions_of(deployment)
    # Those who answered a version that marks it may have left since all was counted.
    marked = marked_in((*answered, *versions_told(deployment)))
    found = asked_questions(answered, SINGLE)
    return [one for one in found if one.id not in marked and one.key not in marked]


def themes_of_answer(answer: Answer) -> QuerySet[Theme]:
    """Return the themes in use with which the first reading coded an answer."""
    return (
        Theme.objects.in_use().filter(codings__answer=answer, codings__reading="first").distinct()
    )


def has_its_theme(quote: Quote) -> bool:
    """Say whether the first reading still gives its answer the theme under which it stands."""
    codings = quote.answer.codings.filter(reading=Reading.FIRST)
    return codings.filter(theme=quote.theme_id).exists()


def may_be_told(quote: Quote) -> bool:
    """Say whether the words are there, under their theme, and so many share what they tell."""
    beside = beside_of(quote)
    return bool(
        quote.words
        and has_its_theme(quote)
        and is_language_shared(quote.answer.response)
        and (beside is None or beside.is_shared)
    )


def is_language_shared(response: Response) -> bool:
    """Say whether so many answered in the language of one person: their words tell it."""
    enough = max(SHARED_BY, thresholds_of(response.deployment).base)
    answered = Response.objects.filter(deployment=response.deployment_id).counted()
    return answered.filter(language=response.language).count() >= enough


def beside_of(quote: Quote) -> Beside | None:
    """Return what is told beside a quote; None if nothing is. Seven queries at most.

    It is not shared if the person did not answer, if fewer gave that answer in the same
    language, or if readers are not told that so many did.
    """
    if not quote.beside:
        return None
    response = quote.answer.response
    deployment = response.deployment
    question = next((one for one in questions_beside(deployment) if one.id == quote.beside), None)
    given = response.answers.filter(question=quote.beside).values_list("value", flat=True).first()
    if question is None or given not in question.options:
        return Beside("", is_shared=False)
    sharing = Answer.objects.filter(
        question=quote.beside,
        value=given,
        response__in=Response.objects.filter(
            deployment=deployment, language=response.language
        ).counted(),
    )
    enough = max(SHARED_BY, thresholds_of(deployment).base)
    is_shared = sharing.count() >= enough and _is_told(deployment, question, given, enough)
    return Beside(question.options[given], is_shared=is_shared, question=question.label)


def _is_told(deployment: SurveyDeployment, question: AskedQuestion, value: str, least: int) -> bool:
    """Say whether the results tell that so many gave this answer.

    Of a number that is hidden, a quote would tell that it is no small one: that narrows it, and
    with it whatever is hidden for its sake.
    """
    released = ReleasedTable.objects.filter(
        deployment=deployment,
        source=ReleasedTable.Source.RESULTS,
        name=name_of_table(question.id),
    ).last()
    if released is None:
        return False
    told, people = released.cells[ALL].get(value), released.counts[ALL].get(value, 0)
    return bool(told and "about" in told) and people >= least
