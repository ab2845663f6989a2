"""The main story, step by step: a handbook, its pilot, what people said, what changed."""

from datetime import date
from functools import partial
from typing import Any

from changeprojects.models import EventPage, ProductPage, Stage
from changeprojects.models.audience import AudienceKind
from changeprojects.models.product_about import AlternativeFormat
from home.demo import files, said_plainly, told_plainly
from home.demo import using_evidence as handbook
from home.demo import using_evidence_plan as court
from home.demo.card_sorting import sort_cards
from home.demo.choices import COURT as COURT_CHOICE
from home.demo.choices import court_call
from home.demo.choosing import call_for_team, choose
from home.demo.contesting import contest_and_answer
from home.demo.dates import Calendar, in_words
from home.demo.listening import Heard, Opening, tie_themes
from home.demo.pilots import (
    EvaluationText,
    EventText,
    PilotText,
    announce_pilot,
    close_pilot,
    hold_event,
    open_pilot,
    sign_off,
)
from home.demo.plan import Step
from home.demo.products import VersionText, release_version, start_product
from home.demo.projects import budget, decide, gather, move_on, propose, registers, work_on
from home.demo.quoting import Quoted
from home.demo.reading_again import read_again
from home.demo.sayings import EASIER, HELPED
from home.demo.shaping import DecisionText, look_back, shape
from home.demo.surveys import GOING_TO_COURT
from home.demo.themes import COURT, court_verdicts
from home.demo.using_evidence_changes import entries
from home.demo.voices import SummaryText, listen, tell_since, tell_what_became_of_it
from home.demo.working_with_parents import tell_about_parents

PROJECT, HANDBOOK, PILOT = "using-evidence-in-court", "handbook", "pilot"
STAGE, KIND = ProductPage.Stage, Stage.Kind

# They were asked in a survey of their own.
_TOO_FEW = "Parents at Dunmere, almost all of them. Fewer than ten answered."


def story(calendar: Calendar) -> list[Step]:
    """Return everything that happened in the project on court."""
    plan = court.plan(calendar)
    return [
        Step(calendar.moment(-31, 20), partial(propose, plan)),
        Step(calendar.moment(-31, 21), partial(budget, PROJECT, plan.money)),
        Step(calendar.moment(-30, 13), partial(choose, PROJECT, COURT_CHOICE)),
        Step(calendar.moment(-30, 14, 8), partial(call_for_team, PROJECT, court_call(calendar))),
        Step(calendar.moment(-29, 12), partial(gather, plan)),
        Step(calendar.moment(-29, 20, 17), partial(hold_event, _seminar(calendar))),
        Step(calendar.moment(-29, 26), partial(shape, _decisions(calendar))),
        Step(calendar.moment(-29, 27), partial(work_on, PROJECT, KIND.DRAFTING)),
        *registers(plan),
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
        "audience_kinds": [AudienceKind.PRACTITIONERS, AudienceKind.MANAGERS],
        "made_from": court.made_from(calendar),
    }
    return [
        Step(calendar.moment(-24, 11), partial(start_product, PROJECT, HANDBOOK, **fields)),
        Step(calendar.moment(-24, 12), _release(handbook.FIRST, STAGE.DRAFT, calendar)),
        Step(calendar.moment(-22, 14, 8), partial(work_on, PROJECT, KIND.DRAFTING, KIND.TESTING)),
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
        few=("dunmere", 4),
    )
    heard = Heard({"easier": EASIER, "helped": HELPED}, COURT, calendar.day(-14, 26))
    return [
        Step(calendar.moment(-18, 2), _release(handbook.PILOT, STAGE.PILOT, calendar)),
        Step(calendar.moment(-18, 3), partial(announce_pilot, pilot_text(calendar))),
        Step(calendar.moment(-18, 5), partial(hold_event, _draft_launch(calendar))),
        Step(calendar.moment(-18, 6), partial(open_pilot, pilot_text(calendar))),
        Step(calendar.moment(-18, 6, 10), partial(work_on, PROJECT, KIND.PILOTING, KIND.LISTENING)),
        Step(calendar.moment(-18, 6, 11), partial(listen, opening, heard)),
        Step(calendar.moment(-14, 27), partial(close_pilot, PROJECT, PILOT)),
        Step(calendar.moment(-14, 28), partial(work_on, PROJECT)),
        # Before anybody decides: what the group puts together is what is decided about.
        Step(calendar.moment(-13, 1), partial(sort_cards, PROJECT, PILOT, "easier")),
        Step(calendar.moment(-13, 2), partial(read_again, PROJECT, PILOT)),
        Step(calendar.moment(-11, 12), partial(_evaluate, calendar)),
        Step(calendar.moment(-11, 15), partial(work_on, PROJECT, KIND.REFINING)),
    ]


