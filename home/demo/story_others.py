"""The other projects, step by step: refining, planned, piloting and recruiting."""

from datetime import date
from functools import partial
from typing import Any

from changeprojects.models import EventPage, ProductPage, Stage
from changeprojects.models.audience import AudienceKind
from home.demo import leadership, meetings, partnership, said_plainly, sisters, told_plainly
from home.demo.answering import SIBLINGS as ANSWERS
from home.demo.answering import answers_to
from home.demo.choices import LEADERSHIP as LEADERSHIP_CHOICE
from home.demo.choices import MEETINGS as MEETINGS_CHOICE
from home.demo.choices import SIBLINGS as SIBLINGS_CHOICE
from home.demo.choices import leadership_call, siblings_call
from home.demo.choosing import CallText, Choice, call_for_team, choose
from home.demo.dates import Calendar, at_hour, in_words
from home.demo.gatherings import (
    leadership_decisions,
    leadership_session,
    meetings_review,
    meetings_seminar,
)
from home.demo.listening import Heard, Opening, tie_themes
from home.demo.pilots import (
    EvaluationText,
    EventText,
    PilotText,
    announce_event,
    announce_pilot,
    close_pilot,
    hold_event,
    open_pilot,
    sign_off,
)
from home.demo.plan import Step
from home.demo.products import VersionText, draft_version, release_version, start_product
from home.demo.projects import (
    budget,
    decide,
    gather,
    gather_more,
    leave,
    propose,
    registers,
    work_on,
)
from home.demo.sayings import SAFE_HELPED, TOGETHER
from home.demo.sayings_plain import BAD, CHANGE, GOOD, STAY
from home.demo.sayings_practice import CHANGES, OBSTACLES, TAKE_OUT
from home.demo.shaping import look_back, shape
from home.demo.surveys import BEING_SAFE
from home.demo.surveys_plain import LISTENING as LISTENING_SURVEY
from home.demo.surveys_plain import MY_MEETING
from home.demo.surveys_practice import USING_THE_PACK
from home.demo.themes import LEADERSHIP_VERDICTS, LISTENING, MEETINGS, SAFETY, meeting_verdicts
from home.demo.voices import SummaryText, listen, tell_what_became_of_it

STAGE, KIND = ProductPage.Stage, Stage.Kind
LEADERSHIP, PACK = "leadership-for-evidence-informed-practice", "action-pack"
MEETING, KIT, PILOT = "my-meeting-my-plan", "kit", "pilot"
PARTNERSHIP = "partnership-working-on-the-front-line"
SIBLINGS = "brothers-and-sisters-together"


def leadership_story(calendar: Calendar) -> list[Step]:
    """Return what happened in the project on leadership: its final is not allowed out yet."""
    plan = leadership.plan(calendar)
    product = {
        "title": "Leadership Action Pack",
        "kind": ProductPage.Kind.ACTION_PACK,
        "plain_summary": "Three things a leader can do in the meetings they already have.",
        "audience": "Heads of service and their management teams",
        "audience_kinds": [AudienceKind.MANAGERS],
    }
    return [
        Step(calendar.moment(-23, 10), partial(propose, plan)),
        Step(calendar.moment(-23, 11), partial(budget, LEADERSHIP, plan.money)),
        Step(calendar.moment(-22, 10), _chosen(LEADERSHIP, LEADERSHIP_CHOICE)),
        Step(calendar.moment(-22, 11, 8), _called(LEADERSHIP, leadership_call(calendar))),
        Step(calendar.moment(-21, 5), partial(gather, plan)),
        Step(calendar.moment(-21, 6, 16), partial(hold_event, _leadership_seminar(calendar))),
        Step(
            calendar.moment(-21, 6, 17), partial(shape, leadership_decisions(LEADERSHIP, calendar))
        ),
        Step(calendar.moment(-21, 7), partial(work_on, LEADERSHIP, KIND.DRAFTING)),
        Step(calendar.moment(-16, 30), partial(leave, LEADERSHIP, "corrance")),
        Step(calendar.moment(-15, 12), partial(gather_more, plan)),
        *registers(plan),
        Step(calendar.moment(-15, 19), partial(start_product, LEADERSHIP, PACK, **product)),
        Step(calendar.moment(-15, 20), _pack((0, 1), STAGE.DRAFT, calendar)),
        Step(calendar.moment(-13, 18, 8), _works(LEADERSHIP, KIND.DRAFTING, KIND.TESTING)),
        *_leadership_tried(calendar),
    ]


