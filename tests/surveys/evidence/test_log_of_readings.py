"""What the log keeps of work with answers says no more of when each came than its week."""

import importlib
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.actions.card_sorts import lay_out_cards
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.open_to_screen import open_to_screen
from surveys.actions.read_contests import open_contests_to_screen, read_contests
from surveys.actions.screen_again import screen_again
from surveys.actions.screen_contest import screen_contest
from surveys.actions.screen_contest_again import screen_contest_again
from surveys.actions.screen_response import Clear, SetAside, screen_response
from surveys.actions.withdraw_quote import withdraw_quote
from surveys.models import Answer, Contest, Response
from surveys.rules.weeks import monday_of
from tests.surveys.evidence import made, quoted
from tests.surveys.evidence.test_card_sorts import deployment_with, sitting

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 3, 6, 15, 20, tzinfo=ZoneInfo("Europe/London"))
THIS_WEEK = "2026-03-02"
STATE = Response.Screening


@pytest.fixture
def friday():
    """A moment in the week in which the answers came."""
    with time_machine.travel(FRIDAY, tick=False):
        yield


def entries(action):
    found = ModelLogEntry.objects.filter(action=action).order_by("timestamp", "pk")
    return [one.data for one in found]


def everything_in_the_log():
    return json.dumps([one.data for one in ModelLogEntry.objects.all()])


def use_every_desk(client):
    """Screen, read, code, quote, contest and lay out what came in one week."""
    deployment, answer, theme = quoted.survey(screening=STATE.RECEIVED)
    response, screener = answer.response, made.user("Screeners")
    # Of twenty-one, one stands on a second page, and which one is chance.
    deployment.responses.exclude(pk=response.pk).filter(answers__text__isnull=False)[0].delete()
    answer.codings.all().delete()
    open_to_screen(response, by=screener)
    screen_response(response, SetAside(Response.AsideBecause.HOSTILE), by=screener)
    screen_response(response, Clear({}, read={answer.pk}), by=screener)
    analyst = made.user("Analysts")
    client.force_login(analyst)
    page = client.get(reverse("voice:answers", args=[deployment.pk]))
    assert "canaryquote" in page.content.decode()
    change = {answer.pk: CodingChange(given=frozenset({theme.pk}))}
    code_answers(deployment, change, by=analyst)
    answer = Answer.objects.get(pk=answer.pk)
    withdraw_quote(quoted.confirmed(answer, theme), by=analyst)
    contest = Contest.objects.create(response=response, theme=theme, text="Not so.")
    open_contests_to_screen(theme, STATE.RECEIVED, by=screener)
    screen_contest(contest, Clear({}, read={contest.pk}), by=screener)
    read_contests(theme, by=analyst)
    screen_contest_again(contest, by=screener)
    screen_again(response, by=screener)
    sort = lay_out_cards(deployment_with(6), sitting(), by=analyst)
    return [response, answer, contest, *answer.quotes.all(), sort]


DONE = {
    "surveys.opened_to_screen": 2,
    "surveys.screened": 5,
    "surveys.read_answers": 1,
    "surveys.code_answers": 1,
    "surveys.quoted": 3,
    "surveys.read_contests": 1,
    "surveys.sorted_cards": 1,
}


def test_of_this_week_nothing_in_the_log_names_answers_with_its_minute(client, friday):
    rows = use_every_desk(client)
    assert {action: len(entries(action)) for action in DONE} == DONE
    log = everything_in_the_log()
    assert [type(one).__name__ for one in rows if str(one.pk) in log] == []
    assert not any(str(pk) in log for pk in Answer.objects.values_list("pk", flat=True))
    # What became of one may be what became of no other.
    assert "hostile" not in log
    assert entries("surveys.opened_to_screen")[0] == {"answers": [], "week": THIS_WEEK}
    assert entries("surveys.screened")[0] == {"week": THIS_WEEK}
    assert entries("surveys.quoted")[0] == {"week": THIS_WEEK}
    assert entries("surveys.code_answers") == [
        {"answers": [], "week": THIS_WEEK, "reading": "first"}
    ]


