"""The main story, step by step: a handbook, its pilot, what people said, what changed."""

from functools import partial
from typing import Any

from changeprojects.models import ChangeProjectPage, EventPage, PilotPage, ProductPage
from home.demo import using_evidence as handbook
from home.demo import using_evidence_plan as court
from home.demo.dates import Calendar, in_words
from home.demo.listening import Heard, Opening, tie_themes
from home.demo.pilots import EventText, PilotText, announce_pilot, hold_event, move_pilot
from home.demo.plan import Step
from home.demo.products import VersionText, release_version, start_product
from home.demo.projects import begin, decide, gather, move
from home.demo.sayings import EASIER, HELPED
from home.demo.surveys import GOING_TO_COURT
from home.demo.themes import COURT, court_verdicts
from home.demo.using_evidence_changes import entries
from home.demo.voices import SummaryText, listen, tell_what_became_of_it

PROJECT, HANDBOOK, PILOT = "using-evidence-in-court", "handbook", "pilot"
STATUS, STAGE = ChangeProjectPage.Status, ProductPage.Stage


def story(calendar: Calendar) -> list[Step]:
    """Return everything that happened in the project on court."""
    plan = court.plan(calendar)
    return [
        Step(calendar.moment(-30, 13), partial(begin, plan, STATUS.RECRUITING)),
        Step(calendar.moment(-29, 3), partial(gather, plan, STATUS.DEVELOPING)),
        Step(calendar.moment(-29, 6), partial(hold_event, _seminar(calendar))),
        *_drafts(calendar),
        *_pilot(calendar),
        *_final(calendar),
    ]


def _drafts(calendar: Calendar) -> list[Step]:
    fields = {
        "title": "Using Evidence in Court: a handbook",
        "kind": ProductPage.Kind.HANDBOOK,
        "plain_summary": handbook.SUMMARY,
        "audience": handbook.AUDIENCE,
    }
    return [
        Step(calendar.moment(-24, 11), partial(start_product, PROJECT, HANDBOOK, **fields)),
        Step(calendar.moment(-24, 12), _release(handbook.FIRST, STAGE.DRAFT, calendar)),
        Step(calendar.moment(-21, 10), _release(handbook.TESTED, STAGE.DRAFT, calendar)),
    ]


def _pilot(calendar: Calendar) -> list[Step]:
    opened = {"opens_at": calendar.moment(-18, 6), "closes_at": calendar.moment(-14, 26, 17)}
    opening = Opening(
        GOING_TO_COURT,
        PROJECT,
        PILOT,
        **opened,
        feedback_due_on=calendar.day(-9, 6),
    )
    heard = Heard({"easier": EASIER, "helped": HELPED}, COURT, calendar.day(-14, 26))
    return [
        Step(calendar.moment(-18, 2), _release(handbook.PILOT, STAGE.PILOT, calendar)),
        Step(calendar.moment(-18, 3), partial(announce_pilot, pilot_text(calendar))),
        Step(calendar.moment(-18, 5), partial(hold_event, _draft_launch(calendar))),
        Step(calendar.moment(-18, 6), partial(move_pilot, PROJECT, PILOT, PilotPage.Status.OPEN)),
        Step(calendar.moment(-18, 6, 10), partial(move, PROJECT, STATUS.PILOTING)),
        Step(calendar.moment(-18, 6, 11), partial(listen, opening, heard)),
        Step(
            calendar.moment(-14, 27), partial(move_pilot, PROJECT, PILOT, PilotPage.Status.CLOSED)
        ),
        Step(calendar.moment(-14, 28), partial(move, PROJECT, STATUS.EVALUATING)),
        Step(calendar.moment(-11, 12), partial(_evaluate, calendar)),
        Step(calendar.moment(-11, 15), partial(move, PROJECT, STATUS.REFINING)),
    ]


def _evaluate(calendar: Calendar) -> None:
    decide(PROJECT, court_verdicts(calendar))
    tie_themes(PROJECT, COURT)
    move_pilot(
        PROJECT,
        PILOT,
        PilotPage.Status.EVALUATED,
        evaluated_on=calendar.day(-11, 12),
        evaluated_by="a researcher who did not write any of it",
        findings=(
            "Parents who saw the draft early corrected it: two in three of the statements that "
            "were shared five days before had at least one fact put right. Of 30 statements "
            "read, 11 named a source for every fact."
        ),
        harms=(
            "Some parents said that reading the draft alone at home was worse than hearing it in "
            "court. The handbook now asks workers to share it in person."
        ),
        limitations=(
            "No comparison group. One site brought too few answers to be shown on its own. "
            "Children were not asked."
        ),
    )