def _leadership_tried(calendar: Calendar) -> list[Step]:
    return [
        Step(calendar.moment(-10, 3), _pack((0, 2), STAGE.PILOT, calendar)),
        Step(calendar.moment(-10, 4), partial(announce_pilot, _leadership_pilot(calendar))),
        Step(calendar.moment(-10, 8), partial(open_pilot, _leadership_pilot(calendar))),
        Step(calendar.moment(-10, 8, 10), _works(LEADERSHIP, KIND.PILOTING, KIND.LISTENING)),
        Step(calendar.moment(-9, 2), partial(listen, *_young_people(calendar))),
        Step(
            calendar.moment(-7, 15, 13),
            partial(hold_event, leadership_session(LEADERSHIP, calendar)),
        ),
        Step(calendar.moment(-4, 22), partial(close_pilot, LEADERSHIP, PILOT)),
        Step(calendar.moment(-4, 23), _works(LEADERSHIP, KIND.EVALUATING)),
        Step(calendar.moment(-2, 16), _evaluate_leadership),
        Step(calendar.moment(-2, 17), _works(LEADERSHIP, KIND.REFINING)),
        Step(calendar.moment(-1, 4), _pack((0, 3), STAGE.DRAFT, calendar)),
        Step(calendar.moment(-1, 5), _pack_draft(calendar)),
        Step(calendar.moment(-1, 5, 12), partial(look_back, LEADERSHIP, *_adjusted(calendar))),
        Step(calendar.moment(-1, 6), partial(tell_what_became_of_it, _undecided(calendar))),
    ]


def _adjusted(calendar: Calendar) -> tuple[str, str, date, date]:
    notes = (
        "The candidate is written. It waits for four answers to what young people asked for, and "
        "for the money of the final version."
    )
    return "adjust", notes, calendar.day(-1, 5), calendar.day(3, 5)


def _chosen(slug: str, choice: Choice) -> partial[Any]:
    return partial(choose, slug, choice)


def _called(slug: str, text: CallText) -> partial[Any]:
    return partial(call_for_team, slug, text)


def _works(slug: str, *kinds: str) -> partial[Any]:
    return partial(work_on, slug, *kinds)


def _pack(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[Any]:
    return partial(release_version, LEADERSHIP, PACK, _pack_text(version, stage, calendar))


def _pack_draft(calendar: Calendar) -> partial[Any]:
    return partial(draft_version, LEADERSHIP, PACK, _pack_text((1, 0), STAGE.FINAL, calendar))


def _pack_text(version: tuple[int, int], stage: str, calendar: Calendar) -> VersionText:
    return VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=leadership.body(version, calendar),
        entries=leadership.entries(version),
        rounds=leadership.rounds(calendar) if version > (0, 1) else [],
        fields=leadership.involvement() if version >= (1, 0) else {},
    )


def _leadership_pilot(calendar: Calendar) -> PilotText:
    return PilotText(
        project=LEADERSHIP,
        slug=PILOT,
        title=f"{calendar.season(-10)} pilot, {calendar.day(-10).year}",
        product=PACK,
        version="0.2",
        aims=(
            "To see whether management teams keep to the question for six months, and whether "
            "young people notice anything."
        ),
        opens_on=calendar.day(-10, 8),
        closes_on=calendar.day(-4, 21),
        sites=(
            ("brackwater", "Asked the question at the start of every paper, not of every item."),
            ("kestrel", ""),
            ("lowmarsh", "Young people wrote the minutes of one meeting in four."),
        ),
    )


def _leadership_seminar(calendar: Calendar) -> EventText:
    return EventText(
        project=LEADERSHIP,
        slug="first-seminar",
        title="First seminar",
        kind=EventPage.Kind.INITIAL_SEMINAR,
        starts_at=calendar.moment(-21, 6, 10),
        hours=5,
        mode=EventPage.Mode.IN_PERSON,
        venue="Marden Heath University",
        summary="The team decided to change meetings that already exist, and to add none.",
        access_info="Step-free, with a hearing loop.",
    )


