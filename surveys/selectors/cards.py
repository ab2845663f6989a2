"""Answers that may lie on a card, and the card sorts of a survey."""

from django.db.models import Count, QuerySet

from surveys.engine.quoting import is_a_quote
from surveys.engine.spans import digest_of
from surveys.models import Answer, Card, CardSort, Response, SurveyDeployment
from surveys.selectors.answers import readable_answers


def card_sorts_of(deployment: SurveyDeployment) -> QuerySet[CardSort]:
    """Return the card sorts of a survey with how many cards and piles each has."""
    counted = deployment.card_sorts.annotate(
        card_count=Count("cards", distinct=True), pile_count=Count("piles", distinct=True)
    )
    return counted.order_by("sorted_on", "id")


def piles_of(sort: CardSort) -> dict[str, list[int]]:
    """Return the numbers of the cards in each pile by its name, as kept. Two queries.

    Also of those that nobody may hold now: they lie where they lay once a screener cleared them.
    """
    made: dict[str, list[int]] = {pile.name: [] for pile in sort.piles.all()}
    for card in sort.cards.select_related("pile"):
        if card.pile:
            made[card.pile.name].append(card.number)
    return made


def stamp_of_piles(sort: CardSort) -> str:
    """Return a mark of the piles as they were kept last: another one each time they are.

    Not when an answer is taken back: nobody wrote anything then. One query.
    """
    newest = sort.piles.last()
    return str(newest.pk) if newest else ""


def answers_for_cards(deployment: SurveyDeployment, question: str) -> list[Answer]:
    """Return the answers that may be laid out: permitted, cleared, as long as a quote. Two queries.

    What a screener put in the place of a name is no word of theirs, as it is none of a quote.
    """
    permitted = readable_answers(deployment).filter(
        question=question, response__quote_permission=Response.QuotePermission.YES
    )
    answers = permitted.select_related("response").prefetch_related("redactions").order_by("pk")
    return [one for one in answers if is_a_quote(one.redacted_text, [])]


def cards_of(sort: CardSort) -> list[Card]:
    """Return the cards that may be held now. Two queries.

    Once they are confirmed, only those that say what the second reader read.
    """
    cards = sort.cards.to_show()
    if not sort.is_confirmed:
        return list(cards)
    return [card for card in cards if card.of == digest_of(card.answer.redacted_text)]
