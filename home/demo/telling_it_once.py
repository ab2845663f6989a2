"""The stopped project “Telling It Once”, and the report on what was learned from stopping."""

from typing import Any

from changeprojects.models import BudgetLine, ChangeEntry, ChangeProjectPage, Stage, TeamPerson
from home.demo import priorities
from home.demo.blocks import checklist, evidence, paragraph, section
from home.demo.dates import Calendar
from home.demo.plan import Difference, Entry, Money, Outcome, Place, Plan, Round, kept

GROUP, FOR, STAGE = TeamPerson.Group, BudgetLine.Purpose, Stage.Kind
WORKER, POLICY = GROUP.PRACTITIONER, GROUP.POLICY_MAKER
PRODUCT, REPORT = "telling-it-once", "learning-report"
SUMMARY = (
    "Five agencies wanted children to have to tell what happened only once. In the pilot, too many "
    "of the children who answered said that telling it was not OK. We stopped."
)
REPORT_SUMMARY = (
    "Too many of the children who answered said that telling their story again was not OK. We "
    "stopped the pilot and wrote down why."
)
WRITE_DOWN = "<p>Write it down on the same day, in the child’s own words.</p>"
READ_BACK = (
    "<p>Write it down on the same day, in the child’s own words. Read it back to the child within "
    "a week, so that the record is right.</p>"
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan."""
    joined = calendar.day(-24, 9)
    return Plan(
        slug="telling-it-once",
        fields=_fields(calendar),
        topic=priorities.TELLING,
        model="rip-3-year",
        outcomes=(
            Outcome(
                "Children aged 8 to 12",
                "They tell what happened once, to one person they chose.",
                "Children say so; case files are read.",
            ),
        ),
        team=(
            Place("aldermoor", (STAGE.DRAFTING,), {WORKER: 1, POLICY: 1}, joined),
            Place("corrance", (STAGE.PILOTING,), {WORKER: 2}, joined),
            Place("fennick", (STAGE.PILOTING,), {WORKER: 2}, joined),
            Place("kestrel", (STAGE.TESTING,), {WORKER: 1}, joined),
            Place("lowmarsh", (STAGE.LISTENING,), {WORKER: 1}, joined),
            Place("marden", (), {GROUP.RESEARCHER: 1}, joined),
        ),
        outside=((GROUP.PROGRAMME_STAFF, 1),),
        differences=(_stopped(calendar),),
        money=(Money(FOR.PILOT, 16_000, calendar.day(-16, 2)),),
    )


def _stopped(calendar: Calendar) -> Difference:
    return Difference(
        "Stopped in the middle of the pilot",
        "A pilot runs to its last day and is then evaluated.",
        "The project stopped five weeks before that day.",
        "Of about 20 children who answered, too many said that telling their story "
        "again was not OK. Waiting for the evaluation would have put more children through "
        "it.",
        "The programme manager and the safeguarding lead",
        calendar.day(-8, 6),
    )


def _fields(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "Telling It Once",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.CORE_STRATEGIC,
        "scale": ChangeProjectPage.Scale.NETWORK,
        "sensitivity": ChangeProjectPage.Sensitivity.CHILD_PROTECTION,
        "why": (
            "<p>A child who has been hurt may be asked about it by a teacher, a social worker, a "
            "police officer, a doctor and a new social worker. The project set out to write a "
            "way of working in which the child tells it once, and the grown-ups pass it on.</p>"
            "<p>It did the opposite. To check that the shared record was right, workers read it "
            "back to the child, and the child told it again.</p>"
        ),
        "who": (
            "Five agencies. No child was on the team, and no adult who had been through it as a "
            "child. We now think that this is why nobody saw it coming."
        ),
        "planned_start": calendar.day(-26, 8),
        "planned_end": calendar.day(6, 8),
        "actual_start": calendar.day(-26, 8),
    }


def body(version: tuple[int, int]) -> list[dict[str, Any]]:
    """Return the protocol's sections."""
    return [
        section(
            f"{PRODUCT}/one-person",
            "One person",
            [
                paragraph(
                    f"{PRODUCT}/one-person/lead",
                    "<p>The child chooses who listens. That person’s name goes on the first page "
                    "of the shared record, and everyone else asks them and not the child.</p>",
                ),
            ],
        ),
        section(f"{PRODUCT}/record", "One record", _one_record(version)),
    ]


def _one_record(version: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        paragraph(f"{PRODUCT}/record/lead", READ_BACK if version >= (0, 2) else WRITE_DOWN),
        *checklist(
            f"{PRODUCT}/record/list",
            "Before you ask a child anything",
            [
                "I have read the shared record.",
                "What I want to know is not in it.",
                "I have asked the person the child chose.",
            ],
        ),
        evidence(
            f"{PRODUCT}/record/evidence",
            source="Practice knowledge. Not tested with children.",
            strength="Not known.",
        ),
    ]


def entries(version: tuple[int, int]) -> list[Entry]:
    """Return the change list of one version of the protocol."""
    if version != (0, 2):
        return []
    return [
        Entry(
            ChangeEntry.Type.CHANGED,
            "The record is read back to the child within a week. Workers feared mistakes.",
            ChangeEntry.Reason.TEST,
            (f"{PRODUCT}/record/lead",),
        ),
        kept(
            "The child chooses who listens. Two agencies wanted to choose themselves.",
            ChangeEntry.Reason.TEST,
            f"{PRODUCT}/one-person/lead",
        ),
        kept(
            "Three lines before anybody asks a child anything. Workers knew them by heart.",
            ChangeEntry.Reason.TEST,
            f"{PRODUCT}/record/list",
        ),
        kept(
            "The note that nothing here was tested with children: it stays until something was.",
            ChangeEntry.Reason.EDITORIAL,
            f"{PRODUCT}/record/evidence",
        ),
    ]


def rounds(calendar: Calendar) -> list[Round]:
    """Return the readings before the pilot; no child was asked, which was the mistake."""
    return [
        Round(
            "0.1",
            "Walk-through with practitioners of four agencies",
            calendar.day(-16, 22),
            "Workers liked one record. They feared that a mistake in it would follow a child "
            "for years.",
        ),
    ]


def report(calendar: Calendar) -> list[dict[str, Any]]:
    """Return the sections of the report on what was learned."""
    return [
        _what_we_tried(),
        _what_children_said(calendar),
        _what_we_got_wrong(),
        _what_to_do_instead(),
    ]


def report_entries() -> list[Entry]:
    """Return the change list of the report: what it says because somebody recommended it."""
    return [
        Entry(
            ChangeEntry.Type.ADDED,
            "Every project is told to agree before its pilot which answer would make it stop.",
            ChangeEntry.Reason.EVALUATION,
            (f"{REPORT}/instead/signal",),
            "REC-16",
        ),
    ]


def _what_we_tried() -> dict[str, Any]:
    return section(
        f"{REPORT}/tried",
        "What we tried",
        [
            paragraph(
                f"{REPORT}/tried/lead",
                "<p>One person listens, one record is kept, everyone else reads it. Two "
                "sites worked this way for six months with children aged 8 to 12.</p>",
            )
        ],
    )


def _what_children_said(calendar: Calendar) -> dict[str, Any]:
    return section(
        f"{REPORT}/children",
        "What children said",
        [
            paragraph(
                f"{REPORT}/children/lead",
                "<p>About 20 children answered five questions, with an adult’s permission and "
                "their own yes. About half said that the worker listened. Too many said that "
                "telling their story again was not OK.</p>",
            ),
            paragraph(
                f"{REPORT}/children/again",
                "<p>“Again” was the word we had not expected. Reading the record back to "
                "the child, which we had put in so that it would be right, was the second "
                "telling.</p>",
            ),
            evidence(
                f"{REPORT}/children/evidence",
                source=f"Pilot {calendar.day(-14).year}: about 20 children, two sites.",
                strength="Few children. We did not wait for more.",
                as_at=calendar.day(-8),
            ),
        ],
    )


def _what_we_got_wrong() -> dict[str, Any]:
    return section(
        f"{REPORT}/wrong",
        "What we got wrong",
        [
            paragraph(
                f"{REPORT}/wrong/lead",
                "<ul><li>We read the draft with workers only. One hour with six children "
                "would have told us.</li>"
                "<li>We treated a mistake in the record as the greatest harm. For the child "
                "it was not.</li>"
                "<li>Our survey came at the end of the second month. It should have come "
                "after the second week.</li></ul>",
            )
        ],
    )


def _what_to_do_instead() -> dict[str, Any]:
    return section(
        f"{REPORT}/instead",
        "What to do instead",
        [
            paragraph(
                f"{REPORT}/instead/lead",
                "<p>Keep the one person and the one record. Do not read it back. Let the "
                "child see it if they ask, with the person they chose, on a day they "
                "choose.</p>",
            ),
            paragraph(
                f"{REPORT}/instead/signal",
                "<p>Agree before a pilot begins which answer would make you stop, and who "
                "says so. We had not. It took us three weeks to agree that this was one.</p>",
            ),
        ],
    )