def test_once_their_week_is_over_the_log_says_which_answers(client):
    monday = FRIDAY + timedelta(days=3)
    with time_machine.travel(monday.replace(hour=0, minute=0), tick=False):
        response, answer, _, quote, sort = use_every_desk(client)
    assert entries("surveys.opened_to_screen")[0] == {"answers": [str(answer.pk)]}
    assert entries("surveys.screened")[0] == {
        "response": str(response.pk),
        "to": "set_aside",
        "because": "hostile",
    }
    assert str(answer.pk) in entries("surveys.read_answers")[0]["answers"]
    assert entries("surveys.code_answers")[0]["answers"] == [str(answer.pk)]
    assert entries("surveys.quoted")[0] == {"quote": str(quote.pk), "to": "proposed"}
    assert entries("surveys.sorted_cards") == [{"sort": str(sort.pk), "to": "laid out"}]


def test_of_answers_of_two_weeks_the_log_names_those_whose_week_is_over(client, friday):
    deployment = made.deployment()
    made.responses(deployment, 12)
    over = monday_of(FRIDAY.date()) - timedelta(days=7)
    both = made.responses(deployment, 2)
    old, new = (made.answer(one, made.WORDS, text="Late.") for one in both)
    Response.objects.filter(pk=old.response_id).update(received_week=over)
    client.force_login(made.user("Analysts"))
    client.get(reverse("voice:answers", args=[deployment.pk]))
    (read,) = entries("surveys.read_answers")
    assert read == {"answers": [str(old.pk)], "week": THIS_WEEK, "codes": False}
    assert str(new.pk) not in everything_in_the_log()


def test_of_contests_the_log_says_of_which_theme_on_any_day(client):
    contest = use_every_desk(client)[2]
    assert str(contest.pk) not in everything_in_the_log()
    assert entries("surveys.opened_to_screen")[1] == {"theme": "T1"}
    assert entries("surveys.read_contests") == [{"theme": "T1"}]
    said = [one for one in entries("surveys.screened") if "theme" in one]
    assert said == [{"theme": "T1", "to": "cleared"}, {"theme": "T1", "to": "received"}]


FORGET = importlib.import_module("surveys.migrations.0084_log_without_minutes").forget


def test_what_was_recorded_before_is_forgotten_where_it_told_more_than_the_week(client):
    deployment, answer, theme = quoted.survey()
    response, quote = answer.response, quoted.confirmed(answer, theme)
    contest = Contest.objects.create(response=response, theme=theme)
    sort = lay_out_cards(deployment_with(6), sitting(), by=made.user("Analysts"))
    screened = {"response": str(response.pk), "to": "cleared", "because": None}
    read = {"answers": [str(answer.pk)], "codes": True}
    before = [
        ("surveys.read_answers", read),
        ("surveys.code_answers", {"answers": [str(answer.pk)], "reading": "first"}),
        ("surveys.screened", screened),
        ("surveys.quoted", {"quote": str(quote.pk), "to": "proposed"}),
        ("surveys.sorted_cards", {"sort": str(sort.pk), "to": "laid out"}),
        ("surveys.raw_export_made", {"responses": [str(response.pk)], "form": "csv"}),
        ("surveys.read_contests", {"contests": [str(contest.pk)]}),
        ("surveys.screened", {"contest": str(contest.pk), "to": "cleared", "because": None}),
    ]
    ModelLogEntry.objects.all().delete()
    at = [FRIDAY + timedelta(minutes=place) for place in range(len(before))]
    later = FRIDAY + timedelta(days=7)
    for moment, (action, data) in zip([*at, later, later], [*before, *before[:3:2]], strict=True):
        ModelLogEntry.objects.log_action(deployment, action, data=data, timestamp=moment)
    FORGET(apps, None)
    entries = ModelLogEntry.objects.order_by("timestamp", "pk")
    assert [one.data for one in entries] == [
        {"answers": [], "week": THIS_WEEK, "codes": True},
        {"answers": [], "week": THIS_WEEK, "reading": "first"},
        {"week": THIS_WEEK},
        {"week": THIS_WEEK},
        {"week": THIS_WEEK},
        {"responses": [], "form": "csv", "week": THIS_WEEK},
        {},
        {"to": "cleared"},
        read,
        screened,
    ]