def _young_people(calendar: Calendar) -> tuple[Opening, Heard]:
    until = calendar.day(-4, 18)
    opening = Opening(
        LISTENING_SURVEY,
        LEADERSHIP,
        PILOT,
        opens_at=calendar.moment(-9, 2),
        closes_at=at_hour(until, 17),
        feedback_due_on=calendar.day(-1, 6),
    )
    return opening, Heard({"change": CHANGE, "stay": STAY}, LISTENING, until)


def _evaluate_leadership() -> None:
    decide(LEADERSHIP, list(LEADERSHIP_VERDICTS))
    tie_themes(LEADERSHIP, LISTENING)
    text = EvaluationText(
        questions="Do management teams keep to the question, and do young people notice?",
        design="qualitative",
        independence="independent",
        evidence_level=1,
        evaluated_by="a researcher from outside the team",
        findings=(
            "Two of three management teams still asked the question after six months. Young "
            "people noticed little: about half had never been told what became of what they said."
        ),
        harms=(
            "None found. In one team the question was at first used against the person who had "
            "written the paper; the chair stopped it."
        ),
        limitations="Three sites, no comparison group. Minutes do not show what was left unsaid.",
    )
    sign_off(LEADERSHIP, PILOT, text)


def _undecided(calendar: Calendar) -> SummaryText:
    promised = in_words(calendar.day(-1, 6))
    return SummaryText(
        LEADERSHIP,
        PILOT,
        title="You said, we did: Is anyone listening?",
        intro=(
            "You told us whether anyone asks you what you think, and whether you hear what "
            f"happens then. We promised to answer by {promised}. Nothing is decided yet, and this "
            "page says so. The pack cannot be called final until it is."
        ),
        method=(
            "You answered by yourselves, with help, or on paper. Two people, one of them a young "
            "person from Lowmarsh, sorted what you wrote into themes."
        ),
        not_heard=(
            "Children under 13. They were not asked.",
            "Young people who get no help from anyone.",
        ),
        young_people=told_plainly.TO_YOUNG_PEOPLE.format(day=promised),
        easy_read=told_plainly.LISTENING_IN_EASY_READ,
        plain=said_plainly.LISTENING,
    )


def partnership_story(calendar: Calendar) -> list[Step]:
    """Return what there is of the planned project: it is public, and it listens."""
    plan = partnership.plan(calendar)
    opening = Opening(
        BEING_SAFE,
        PARTNERSHIP,
        "",
        opens_at=at_hour(calendar.from_anchor(-42), 9),
        closes_at=at_hour(calendar.from_anchor(47), 17),
        feedback_due_on=calendar.day(3, 20),
    )
    heard = Heard({"together": TOGETHER, "helped": SAFE_HELPED}, SAFETY, calendar.anchor)
    return [
        Step(calendar.moment(-3, 18), partial(propose, plan)),
        Step(calendar.moment(-3, 18, 10), partial(budget, PARTNERSHIP, plan.money)),
        Step(at_hour(calendar.from_anchor(-42), 9), partial(listen, opening, heard)),
    ]


def meetings_story(calendar: Calendar) -> list[Step]:
    """Return what happened in the local project: its pilot and its survey are open now."""
    plan = meetings.plan(calendar)
    product = {
        "title": "My Meeting, My Plan: an Easy Read kit",
        "kind": ProductPage.Kind.EASY_READ,
        "plain_summary": "This kit helps you get ready for a meeting about your family.",
        "audience": "Parents with a learning disability, and the workers who meet them",
        "audience_kinds": [AudienceKind.PRACTITIONERS, AudienceKind.SERVICE_USERS],
    }
    return [
        Step(calendar.moment(-6, 2), partial(propose, plan)),
        Step(calendar.moment(-6, 2, 10), partial(budget, MEETING, plan.money)),
        Step(calendar.moment(-6, 3), _chosen(MEETING, MEETINGS_CHOICE)),
        Step(calendar.moment(-6, 4, 10), partial(gather, plan)),
        Step(calendar.moment(-6, 6, 13), partial(hold_event, meetings_seminar(MEETING, calendar))),
        Step(calendar.moment(-6, 7), _works(MEETING, KIND.DRAFTING, KIND.TESTING)),
        *registers(plan),
        Step(calendar.moment(-4, 14), partial(start_product, MEETING, KIT, **product)),
        Step(calendar.moment(-4, 15), _kit((0, 1), STAGE.DRAFT, calendar)),
        Step(calendar.moment(-3, 20), partial(decide, MEETING, meeting_verdicts(calendar))),
        Step(calendar.moment(-2, 4), _kit((0, 2), STAGE.PILOT, calendar)),
        Step(calendar.moment(-2, 5), partial(announce_pilot, _meeting_pilot(calendar))),
        Step(calendar.moment(-2, 9), partial(open_pilot, _meeting_pilot(calendar))),
        Step(calendar.moment(-2, 9, 10), _works(MEETING, KIND.PILOTING)),
        Step(calendar.moment(-2, 9, 11), partial(listen, *_parents(calendar))),
        Step(calendar.moment(-2, 9, 12), partial(listen, *_practitioners(calendar))),
        Step(calendar.moment(-1, 12, 12), partial(hold_event, meetings_review(MEETING, calendar))),
        Step(calendar.moment(-1, 12, 13), partial(look_back, MEETING, *_goes_on(calendar))),
    ]


