"""The local project “My Meeting, My Plan”: an Easy Read kit in use at three sites now."""

from typing import Any

from changeprojects.models import BudgetLine, ChangeEntry, ChangeProjectPage, Stage, TeamPerson
from home.demo import files, priorities, taking_part
from home.demo.blocks import Block, checklist, easy_read, section
from home.demo.dates import Calendar
from home.demo.plan import Difference, Entry, Money, Outcome, Place, Plan, Round, kept

GROUP, FOR, STAGE = TeamPerson.Group, BudgetLine.Purpose, Stage.Kind
WORKER, USER = GROUP.PRACTITIONER, GROUP.SERVICE_USER
TYPE, REASON = ChangeEntry.Type, ChangeEntry.Reason
PRODUCT = "my-meeting"
SUMMARY = (
    "Parents with a learning disability told three agencies that meetings about their family "
    "went past them. They are making an Easy Read kit to change that."
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan: small, local, without an open call."""
    joined = calendar.day(-6, 4)
    return Plan(
        slug="my-meeting-my-plan",
        fields=_fields(calendar),
        topic=priorities.MEETING,
        model="small-local",
        involvement=taking_part.meetings(calendar),
        outcomes=(
            Outcome(
                "Parents with a learning disability",
                "They know before a meeting what it is about, and after it what was agreed.",
                "Parents say so, in the pilot’s Easy Read survey.",
            ),
        ),
        team=(
            Place("easterfold", (STAGE.DRAFTING, STAGE.PILOTING), {WORKER: 2}, joined),
            Place("greywell", (STAGE.TESTING, STAGE.PILOTING), {WORKER: 1, USER: 3}, joined),
            Place("inglewick", (STAGE.PILOTING,), {WORKER: 1}, joined),
        ),
        outside=((GROUP.PROGRAMME_STAFF, 1),),
        differences=(
            Difference(
                "Three agencies asked each other",
                "A team is formed by an open call to all partners.",
                "Three agencies that already worked together began.",
                "It is a small local project: four months of work before the pilot, in places "
                "an hour apart.",
                "The programme manager",
                calendar.day(-6, 4),
            ),
        ),
        money=(
            Money(FOR.PILOT, 2_400, calendar.day(-3, 9)),
            Money(FOR.INVOLVEMENT, 900, calendar.day(-6, 4)),
        ),
    )


def _fields(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "My Meeting, My Plan",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.SPECIFIC_NEED,
        "scale": ChangeProjectPage.Scale.LOCAL,
        "local_area": "Easterfold and the villages around it",
        "sensitivity": ChangeProjectPage.Sensitivity.NONE,
        "why": (
            "<p>A plan for a family is agreed in a meeting. If a parent cannot follow the "
            "meeting, it is not their plan. Parents told us what gets in the way: long papers on "
            "the day before, many people, words they did not know, and nobody who said "
            "afterwards what it meant.</p>"
        ),
        "who": (
            "Three agencies and three parents with a learning disability. The parents chose the "
            "words and threw out half of the pictures."
        ),
        "planned_start": calendar.day(-6, 4),
        "planned_end": calendar.day(3, 28),
        "actual_start": calendar.day(-6, 4),
    }


def body(version: tuple[int, int]) -> list[dict[str, Any]]:
    """Return the kit's sections: short sentences, one thought in each."""
    return [_before(), _at_the_meeting(), _my_plan(version), _after()]


def _before() -> dict[str, Any]:
    return section(
        f"{PRODUCT}/before",
        "Before the meeting",
        [
            _rows(
                "before/lead",
                ("There is a meeting about you and your family.", "Three people at a table"),
                ("You can get ready for it.", ""),
                ("Your worker brings you this kit one week before.", ""),
                ("Your worker tells you what the meeting is about.", ""),
                ("You can ask who will be there.", ""),
                ("You can bring someone you trust.", "Two people side by side"),
            ),
            *checklist(
                f"{PRODUCT}/before/list",
                "I am ready when",
                [
                    "I know what the meeting is about.",
                    "I know where it is and how I get there.",
                    "I know who will be there.",
                    "I have said what I want to talk about.",
                ],
            ),
        ],
    )


def _at_the_meeting() -> dict[str, Any]:
    return section(
        f"{PRODUCT}/at",
        "At the meeting",
        [
            _rows(
                "at/lead",
                ("People say their names first. You can say yours.", "Three people at a table"),
                ("You can speak first, or last. You choose.", ""),
                ("You can say: “Please say that again.”", ""),
                ("You can show the red card. Then everyone stops talking.", "A red card"),
                ("You can ask for a break.", "A cup"),
            ),
        ],
    )


def _my_plan(version: tuple[int, int]) -> dict[str, Any]:
    if version < (0, 2):
        lead = _rows(
            "plan/lead",
            ("At the end there is a plan.", "A page and a pen"),
            ("It says what everyone will do.", ""),
        )
        return section(f"{PRODUCT}/plan", "My plan", [lead])
    return section(
        f"{PRODUCT}/plan",
        "My plan",
        [
            _rows(
                "plan/lead",
                ("At the end there is a new plan.", ""),
                ("The old plan lies beside it.", "Two plans side by side"),
                ("What is the same is black.", ""),
                ("What is new is blue.", ""),
                ("Each line says who does it, and by when.", ""),
            ),
            _rows(
                "plan/disagree",
                ("You do not agree with a line?", ""),
                ("Put a cross on it.", "A page with a cross on it"),
                ("The cross stays in the plan.", ""),
            ),
        ],
    )


def _after() -> dict[str, Any]:
    return section(
        f"{PRODUCT}/after",
        "After the meeting",
        [
            _rows(
                "after/lead",
                ("Your worker comes to you in the week after.", ""),
                ("You read the plan together.", "Somebody reads a page"),
                ("You get your own copy.", ""),
                ("You can change your mind and say so.", ""),
            ),
        ],
    )


def _rows(name: str, *rows: tuple[str, str]) -> Block:
    """Return sentences in Easy Read, each with the picture of that name, if it has one."""
    return easy_read(f"{PRODUCT}/{name}", *map(files.pictured, rows))


def entries(version: tuple[int, int]) -> list[Entry]:
    """Return the change list of one version."""
    if version != (0, 2):
        return []
    return [
        Entry(
            TYPE.CHANGED,
            "The old plan and the new plan now lie side by side.",
            REASON.TEST,
            (f"{PRODUCT}/plan/lead",),
            "REC-12",
        ),
        Entry(
            TYPE.ADDED,
            "A parent can put a cross on a line, and the cross stays.",
            REASON.TEST,
            (f"{PRODUCT}/plan/disagree",),
        ),
        kept(
            "The red card. Workers were afraid of it; the parents said that it has to be there.",
            REASON.TEST,
            f"{PRODUCT}/at/lead",
        ),
        kept(
            "The worker brings the kit one week before, not with the letter.",
            REASON.TEST,
            f"{PRODUCT}/before/lead",
        ),
    ]


def rounds(calendar: Calendar) -> list[Round]:
    """Return the readings of the draft before the pilot."""
    return [
        Round(
            "0.1",
            "Reading with parents",
            calendar.day(-3, 12),
            "Five parents read it with us. They could not see what had changed since the last "
            "plan. They did not like the thumbs.",
        ),
    ]
