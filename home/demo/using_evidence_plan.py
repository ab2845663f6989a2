"""The project “Using Evidence in Court”: why, who, with what money, and what differed."""

from changeprojects.models import (
    BudgetLine,
    ChangeProjectPage,
    DevelopmentActivity,
    Stage,
    TeamPerson,
)
from home.demo import priorities, taking_part
from home.demo.dates import Calendar
from home.demo.plan import Credit, Difference, Money, Outcome, Place, Plan, Round

GROUP, FOR, STAGE = TeamPerson.Group, BudgetLine.Purpose, Stage.Kind
WORKER, POLICY, USER = GROUP.PRACTITIONER, GROUP.POLICY_MAKER, GROUP.SERVICE_USER

SUMMARY = (
    "Families told us that they first read what was written about them on the morning of the "
    "hearing. Seven agencies and four parents wrote a handbook to change that."
)


CREDITS = (
    Credit(
        "Imogen Tarrow (fictional)",
        GROUP.RESEARCHER,
        "marden",
        ("methodology", "formal-analysis"),
    ),
    Credit(
        "Desmond Oakhanger (fictional)",
        WORKER,
        "aldermoor",
        ("writing-original-draft", "project-administration"),
    ),
    Credit("A worker (fictional)", WORKER, "greywell", ("investigation",), "role_only"),
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan."""
    joined = calendar.day(-29, 12)
    return Plan(
        slug="using-evidence-in-court",
        fields=_fields(calendar),
        topic=priorities.COURT,
        involvement=taking_part.court(calendar),
        support=taking_part.court_support(),
        evidence=taking_part.court_evidence(),
        outcomes=OUTCOMES,
        team=(
            Place("aldermoor", (STAGE.DRAFTING, STAGE.PILOTING), {WORKER: 2, POLICY: 1}, joined),
            Place("brackwater", (STAGE.TESTING,), {WORKER: 1, POLICY: 1}, joined),
            Place("dunmere", (STAGE.PILOTING,), {WORKER: 1}, joined),
            Place("fennick", (STAGE.REFINING,), {WORKER: 2}, joined),
            Place("greywell", (STAGE.LISTENING, STAGE.PILOTING), {WORKER: 1, USER: 2}, joined),
            Place("harrowmead", (STAGE.LISTENING,), {WORKER: 1, USER: 2}, joined),
            Place("inglewick", (STAGE.PUBLISHING,), {WORKER: 1, POLICY: 1}, joined),
            Place("marden", (), {GROUP.RESEARCHER: 2}, joined),
        ),
        outside=((GROUP.PROGRAMME_STAFF, 2),),
        credits=CREDITS,
        differences=_differences(calendar),
        money=(
            Money(FOR.PILOT, 18_000, calendar.day(-20, 10)),
            Money(FOR.EVALUATION, 7_500, calendar.day(-20, 10)),
            Money(FOR.FINAL_PRODUCT, 12_000, calendar.day(-12, 4)),
            Money(FOR.EVENT, 6_000, calendar.day(-12, 4)),
            Money(FOR.INVOLVEMENT, 4_200, calendar.day(-29, 20)),
        ),
    )


def _fields(calendar: Calendar) -> dict[str, object]:
    year = calendar.day(-34).year
    return {
        "title": "Using Evidence in Court",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.SPECIFIC_NEED,
        "scale": ChangeProjectPage.Scale.NETWORK,
        "sensitivity": ChangeProjectPage.Sensitivity.CHILD_PROTECTION,
        "why": (
            "<p>Social workers write statements that help a court decide where a child will "
            "live. Parents read these statements too, often late, often alone, and often in "
            "words made for lawyers.</p>"
            f"<p>Eight partner agencies named this as a need in the {year} round of talks about "
            "priorities. The project set out to change two things.</p>"
        ),
        "who": (
            "Twenty people: from seven agencies, with two researchers and two programme staff. "
            "An open call ran for four weeks. The team was full at seven of seven places. People "
            "are named only if they asked to be. None of the four parents did."
        ),
        "planned_start": calendar.day(-30, 13),
        "planned_end": calendar.day(-7, 20),
        "actual_start": calendar.day(-30, 13),
    }


OUTCOMES = (
    Outcome(
        "Parents and carers",
        "They read what is written about their family in time to answer it.",
        "Parents say when they first saw the statement.",
    ),
    Outcome(
        "Courts",
        "Every fact in a statement says where it came from.",
        "A researcher reads statements written before and after.",
    ),
)


def _differences(calendar: Calendar) -> tuple[Difference, ...]:
    return (
        Difference(
            "Parents joined at the second meeting",
            "Everyone meets at the first seminar.",
            "The four parents joined five weeks later.",
            "The first seminar was booked in a court building. Parents told us they would not "
            "go back there.",
            "The programme manager",
            calendar.day(-29, 25),
        ),
        Difference(
            "A pilot site with few answers",
            "At least 10 answers from families at each pilot site.",
            "Dunmere had fewer.",
            f"The worker who handed out the survey left in {calendar.month(-16)}. The answers "
            "are kept, but no number is told of them.",
            "The programme manager",
            calendar.day(-13, 2),
        ),
    )


def made_from(calendar: Calendar) -> list[DevelopmentActivity]:
    """Return the practical work out of which the handbook came."""
    kind = DevelopmentActivity.Kind
    return [
        DevelopmentActivity(
            kind=kind.CASE_REVIEW,
            held_on=calendar.day(-28, 9),
            who="Six social workers and a researcher",
            note="Twelve statements from practice were read side by side.",
        ),
        DevelopmentActivity(
            kind=kind.WRITING,
            held_on=calendar.day(-26, 17),
            who="Four parents, three social workers and a policy maker",
            note="Two days at one table. Part 2 was written there.",
        ),
    ]


def rounds(calendar: Calendar) -> list[Round]:
    """Return the readings of the draft before the pilot."""
    return [
        Round(
            "0.1",
            "Walk-through with practitioners",
            calendar.day(-22, 14),
            "Eleven social workers wrote one page with it. They wanted a list for the start and "
            "something to use in supervision.",
        ),
        Round(
            "0.1",
            "Walk-through with parents",
            calendar.day(-22, 21),
            "Six parents read part 2 aloud. They asked what “wherever you can” means.",
        ),
        Round(
            "0.2",
            "Second walk-through with practitioners",
            calendar.day(-20, 6),
            "The list and the exercise work. Nobody opened the list of Latin terms.",
        ),
    ]


def involvement() -> dict[str, str]:
    """Return the handbook's involvement statement, its five parts."""
    return {
        "involvement_aim": (
            "To find out what going to court was like for parents and carers, and to let that "
            "decide what workers are asked to do."
        ),
        "involvement_methods": (
            "Four parents were on the team from the second meeting on, paid for their time, "
            "travel and childcare. About 70 parents and carers answered a survey in the pilot. Two "
            "people, one of them a parent, sorted what was written into themes."
        ),
        "involvement_results": (
            "Seven things came out of it. The one that most people said was that they saw the "
            "statement too late, or never."
        ),
        "involvement_influence": (
            "Three parts of the handbook changed because of it. Two wishes were declined, and "
            "the reasons are public. The four parents wrote the sheet for the day themselves."
        ),
        "involvement_reflections": (
            "We booked the first seminar in a court building, and so lost the parents’ first "
            "five weeks. Children were not asked. One site brought too few answers to show. The "
            "meetings were long, and some parents said that they were tiring."
        ),
    }