def _goes_on(calendar: Calendar) -> tuple[str, str, date, date]:
    notes = "The kit goes on as it is. Every site brings it a week before, or says why it did not."
    return "continue", notes, calendar.day(-1, 12), calendar.day(3, 12)


def _kit(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[Any]:
    text = VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=meetings.body(version),
        entries=meetings.entries(version),
        rounds=meetings.rounds(calendar) if version > (0, 1) else [],
    )
    return partial(release_version, MEETING, KIT, text)


def _meeting_pilot(calendar: Calendar) -> PilotText:
    return PilotText(
        project=MEETING,
        slug=PILOT,
        title=f"{calendar.season(-2)} pilot, {calendar.day(-2).year}",
        product=KIT,
        version="0.2",
        aims="To see whether parents know what a meeting is about, and what was agreed in it.",
        opens_on=calendar.day(-2, 9),
        closes_on=calendar.last_day(2),
        sites=(
            ("easterfold", ""),
            ("greywell", "Reads the kit aloud with each parent, twice."),
            ("inglewick", "Uses a red cushion in place of the red card."),
        ),
    )


def _parents(calendar: Calendar) -> tuple[Opening, Heard]:
    opening = Opening(
        MY_MEETING,
        MEETING,
        PILOT,
        opens_at=calendar.moment(-2, 9),
        closes_at=at_hour(calendar.last_day(2), 17),
        feedback_due_on=calendar.last_day(3),
    )
    return opening, Heard({"good": GOOD, "bad": BAD}, MEETINGS, calendar.anchor)


def _practitioners(calendar: Calendar) -> tuple[Opening, Heard]:
    opening = Opening(
        USING_THE_PACK,
        MEETING,
        PILOT,
        opens_at=calendar.moment(-2, 9, 12),
        closes_at=at_hour(calendar.last_day(2), 17),
        feedback_due_on=calendar.last_day(3),
    )
    sayings = {"what-obstacle": OBSTACLES, "changed": CHANGES, "take-out": TAKE_OUT}
    return opening, Heard(sayings, (), calendar.anchor)


def sisters_story(calendar: Calendar) -> list[Step]:
    """Return what there is of the recruiting project: an open call and a webinar about it."""
    webinar = EventText(
        project=SIBLINGS,
        slug="webinar",
        title="Questions about the call",
        kind=EventPage.Kind.LEARNING_SESSION,
        starts_at=at_hour(calendar.from_anchor(9), 14),
        hours=1,
        mode=EventPage.Mode.ONLINE,
        summary="What the call asks for, and what it does not. Bring your questions.",
        access_info="Live captions. A recording and a transcript follow within a week.",
    )
    return [
        Step(calendar.moment(-2, 20), partial(propose, sisters.plan(calendar))),
        Step(calendar.moment(-1, 14), _chosen(SIBLINGS, SIBLINGS_CHOICE)),
        Step(calendar.moment(-1, 15, 8), _called(SIBLINGS, siblings_call(calendar))),
        Step(calendar.moment(-1, 15), partial(announce_event, webinar)),
        *answers_to(SIBLINGS, ANSWERS, calendar),
    ]
