"""Somebody with access to the results watches them, and answers himself now and then."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest
import time_machine
from django.utils import timezone

from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_all_figures import keep_all_figures
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.disclosure import protect_exclusive
from surveys.models import Response
from surveys.rules.weeks import monday_of
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory
from tests.surveys.evidence import made
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 4, 10, tzinfo=UTC)
VALUES = ("yes", "partly", "no", "")


@pytest.fixture
def watcher(client):
    client.force_login(made.user("Analysts", "Survey managers"))
    return client


def look(watcher, deployment):
    """Look at every page that tells how many people answered, and what they chose."""
    keep_all_figures()
    return (
        made.seen(watcher, None, "deployments"),
        made.seen(watcher, deployment),
        made.seen(watcher, deployment, "themes"),
    )


def answer(deployment, value):
    """Somebody chooses `value` today, or skips the question; return the response."""
    week = monday_of(timezone.localdate())
    response = Response.objects.create(
        deployment=deployment, version=deployment.version, received_week=week
    )
    if value:
        made.answer(response, made.HELPED, value=value)
    return response


def counts_of(responses):
    """How many of them chose what, in the order of `VALUES`."""
    chosen = Counter(
        answer.value if (answer := response.answers.first()) else "" for response in responses
    )
    return [chosen[value] for value in VALUES]


def table_of(counts):
    """What is shown of these counts."""
    table = protect_exclusive(dict(zip(VALUES, counts, strict=True)))
    return [cell.about for cell in table.cells]


def possible(counts, own):
    """For each answer, how many others may have given it, for all that the watcher knows.

    He knows the rules, exactly how many answered, and what he answered himself.
    """
    base, table = sum(counts), table_of(counts)
    ways = (
        (*some, base - sum(some))
        for some in product(range(base + 1), repeat=len(VALUES) - 1)
        if sum(some) <= base
    )
    others = [
        [count - mine for count, mine in zip(way, own, strict=True)]
        for way in ways
        if table_of(way) == table
    ]
    return [set(column) for column in zip(*(way for way in others if min(way) >= 0), strict=True)]


@dataclass
class Crowd:
    """People who answer and take back at random; the watcher is one of them now and then."""

    deployment: object
    draw: Random
    mine: list = field(default_factory=list)
    others: list = field(default_factory=list)

    def someone_answers(self, whose):
        value = self.draw.choices(VALUES, (14, 6, 2, 1))[0]
        whose.append(answer(self.deployment, value))

    def someone_takes_back(self):
        whose = self.draw.choice([self.mine, self.others]) or self.others
        if whose:
            withdraw_response(whose.pop(self.draw.randrange(len(whose))))

    def one_event(self):
        event = self.draw.randrange(40)
        if event < 5:
            self.someone_takes_back()
        else:
            self.someone_answers(self.mine if event < 8 else self.others)


@pytest.mark.parametrize("seed", range(3))
def test_whoever_looks_after_each_event_pins_no_hidden_count(watcher, seed):
    crowd = Crowd(made.deployment(), Random(seed))
    few = [answer(crowd.deployment, "no") for _ in range(2)]
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(5):
            before = look(watcher, crowd.deployment)
            for _ in range(6):
                crowd.one_event()
                assert look(watcher, crowd.deployment) == before, "one person changed it"
            clock.shift(timedelta(weeks=1))
        close_deployment(crowd.deployment)
        counts = counts_of([*few, *crowd.mine, *crowd.others])
        last = look(watcher, crowd.deployment)
        for _ in range(5):
            crowd.someone_takes_back()
            clock.shift(timedelta(weeks=1))
            assert look(watcher, crowd.deployment) == last, "what is told once is told for good"
    known = zip(table_of(counts), possible(counts, counts_of(crowd.mine)), strict=True)
    hidden = [numbers for about, numbers in known if about is None]
    assert hidden, "a table in which nothing is hidden proves nothing"
    assert all(len(numbers) > 1 for numbers in hidden)


def test_answering_four_times_moves_no_number(watcher):
    with time_machine.travel(START, tick=True) as clock:
        deployment = OpenDeploymentFactory()
        SubmittedResponseFactory.create_batch(14, deployment=deployment)
        clock.shift(timedelta(weeks=1))
        seen = {look(watcher, deployment)}
        for _ in range(4):
            me = Person(deployment)
            me.answer_all()
            me.send()
            seen.add(look(watcher, deployment))
        clock.shift(timedelta(weeks=1))
        seen.add(look(watcher, deployment))
        assert len(seen) == 1
        assert "About 15 people" in "".join(*seen)


def test_skipping_a_question_twice_brings_no_column_to_light(watcher):
    with time_machine.travel(START, tick=True) as clock:
        deployment = OpenDeploymentFactory()
        told = {"explained": "yes"}
        SubmittedResponseFactory.create_batch(18, deployment=deployment, answers=told)
        SubmittedResponseFactory.create_batch(3, deployment=deployment)
        clock.shift(timedelta(weeks=1))
        seen = {look(watcher, deployment)}
        for _ in range(2):
            me = Person(deployment)
            me.agree()
            for page in ("1", "3", "4"):
                me.post(page, {"skip": "1"})
            me.send()
            seen.add(look(watcher, deployment))
            watcher.post("/s/receipt/", {"receipt": me.receipt(), "withdraw": "1"})
            seen.add(look(watcher, deployment))
        assert len(seen) == 1
        close_deployment(deployment)
        assert ">hidden<" in made.seen(watcher, deployment)
