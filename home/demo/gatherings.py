"""Meetings of the other projects, and what was decided there and afterwards."""

from changeprojects.models import EventPage
from home.demo.dates import Calendar
from home.demo.pilots import EventText
from home.demo.shaping import DecisionText

KIND, MODE = EventPage.Kind, EventPage.Mode


def leadership_session(project: str, calendar: Calendar) -> EventText:
    """Return the learning session in the middle of the pilot on leadership."""
    return EventText(
        project=project,
        slug="learning-session",
        title="Learning session: three months of one question",
        kind=KIND.LEARNING_SESSION,
        starts_at=calendar.moment(-7, 15, 10),
        hours=3,
        mode=MODE.ONLINE,
        summary="The three sites showed minutes to each other and said what they would drop.",
        access_info="Live captions. Minutes were sent two days before.",
        messages=(
            "Silence after the question is an answer. Write it down.",
            "Nobody needs another meeting for this.",
        ),
    )


def leadership_decisions(project: str, calendar: Calendar) -> list[DecisionText]:
    """Return what the team on leadership decided at its first seminar."""
    return [
        DecisionText(
            project,
            "Do we make something new, or change what is there?",
            "We change meetings that already exist, and add none.",
            "Nobody at the table had an hour to give.",
            calendar.day(-21, 6),
            at_event="first-seminar",
        )
    ]


def meetings_seminar(project: str, calendar: Calendar) -> EventText:
    """Return the first seminar of the local project."""
    return EventText(
        project=project,
        slug="first-seminar",
        title="First seminar",
        kind=KIND.INITIAL_SEMINAR,
        starts_at=calendar.moment(-6, 6, 10),
        hours=3,
        mode=MODE.IN_PERSON,
        venue="Greywell Family Action, the kitchen",
        summary="Three parents and four workers chose what a kit must do, and what it must not.",
        access_info="Step-free. Easy Read papers a week before. Someone you pick can come along.",
    )


def meetings_review(project: str, calendar: Calendar) -> EventText:
    """Return the review meeting of the local project, in the middle of its pilot."""
    return EventText(
        project=project,
        slug="review-meeting",
        title="Review meeting",
        kind=KIND.REVIEW_MEETING,
        starts_at=calendar.moment(-1, 12, 10),
        hours=2,
        mode=MODE.HYBRID,
        venue="Easterfold Council",
        summary="All three sites use the kit. One parent in four was sent it on the day itself.",
        access_info="Step-free, with Easy Read papers. Travel and childcare were paid.",
    )


def telling_seminar(project: str, calendar: Calendar) -> EventText:
    """Return the first seminar of the project that was stopped."""
    return EventText(
        project=project,
        slug="first-seminar",
        title="First seminar",
        kind=KIND.INITIAL_SEMINAR,
        starts_at=calendar.moment(-24, 10, 10),
        hours=6,
        mode=MODE.IN_PERSON,
        venue="Marden Heath University",
        summary="Five agencies agreed on one record and one person. No child had been asked.",
        access_info="Step-free, with a hearing loop.",
    )