def _evaluate(calendar: Calendar) -> None:
    decide(PROJECT, court_verdicts(calendar))
    tie_themes(PROJECT, COURT)
    text = EvaluationText(
        questions="Do families see the statement in time, and does it say where facts come from?",
        design="mixed",
        independence="independent",
        evidence_level=2,
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
    sign_off(PROJECT, PILOT, text)


def _final(calendar: Calendar) -> list[Step]:
    summary = SummaryText(PROJECT, PILOT, **_summary_words(calendar))
    return [
        Step(calendar.moment(-10, 8), _release(handbook.CANDIDATE, STAGE.DRAFT, calendar)),
        Step(calendar.moment(-9, 3), _release(handbook.FINAL, STAGE.FINAL, calendar)),
        Step(calendar.moment(-9, 6), partial(hold_event, _symposium(calendar))),
        Step(calendar.moment(-9, 6, 15), partial(tell_what_became_of_it, summary)),
        Step(calendar.moment(-9, 7), partial(work_on, PROJECT, KIND.PUBLISHING)),
        Step(calendar.moment(-9, 18), partial(contest_and_answer, PROJECT, PILOT, "LONG")),
        Step(calendar.moment(-9, 20), partial(tell_about_parents, PROJECT)),
        Step(calendar.moment(-8, 12), partial(look_back, PROJECT, *_review(calendar))),
        Step(calendar.moment(-7, 19), partial(work_on, PROJECT)),
        Step(calendar.moment(-7, 20), partial(move_on, PROJECT, "complete")),
        Step(calendar.moment(-2, 12), partial(_tell_late, calendar)),
        Step(calendar.moment(-3, 11), _release(handbook.LAW, STAGE.FINAL, calendar)),
    ]


def _tell_late(calendar: Calendar) -> None:
    """Tell what the first version could not know: a promise was not kept by its day."""
    words = {
        "easy_read": told_plainly.COURT_IN_EASY_READ_SINCE,
        "influence": told_plainly.INFLUENCE_SINCE.format(month=calendar.month(-5)),
    }
    since = said_plainly.TRAVEL_SINCE
    plain = [since if one.theme == since.theme else one for one in said_plainly.COURT]
    tell_since(PROJECT, PILOT, words, plain)


def _release(version: tuple[int, int], stage: str, calendar: Calendar) -> partial[None]:
    return partial(_release_then, version, stage, calendar)


def _release_then(version: tuple[int, int], stage: str, calendar: Calendar) -> None:
    """Write and release a version: it may name what was published before it."""
    text = VersionText(
        version=f"{version[0]}.{version[1]}",
        stage=stage,
        body=handbook.body(version, calendar),
        entries=entries(version, calendar),
        rounds=court.rounds(calendar) if version >= handbook.TESTED else [],
        fields=_of_the_final(calendar) if version >= handbook.FINAL else {},
    )
    release_version(PROJECT, HANDBOOK, text)


def _of_the_final(calendar: Calendar) -> dict[str, Any]:
    easy_read = AlternativeFormat(
        kind=AlternativeFormat.Kind.EASY_READ,
        document_id=files.document(files.IN_EASY_READ),
        made_on=calendar.day(-9, 2),
    )
    return {**court.involvement(), "formats": [easy_read]}


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


def _decisions(calendar: Calendar) -> list[DecisionText]:
    return [
        DecisionText(
            PROJECT,
            "What shall we make?",
            "A handbook, and no training course.",
            "People asked for something to hold in the meeting.",
            calendar.day(-29, 20),
            at_event="first-seminar",
        ),
        DecisionText(
            PROJECT,
            "What shall we make?",
            "A handbook and a checklist on one sheet, and no training course.",
            "The four parents asked for something that fits into a bag.",
            calendar.day(-29, 25),
            replaces="A handbook, and no training course.",
        ),
    ]


def _seminar(calendar: Calendar) -> EventText:
    return EventText(
        project=PROJECT,
        slug="first-seminar",
        title="First seminar",
        kind=EventPage.Kind.INITIAL_SEMINAR,
        starts_at=calendar.moment(-29, 20, 10),
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
        materials=(
            (
                "What families changed, a film of the day (made up)",
                "https://example.org/demonstration/symposium",
            ),
        ),
        product=HANDBOOK,
        version="1.0",
    )


def _review(calendar: Calendar) -> tuple[str, str, date, date]:
    notes = (
        "Both products are in use at all seven agencies. The law is looked at once a year, and "
        "whenever a rule of the court changes."
    )
    return "no_update", notes, calendar.day(-8, 12), calendar.day(4, 12)


def _summary_words(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "You said, we did: Using Evidence in Court",
        "intro": (
            "Parents and carers told us what going to court was like. Here is what was decided "
            "about each thing they said, by whom, and why. We promised this page by "
            f"{in_words(calendar.day(-9, 6))}."
        ),
        "method": (
            "People answered by themselves, with help, or on paper. Two people, one of them a "
            "parent on the team, read what was written and sorted it into themes. One in five "
            "people had help with the survey, and help can change an answer."
        ),
        "not_heard": (
            "Children. They were not asked in this pilot.",
            "Parents who read no English. The survey came in English only.",
            _TOO_FEW,
            "Parents whose case had ended more than a year before.",
        ),
        "too_few": _TOO_FEW,
        "quoted": (
            Quoted("LONG", 2),
            Quoted("TRAVEL", 2),
            Quoted("KNOW"),
            Quoted("TEXT", expired=True),
        ),
        "young_people": told_plainly.COURT_FOR_YOUNG_PEOPLE,
        "easy_read": told_plainly.COURT_IN_EASY_READ,
        "plain": said_plainly.COURT,
        "ledger": told_plainly.COURT_LEDGER,
    }
