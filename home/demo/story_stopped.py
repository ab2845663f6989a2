"""The stopped project, step by step: a pilot that did harm, and a report on it."""

from functools import partial
from typing import Any

from changeprojects.models import ProductPage, Stage
from changeprojects.models.audience import AudienceKind
from home.demo import telling_it_once as telling
from home.demo.choices import TELLING as CHOICE
from home.demo.choices import telling_call
from home.demo.choosing import call_for_team, choose
from home.demo.dates import Calendar, at_hour
from home.demo.gatherings import telling_seminar
from home.demo.listening import Heard, Opening, tie_themes
from home.demo.pilots import PilotText, announce_pilot, close_pilot, hold_event, open_pilot
from home.demo.plan import Step
from home.demo.products import VersionText, release_version, start_product, withdraw_product
from home.demo.projects import (
    budget,
    decide,
    gather,
    give_back,
    move_on,
    propose,
    registers,
    work_on,
)
from home.demo.sayings_plain import BETTER
from home.demo.shaping import look_back
from home.demo.surveys_plain import TELLING
from home.demo.themes import TELLINGS, telling_verdicts
from home.demo.voices import listen

PROJECT, PROTOCOL, REPORT, PILOT = "telling-it-once", "protocol", "learning-report", "pilot"
STAGE, KIND = ProductPage.Stage, Stage.Kind
WHY = "Too many of the children who answered said that telling their story again was not OK."
HARM = (
    "Children who were heard this way told us that it was not OK for them. Do not start it with "
    "any child. What we learned from it is in the learning report."
)
REST = "The pilot was stopped. What was not spent goes back to the programme."


def story(calendar: Calendar) -> list[Step]:
    """Return what happened until the project stopped, and what was published after it."""
    plan = telling.plan(calendar)
    protocol = {
        "title": "Telling It Once: a protocol",
        "kind": ProductPage.Kind.TOOLKIT,
        "plain_summary": "How a child tells what happened once, and grown-ups pass it on.",
        "audience": "Teachers, social workers, police officers and doctors",
        "audience_kinds": [AudienceKind.PRACTITIONERS],
    }
    return [
        Step(calendar.moment(-27, 8), partial(propose, plan)),
        Step(calendar.moment(-27, 9), partial(budget, PROJECT, plan.money)),
        Step(calendar.moment(-26, 8), partial(choose, PROJECT, CHOICE)),
        Step(calendar.moment(-26, 9, 8), partial(call_for_team, PROJECT, telling_call(calendar))),
        Step(calendar.moment(-24, 9), partial(gather, plan)),
        Step(calendar.moment(-24, 10, 16), partial(hold_event, telling_seminar(PROJECT, calendar))),
        Step(calendar.moment(-24, 11), partial(work_on, PROJECT, KIND.DRAFTING)),
        *registers(plan),
        Step(calendar.moment(-18, 12), partial(start_product, PROJECT, PROTOCOL, **protocol)),
        Step(calendar.moment(-18, 13), _protocol((0, 1), STAGE.DRAFT, calendar)),
        Step(calendar.moment(-16, 22, 8), partial(work_on, PROJECT, KIND.DRAFTING, KIND.TESTING)),
        Step(calendar.moment(-14, 2), _protocol((0, 2), STAGE.PILOT, calendar)),
        Step(calendar.moment(-14, 3), partial(announce_pilot, _pilot(calendar))),
        Step(calendar.moment(-14, 4), partial(open_pilot, _pilot(calendar))),
        Step(calendar.moment(-14, 4, 10), partial(work_on, PROJECT, KIND.PILOTING)),
        Step(calendar.moment(-12, 9), partial(listen, *_children(calendar))),
        Step(calendar.moment(-12, 9, 10), partial(work_on, PROJECT, KIND.PILOTING, KIND.LISTENING)),
        *_end(calendar),
    ]


