"""Lay out cards, let a second person read them, keep the piles that a group made."""

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.engine.spans import digest_of
from surveys.exceptions import NotSorted, Reason
from surveys.models import Card, CardSort, Pile, SurveyDeployment
from surveys.rules.named_in_log import decided
from surveys.rules.weeks import monday_of
from surveys.selectors.answers import text_questions
from surveys.selectors.cards import answers_for_cards, cards_of, piles_of, stamp_of_piles

FEWEST_CARDS = 5
_WRITTEN = (
    "Somebody kept other piles meanwhile: they stand in the list of piles now. What you wrote "
    "stands below. Keeping the piles again puts yours in their place."
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which question the cards are about, how many there are at most, and who will sort them."""

    question: str
    cards: int
    who: str
    people: int


@transaction.atomic
def lay_out_cards(deployment: SurveyDeployment, sitting: Sitting, *, by: Actor) -> CardSort:
    """Draw cards at random from what may be shown, and let them wait for a second reader.

    At random, so that nobody chooses what confirms what they think already. Raises
    `PermissionDenied` if `by` may not, `NotSorted` with what to mend if there are too few
    or more than a group can sort.
    """
    _check(deployment, by)
    if not FEWEST_CARDS <= sitting.cards <= CardSort.MOST_CARDS:
        message = f"Between {FEWEST_CARDS} and {CardSort.MOST_CARDS} cards: more tire a group."
        raise NotSorted([Reason("cards", message, "cards")])
    if sitting.question not in {one.id for one in text_questions(deployment)}:
        raise NotSorted([Reason("question", "Choose a question of this survey.", "question")])
    answers = answers_for_cards(deployment, sitting.question)
    if len(answers) < FEWEST_CARDS:
        message = (
            f"Fewer than {FEWEST_CARDS} answers to this question may be shown to others: their "
            "owners have to allow it, and a screener has to clear them."
        )
        raise NotSorted([Reason("too_few", message, "question")])
    drawn = random.SystemRandom().sample(answers, min(sitting.cards, len(answers)))
    sort = CardSort.objects.create(
        deployment=deployment,
        question=sitting.question,
        who=sitting.who,
        people=sitting.people,
        laid_out_by_id=by.pk,
    )
    Card.objects.bulk_create(
        Card(sort=sort, number=number, answer=answer) for number, answer in enumerate(drawn, 1)
    )
    _record(sort, by, "laid out")
    return sort


@transaction.atomic
def confirm_cards(sort: CardSort, leave_out: Collection[int], *, by: Actor) -> None:
    """Let a group hold the cards, but those with a number in `leave_out`.

    Raises `PermissionDenied` if `by` may not, `NotSorted` if they laid them out themselves,
    the cards were confirmed already or too few would be left.
    """
    locked = _locked(sort, by)
    if locked.is_confirmed:
        raise NotSorted([Reason("confirmed", "Somebody has confirmed these cards already.")])
    if locked.laid_out_by_id == by.pk:
        message = "You laid them out. Somebody else has to read them."
        raise NotSorted([Reason("same_person", message)])
    read = [card for card in cards_of(locked) if card.number not in leave_out]
    if len(read) < FEWEST_CARDS:
        raise NotSorted([Reason("too_few", f"At least {FEWEST_CARDS} cards have to be left.")])
    # What is hidden now was read by nobody: it does not come back.
    locked.cards.exclude(pk__in=[card.pk for card in read]).delete()
    for card in read:
        card.of = digest_of(card.answer.redacted_text)
    Card.objects.bulk_update(read, ["of"])
    locked.is_confirmed, locked.confirmed_by_id = True, by.pk
    locked.save(update_fields=["is_confirmed", "confirmed_by"])
    _record(locked, by, "confirmed")


@transaction.atomic
def keep_piles(
    sort: CardSort,
    piles: Mapping[str, Collection[int]],
    on: date,
    *,
    by: Actor,
    seen: str | None = None,
) -> None:
    """Keep what the group made: names of piles with the numbers of their cards.

    Cards in no pile stay without one. What was kept before is replaced, as long as no theme was
    made of it; a card that nobody may hold now stays in the pile of the same name. `seen` is the
    stamp of the piles as they were shown.

    Raises `PermissionDenied` if `by` may not, `NotSorted` with what to mend, or if somebody kept
    other piles meanwhile.
    """
    locked = _locked(sort, by)
    if reasons := [*_not_yet(locked, on), *_misplaced(locked, piles)]:
        raise NotSorted(reasons)
    whole = _with_hidden(locked, piles)
    # Whoever presses twice sends what is kept already: that is no news.
    is_news = (locked.sorted_on, piles_of(locked)) != (on, whole)
    if seen is not None and is_news and stamp_of_piles(locked) != seen:
        raise NotSorted([Reason("written", _WRITTEN)])
    was_sorted = locked.sorted_on is not None
    # The cards stay: they only lie in no pile for now.
    locked.piles.all().delete()
    for name, numbers in whole.items():
        pile = Pile.objects.create(sort=locked, name=name)
        locked.cards.filter(number__in=numbers).update(pile=pile)
    locked.sorted_on = on
    locked.save(update_fields=["sorted_on"])
    _record(locked, by, "sorted anew" if was_sorted else "sorted")


@transaction.atomic
def discard_cards(sort: CardSort, *, by: Actor) -> None:
    """Put cards away that nobody has sorted. Raises `NotSorted` if somebody has."""
    locked = _locked(sort, by)
    if locked.sorted_on:
        raise NotSorted([Reason("sorted", "A group sorted these cards: that is kept.")])
    _record(locked, by, "put away")
    locked.delete()


def _not_yet(sort: CardSort, on: date) -> list[Reason]:
    reasons = []
    if not sort.is_confirmed:
        reasons.append(Reason("unread", "A second person has to read the cards first."))
    if not sort.may_be_sorted_anew:
        message = "A theme was made of these piles: they stay as they are."
        reasons.append(Reason("sorted", message))
    if on > timezone.localdate():
        reasons.append(Reason("day", "Write the day on which the group met.", "sorted_on"))
    return reasons


def _misplaced(sort: CardSort, piles: Mapping[str, Collection[int]]) -> list[Reason]:
    if not piles:
        return [Reason("none", "Write down at least one pile.", "piles")]
    known = {card.number for card in cards_of(sort)}
    placed = [number for numbers in piles.values() for number in numbers]
    strange = sorted(set(placed) - known)
    twice = sorted({number for number in placed if placed.count(number) > 1})
    reasons = []
    if strange:
        message = f"There is no card {_told(strange)} here."
        reasons.append(Reason("strange", message, "piles"))
    if twice:
        message = f"In more than one pile: {_told(twice)}. Each card lies in one."
        reasons.append(Reason("twice", message, "piles"))
    return reasons


def _with_hidden(sort: CardSort, piles: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    """Return the piles with the cards that lay in one of the same name and are not shown now."""
    shown = {card.number for card in cards_of(sort)}
    lay = {name.casefold(): numbers for name, numbers in piles_of(sort).items()}
    hidden = {name: set(numbers) - shown for name, numbers in lay.items()}
    return {
        name: sorted({*numbers, *hidden.get(name.casefold(), ())})
        for name, numbers in piles.items()
    }


def _told(numbers: Collection[int]) -> str:
    return ", ".join(map(str, numbers))


def _locked(sort: CardSort, by: Actor) -> CardSort:
    _check(sort.deployment, by)
    return CardSort.objects.select_for_update().get(pk=sort.pk)


def _check(deployment: SurveyDeployment, by: Actor) -> None:
    decision = can(by, Action.SORT_CARDS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)


def _record(sort: CardSort, by: Actor, to: str) -> None:
    # In the week in which an answer on a card came, not which cards: the log has minutes.
    newest = sort.cards.aggregate(week=Max("answer__response__received_week"))["week"]
    today = timezone.localdate()
    week = newest or monday_of(today)
    data = decided("sort", sort.pk, week, today=today, to=to)
    log(instance=sort.deployment, action="surveys.sorted_cards", user=by, data=data)
