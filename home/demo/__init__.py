"""Demonstration content: made-up agencies, projects, people and answers.

One way in: `load_demo`. Everything goes through the doors that people use, so that what
a visitor sees was released, checked and counted like real content.
"""

from datetime import date, datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from changeprojects import clock
from changeprojects.models import ChangeProjectPage
from changeprojects.models.heads import together
from home.demo import story_checklist, story_court, story_others, story_stopped
from home.demo.account import keeping_account
from home.demo.accounts import DemoAccount, DemoAccounts, make_accounts
from home.demo.agencies import NORTH_TARN, end_partnership, make_agencies, make_link_officer
from home.demo.answers import SEED, drawn_with
from home.demo.choosing import consult
from home.demo.dates import Calendar
from home.demo.files import keep_files
from home.demo.notices import publish_notices
from home.demo.pages import make_site, make_standard_pages
from home.demo.plan import Step
from home.demo.priorities import first_round, second_round
from home.demo.voices import open_survey_paths
from home.models import LoadedDemonstration
from syndication.made_up import made_up

__all__ = ["SEED", "DemoAccount", "DemoAccounts", "DemoNotAllowed", "is_loaded", "load_demo"]


class DemoNotAllowed(Exception):
    """This site is not a demonstration, or holds content of its own."""


def is_loaded() -> bool:
    """Say whether the demonstration is already there."""
    return LoadedDemonstration.objects.exists()


def load_demo(anchor: date, seed: int = SEED) -> DemoAccounts:
    """Load the demonstration, dated around `anchor`; do nothing if it is there already.

    By `seed` it is drawn who gave which answer.

    Whole or not at all. Returns the accounts made, with their passwords; none the second
    time. Raises `DemoNotAllowed` without `DEMO_MODE` or beside other projects.
    """
    if not settings.DEMO_MODE:
        raise DemoNotAllowed("Set DEMO_MODE=true to load made-up content.")
    if is_loaded():
        return DemoAccounts()
    if ChangeProjectPage.objects.exists():
        raise DemoNotAllowed("There are projects on this site. Use an empty database.")
    with transaction.atomic(), keeping_account(), drawn_with(seed), made_up():
        return _load(Calendar(anchor))


def _load(calendar: Calendar) -> DemoAccounts:
    accounts = make_accounts()
    with clock.at(_before(calendar)), together():
        make_site()
        make_standard_pages()
        make_agencies(calendar.day(-35))
        make_link_officer()
        publish_notices()
        keep_files(calendar.day(-35))
    for step in steps(calendar):
        with clock.at(step.at), together():
            step.tell()
    return DemoAccounts(accounts, open_survey_paths())


def steps(calendar: Calendar) -> list[Step]:
    """Return what happened in all projects, in the order in which it happened; files are kept.

    The list of changes that other sites read then tells the same story.
    """
    stories = (
        Step(calendar.moment(-32, 24), partial(consult, first_round(calendar))),
        Step(calendar.moment(-7, 30), partial(consult, second_round(calendar))),
        Step(
            calendar.moment(-3, 31, 23), partial(end_partnership, NORTH_TARN, calendar.last_day(-3))
        ),
        *story_court.story(calendar),
        *story_checklist.story(calendar),
        *story_others.leadership_story(calendar),
        *story_others.partnership_story(calendar),
        *story_others.meetings_story(calendar),
        *story_others.sisters_story(calendar),
        *story_stopped.story(calendar),
    )
    return sorted(stories, key=lambda step: step.at)


def _before(calendar: Calendar) -> datetime:
    return calendar.moment(-35)