def _end(calendar: Calendar) -> list[Step]:
    report = {
        "title": "What we learned from stopping Telling It Once",
        "kind": ProductPage.Kind.LEARNING_REPORT,
        "plain_summary": telling.REPORT_SUMMARY,
        "audience": "Everyone who plans or runs a pilot",
        "audience_kinds": [
            AudienceKind.PRACTITIONERS,
            AudienceKind.MANAGERS,
            AudienceKind.POLICY_MAKERS,
            AudienceKind.RESEARCH_STAFF,
            AudienceKind.RESEARCHERS,
        ],
    }
    text = VersionText(
        "1.0",
        STAGE.FINAL,
        telling.report(calendar),
        entries=telling.report_entries(),
        fields=_involvement(),
    )
    return [
        Step(calendar.moment(-8, 6), partial(close_pilot, PROJECT, PILOT)),
        Step(calendar.moment(-8, 6, 10), partial(_recommend, calendar)),
        Step(calendar.moment(-8, 6, 11), partial(withdraw_product, PROJECT, PROTOCOL, HARM)),
        Step(calendar.moment(-8, 6, 12), partial(move_on, PROJECT, "stop", WHY)),
        Step(
            calendar.moment(-8, 6, 13),
            partial(look_back, PROJECT, "stop", WHY, calendar.day(-8, 6)),
        ),
        Step(calendar.moment(-8, 20), partial(give_back, PROJECT, "pilot", 9_750, REST)),
        Step(calendar.moment(-7, 14), partial(start_product, PROJECT, REPORT, **report)),
        Step(calendar.moment(-7, 15), partial(release_version, PROJECT, REPORT, text)),
        Step(calendar.moment(-7, 16), partial(_look_at_the_report_again, calendar)),
    ]


def _look_at_the_report_again(calendar: Calendar) -> None:
    notes = (
        "The report says what was known when the pilot stopped. The agencies read it again after "
        "half a year and say whether it still holds."
    )
    look_back(PROJECT, "no_update", notes, calendar.day(-7, 16), calendar.day(-1, 16))


def _recommend(calendar: Calendar) -> None:
    decide(PROJECT, telling_verdicts(calendar))
    tie_themes(PROJECT, TELLINGS)


def _protocol(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[Any]:
    text = VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=telling.body(version),
        entries=telling.entries(version),
        rounds=telling.rounds(calendar) if version > (0, 1) else [],
    )
    return partial(release_version, PROJECT, PROTOCOL, text)


def _pilot(calendar: Calendar) -> PilotText:
    return PilotText(
        project=PROJECT,
        slug=PILOT,
        title=f"{calendar.season(-14)} pilot, {calendar.day(-14).year}",
        product=PROTOCOL,
        version="0.2",
        aims="To see whether a child has to tell it less often when there is one record.",
        opens_on=calendar.day(-14, 4),
        closes_on=calendar.day(-7, 10),
        sites=(
            ("corrance", ""),
            ("fennick", "Two workers shared the listening, because one was often away."),
        ),
    )


def _children(calendar: Calendar) -> tuple[Opening, Heard]:
    until = calendar.day(-9, 20)
    opening = Opening(
        TELLING,
        PROJECT,
        PILOT,
        opens_at=calendar.moment(-12, 9),
        closes_at=at_hour(until, 17),
        feedback_due_on=calendar.day(-7, 15),
    )
    return opening, Heard({"better": BETTER}, TELLINGS, until)


def _involvement() -> dict[str, str]:
    return {
        "involvement_aim": "To hear from children what being asked was like for them.",
        "involvement_methods": (
            "About 20 children aged 8 to 12 answered five questions, with an adult’s permission "
            "and their own yes."
        ),
        "involvement_results": (
            "About half said that the worker listened. Too many said that telling it again was "
            "not OK."
        ),
        "involvement_influence": "The project was stopped.",
        "involvement_reflections": (
            "We asked children about something that had already been done to them. They should "
            "have been asked before."
        ),
    }
