"""Lets a made-up group sort cards with what made-up people wrote."""

from collections import defaultdict

from django.contrib.auth import get_user_model

from changeprojects import clock
from home.demo.accounts import ANALYST, SECOND_ANALYST
from home.demo.pilots import pilot
from surveys.actions.card_sorts import Sitting, confirm_cards, keep_piles, lay_out_cards
from surveys.models import Answer, CardSort, Coding, Reading, SurveyDeployment
from surveys.selectors.cards import cards_of

WHO = "parents from the advisory group of a made-up agency"
PEOPLE = 7


def sort_cards(project: str, of_pilot: str, key: str) -> None:
    """Lay out as many cards as a group can hold, read them twice, and keep seven people's piles.

    They put together what the themes put together, and their names are those of the themes.
    """
    deployment = SurveyDeployment.objects.get(pilot=pilot(project, of_pilot), site=None)
    question = Answer.objects.filter(response__deployment=deployment, key=key)[0].question
    first, second = (
        get_user_model().objects.get(username=name) for name in (ANALYST, SECOND_ANALYST)
    )
    sitting = Sitting(question=question, cards=CardSort.MOST_CARDS, who=WHO, people=PEOPLE)
    sort = lay_out_cards(deployment, sitting, by=first)
    confirm_cards(sort, (), by=second)
    piles = _piles(sort)
    keep_piles(sort, piles, clock.today(), by=first)
    for pile in sort.piles.all():
        pile.theme = deployment.themes.get(name=pile.name)
        pile.save(update_fields=["theme"])


def _piles(sort: CardSort) -> dict[str, list[int]]:
    cards = {card.answer_id: card.number for card in cards_of(sort)}
    codings = Coding.objects.filter(answer__in=cards, reading=Reading.FIRST)
    piles: dict[str, list[int]] = defaultdict(list)
    placed = set()
    for coding in codings.select_related("theme").order_by("theme__code", "answer"):
        if coding.answer_id not in placed and len(piles.keys() | {coding.theme.name}) <= (
            CardSort.MOST_PILES
        ):
            piles[coding.theme.name].append(cards[coding.answer_id])
            placed.add(coding.answer_id)
    return dict(piles)