def _final(calendar: Calendar) -> list[Step]:
    summary = SummaryText(PROJECT, PILOT, **_summary_words(calendar))
    return [
        Step(calendar.moment(-9, 3), _release(handbook.FINAL, STAGE.FINAL, calendar)),
        Step(calendar.moment(-9, 6), partial(hold_event, _symposium(calendar))),
        Step(calendar.moment(-9, 6, 15), partial(tell_what_became_of_it, summary)),
        Step(calendar.moment(-7, 20), partial(move, PROJECT, STATUS.COMPLETED)),
        Step(calendar.moment(-3, 11), _release(handbook.LAW, STAGE.FINAL, calendar)),
    ]


def _release(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[Any]:
    text = VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=handbook.body(version, calendar),
        entries=entries(version, calendar),
        rounds=court.rounds(calendar) if version >= handbook.TESTED else [],
        fields=court.involvement() if version >= handbook.FINAL else {},
    )
    return partial(release_version, PROJECT, HANDBOOK, text)


def pilot_text(calendar: Calendar) -> PilotText:
    """Return the pilot at three sites."""
    return PilotText(
        project=PROJECT,
        slug=PILOT,
        title=f"{calendar.season(-18)} pilot, {calendar.day(-18).year}",
        product=HANDBOOK,
        version="0.3",
        aims=(
            "To find out whether workers can keep to the handbook in real cases, and what it is "
            "like for the families."
        ),
        opens_on=calendar.day(-18, 6),
        closes_on=calendar.day(-14, 26),
        sites=(
            (
                "aldermoor",
                "Shared drafts on the eighth day before filing, because two of its offices are "
                "an hour apart.",
            ),
            ("greywell", "Shared every draft in person, with two copies and a pen."),
            ("dunmere", ""),
        ),
    )


def _seminar(calendar: Calendar) -> EventText:
    return EventText(
        project=PROJECT,
        slug="first-seminar",
        title="First seminar",
        kind=EventPage.Kind.INITIAL_SEMINAR,
        starts_at=calendar.moment(-29, 6, 10),
        hours=6,
        mode=EventPage.Mode.IN_PERSON,
        venue="A court building. We would not choose it again.",
        summary=(
            "The team chose a handbook over a training course, because people asked for "
            "something to hold in the meeting."
        ),
        access_info="Step-free, with a hearing loop. A quiet room was kept free all day.",
    )


def _draft_launch(calendar: Calendar) -> EventText:
    return EventText(
        project=PROJECT,
        slug="draft-launch",
        title="Draft launch",
        kind=EventPage.Kind.DRAFT_LAUNCH,
        starts_at=calendar.moment(-18, 5, 13),
        hours=2,
        mode=EventPage.Mode.ONLINE,
        summary="The pilot version and the three sites that will use it.",
        access_info="Live captions. Slides were sent two days before.",
        messages=(
            "This is a pilot version. It is public so that everyone can see what was tried.",
            "Families at the three sites are asked how it was, and hear by a fixed day what "
            "became of it.",
        ),
        product=HANDBOOK,
        version="0.3",
    )


def _symposium(calendar: Calendar) -> EventText:
    return EventText(
        project=PROJECT,
        slug="symposium",
        title="Symposium: what families changed",
        kind=EventPage.Kind.SYMPOSIUM,
        starts_at=calendar.moment(-9, 6, 10),
        hours=6,
        mode=EventPage.Mode.HYBRID,
        venue="Brackwater, the old corn exchange",
        summary="The final version, and what changed in it since the pilot. 140 people booked.",
        access_info=(
            "Step-free. Live captions and a sign language interpreter. Travel and childcare paid "
            "for parents."
        ),
        messages=(
            "Five working days is time enough to read it twice and say what is wrong.",
            "A fact without a source is a rumour.",
            "Two wishes were declined. The reasons are public, like everything else.",
        ),
        product=HANDBOOK,
        version="1.0",
    )


def _summary_words(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "You said, we did: Using Evidence in Court",
        "intro": (
            "Parents and carers told us what going to court was like. Seven things came out of "
            "it. Here is what was decided about each one, by whom, and why. We promised this "
            f"page by {in_words(calendar.day(-9, 6))}."
        ),
        "method": (
            "People answered by themselves, with help, or on paper. Two people, one of them a "
            "parent on the team, read what was written and sorted it into themes. One in five "
            "people had help with the survey, and help can change an answer."
        ),
        "not_heard": (
            "Children. They were not asked in this pilot.",
            "Parents who read no English. The survey came in English only.",
            "Parents at Dunmere, almost all of them. Fewer than ten answered.",
            "Parents whose case had ended more than a year before.",
        ),
    }
