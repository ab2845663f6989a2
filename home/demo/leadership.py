"""The project “Leadership for Evidence-Informed Practice”: refining, and not yet final."""

from typing import Any

from changeprojects.models import BudgetLine, ChangeEntry, ChangeProjectPage, Stage, TeamPerson
from home.demo import priorities, taking_part
from home.demo.blocks import evidence, exercise, paragraph, section
from home.demo.dates import Calendar
from home.demo.plan import Difference, Entry, Money, Outcome, Place, Plan, Round, kept

GROUP, FOR, STAGE = TeamPerson.Group, BudgetLine.Purpose, Stage.Kind
WORKER, POLICY, USER = GROUP.PRACTITIONER, GROUP.POLICY_MAKER, GROUP.SERVICE_USER
TYPE, REASON = ChangeEntry.Type, ChangeEntry.Reason
PRODUCT = "leadership"
SUMMARY = (
    "About half of the young people we asked had never been told what became of what they said. "
    "This project works on what leaders do every week, so that evidence and views are used."
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan; its final budget is only proposed."""
    joined = calendar.day(-21, 5)
    return Plan(
        slug="leadership-for-evidence-informed-practice",
        fields=_fields(calendar),
        topic=priorities.LEADERS,
        involvement=taking_part.leadership(calendar),
        outcomes=OUTCOMES,
        team=(
            Place("brackwater", (STAGE.DRAFTING,), {WORKER: 1, POLICY: 2}, joined),
            Place("corrance", (), {}, joined, calendar.day(-16, 30)),
            Place("easterfold", (STAGE.TESTING,), {POLICY: 1}, calendar.day(-15, 12)),
            Place("fennick", (STAGE.REFINING,), {WORKER: 1, POLICY: 1}, joined),
            Place("inglewick", (STAGE.EVALUATING,), {POLICY: 1}, joined),
            Place("kestrel", (STAGE.PILOTING,), {WORKER: 1, POLICY: 1}, joined),
            Place("lowmarsh", (STAGE.LISTENING, STAGE.PILOTING), {WORKER: 1, USER: 2}, joined),
            Place("marden", (), {GROUP.RESEARCHER: 1}, joined),
        ),
        outside=((GROUP.PROGRAMME_STAFF, 1),),
        differences=(_longer(calendar),),
        money=(
            Money(FOR.PILOT, 21_000, calendar.day(-11, 7)),
            Money(FOR.INVOLVEMENT, 3_800, calendar.day(-21, 5)),
            Money(FOR.FINAL_PRODUCT, 14_000),
        ),
    )


def _fields(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "Leadership for Evidence-Informed Practice",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.CORE_STRATEGIC,
        "scale": ChangeProjectPage.Scale.NETWORK,
        "sensitivity": ChangeProjectPage.Sensitivity.NONE,
        "why": (
            "<p>An agency can buy training, subscribe to journals and hold consultations, and "
            "still decide on Thursday the way it decided before. What leaders ask for, week by "
            "week, is what the people around them bring.</p>"
            "<p>Five partner agencies asked for something that a head of service can use in the "
            "meetings they already have.</p>"
        ),
        "who": (
            "Six agencies. One of the first six left when its director did; another took its "
            "place. Two young people from Lowmarsh Youth Voice are on the team and are paid for "
            "their time."
        ),
        "planned_start": calendar.day(-22, 10),
        "planned_end": calendar.day(4, 10),
        "actual_start": calendar.day(-22, 10),
    }


OUTCOMES = (
    Outcome(
        "Young people who use services",
        "They hear what became of what they said.",
        "Young people say so, in the pilot’s survey.",
    ),
    Outcome(
        "Leaders",
        "They ask what a proposal rests on before they decide, and they write the answer down.",
        "Minutes of ten meetings, read before and after.",
    ),
)


def _longer(calendar: Calendar) -> Difference:
    return Difference(
        "Longer than usual",
        "A project takes eighteen months to two years.",
        "This one is planned for 26 months.",
        "An agency left in the seventh month. The draft waited until another had taken its "
        "place and read it.",
        "The programme manager",
        calendar.day(-15, 12),
        rule="W01",
    )


def body(version: tuple[int, int], calendar: Calendar) -> list[dict[str, Any]]:
    """Return the action pack's sections; (1, 0) is the final that is not yet allowed out."""
    parts = [_start_with_a_question(version), _make_the_time()]
    if version >= (0, 2):
        parts.insert(1, _ask_what_they_think())
    if version >= (0, 3):
        parts.append(_what_happened_next(calendar))
    return parts


def _start_with_a_question(version: tuple[int, int]) -> dict[str, Any]:
    question = "What do we know about this?"
    if version >= (0, 2):
        question = "What do we know about this, how do we know it, and who was asked?"
    return section(
        f"{PRODUCT}/question",
        "Start with a question",
        [
            paragraph(
                f"{PRODUCT}/question/lead",
                f"<p>Open every item on which something will be decided with the same question: "
                f"{question}</p>",
            ),
            paragraph(
                f"{PRODUCT}/question/silence",
                "<p>Then wait. In the first weeks the answer is often silence. That is worth "
                "writing in the minutes too: “Nothing was known. We decided anyway, because it "
                "could not wait.”</p>",
            ),
            evidence(
                f"{PRODUCT}/question/evidence",
                source="Practice knowledge, from the six agencies.",
                strength="What leaders on the team do. Not compared with anything.",
            ),
        ],
    )


def _ask_what_they_think() -> dict[str, Any]:
    return section(
        f"{PRODUCT}/ask",
        "Ask the people it is for",
        [
            paragraph(
                f"{PRODUCT}/ask/lead",
                "<p>Before you change a service, ask some of those who use it. Ask early enough "
                "to be able to do something else.</p>",
            ),
            paragraph(
                f"{PRODUCT}/ask/limits",
                "<p>Say at the start what is already decided. It is kinder to ask about one "
                "thing that is open than about ten that are not.</p>",
            ),
            exercise(
                f"{PRODUCT}/ask/exercise",
                title="The empty chair",
                for_whom="A management team of 4 to 10",
                minutes=20,
                bring="One paper from your last meeting",
                steps=[
                    (
                        "Put an empty chair at the table. Say whose it is: somebody who will live "
                        "with this decision."
                    ),
                    (
                        "Read out the recommendation. Each of you says one thing that this person "
                        "would ask."
                    ),
                    "Which of these questions can the paper answer? Mark them.",
                    "Agree who will go and ask, and by when.",
                ],
                for_leader="Do not let anyone play the person in the chair. The point is what you "
                "do not know.",
            ),
        ],
    )


def _make_the_time() -> dict[str, Any]:
    return section(
        f"{PRODUCT}/time",
        "Make the time",
        [
            paragraph(
                f"{PRODUCT}/time/lead",
                "<p>Take one standing item off the agenda for three months and use its twenty "
                "minutes for what is known. Nobody finds time. It has to be taken from "
                "somewhere, and everyone should see from where.</p>",
            ),
        ],
    )


def _what_happened_next(calendar: Calendar) -> dict[str, Any]:
    return section(
        f"{PRODUCT}/next",
        "Tell them what happened next",
        [
            paragraph(
                f"{PRODUCT}/next/lead",
                "<p>Whenever you have asked people something, put a date in the diary, six weeks "
                "on, with their names for the day. On that date tell them what was done, what "
                "was not, and why. If nothing has happened, tell them that.</p>",
            ),
            evidence(
                f"{PRODUCT}/next/evidence",
                source=f"Pilot {calendar.day(-10).year}: about 60 young people, three sites.",
                strength="One pilot. It shows the gap; it does not yet show that this closes it.",
                as_at=calendar.day(-2),
            ),
        ],
    )


def entries(version: tuple[int, int]) -> list[Entry]:
    """Return the change list of one version."""
    if version == (0, 2):
        return AFTER_TEST
    return AFTER_PILOT if version >= (0, 3) else []


AFTER_TEST = [
    Entry(
        TYPE.CHANGED,
        "The opening question in part 1 now also asks how we know, and who was asked.",
        REASON.TEST,
        (f"{PRODUCT}/question/lead",),
    ),
    Entry(
        TYPE.ADDED,
        "Part 2 is new: ask the people it is for, with an exercise.",
        REASON.TEST,
        (
            f"{PRODUCT}/ask",
            f"{PRODUCT}/ask/lead",
            f"{PRODUCT}/ask/limits",
            f"{PRODUCT}/ask/exercise",
        ),
    ),
    kept(
        "The silence after the question stays in. One team wanted help to fill it; the other said "
        "that it was the point.",
        REASON.TEST,
        f"{PRODUCT}/question/silence",
    ),
    kept(
        "Twenty minutes, taken from another item. Nobody believed that they could be found.",
        REASON.TEST,
        f"{PRODUCT}/time/lead",
    ),
]
AFTER_PILOT = [
    Entry(
        TYPE.ADDED,
        "Part 4 is new: a routine for telling people what happened next.",
        REASON.VOICE,
        (f"{PRODUCT}/next", f"{PRODUCT}/next/lead", f"{PRODUCT}/next/evidence"),
        "REC-06",
    ),
    kept(
        "The opening question in its long form: teams at all three sites kept it on the agenda.",
        REASON.PILOT,
        f"{PRODUCT}/question/lead",
    ),
    kept(
        "The empty chair. Some leaders found it odd once, and then did it without being told.",
        REASON.PILOT,
        f"{PRODUCT}/ask/exercise",
    ),
    kept(
        "Say at the start what is decided already: young people asked for exactly that.",
        REASON.PILOT,
        f"{PRODUCT}/ask/limits",
    ),
]


def rounds(calendar: Calendar) -> list[Round]:
    """Return the readings of the draft before the pilot."""
    return [
        Round(
            "0.1",
            "Walk-through with two management teams",
            calendar.day(-13, 18),
            "Both teams used the question for a month. Both said: you have not told us how to "
            "ask the people it is for.",
        ),
    ]


def involvement() -> dict[str, str]:
    """Return the pack's involvement statement, its five parts."""
    return {
        "involvement_aim": (
            "To find out from young people whether anybody is listening, and what would tell "
            "them so."
        ),
        "involvement_methods": (
            "Two young people were on the team. About 60 young people aged 13 to 17 answered a "
            "survey in the pilot."
        ),
        "involvement_results": "About half had never been told what became of what they said.",
        "involvement_influence": (
            "Part 4, a routine for telling people what happened next, was written because of it. "
            "What else they asked for waits for an answer."
        ),
        "involvement_reflections": (
            "Young people joined after the first draft. Next time they choose the question too."
        ),
    }
