"""What people said, put into themes, and the recommendations that came out of it."""

from dataclasses import dataclass

from changeprojects.models import Recommendation
from home.demo.dates import Calendar, in_words
from home.demo.plan import Verdict

THEME, TEST = Recommendation.Source.THEME, Recommendation.Source.TEST
EVALUATION, REVIEW = Recommendation.Source.EVALUATION, Recommendation.Source.REVIEW
ACCEPTED, PARTLY = Recommendation.Decision.ACCEPTED, Recommendation.Decision.PARTLY
DECLINED, UNDECIDED = Recommendation.Decision.DECLINED, Recommendation.Decision.UNDECIDED


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A theme: its words, and what belongs to it. People wrote it; what they ticked is counted."""

    code: str
    name: str
    definition: str
    you_said: str
    recommendation: str = ""


COURT = (
    ThemeText(
        "SEE",
        "See it before court",
        "Says that they saw the statement just before court or never, or that seeing it earlier "
        "would have helped. Not: did not understand it.",
        "You saw it too late, or you never saw it at all.",
        "REC-02",
    ),
    ThemeText(
        "SOURCE",
        "Where it came from",
        "Says that nobody told them where information came from, or asks who said it.",
        "Nobody told you where they got that from.",
        "REC-03",
    ),
    ThemeText(
        "LONG",
        "Time to read",
        "Too long to read in the time there was, or said more than once.",
        "It was too long for you to take in.",
        "REC-04",
    ),
    ThemeText(
        "PLAIN",
        "Plain words",
        "Did not know what would happen on the day, or what words meant; also where somebody "
        "explained it well.",
        "No one explained to you what would happen on the day.",
        "REC-01",
    ),
    ThemeText(
        "TRAVEL",
        "Getting there",
        "Fares, buses, who minds the children.",
        "You had no money for the bus and no one to mind the children.",
        "REC-05",
    ),
    ThemeText(
        "KNOW",
        "One person I know",
        "Changes of worker; wanted one person to ring.",
        "You had worker after worker. You wanted one you could ring.",
        "REC-08",
    ),
    ThemeText(
        "TEXT",
        "Safe contact",
        "Which way reaches them, and safely: letters that get lost, texts, calls.",
        "You wanted a text with the date, because letters get lost.",
        "REC-07",
    ),
)


def court_verdicts(calendar: Calendar) -> list[Verdict]:
    """Return what was recommended after the pilot on court, and what was decided."""
    return [*_done_in_court(calendar), *_declined_in_court(calendar), *_promised(calendar)]


def _done_in_court(calendar: Calendar) -> list[Verdict]:
    team, decided, due = "The project team", calendar.day(-11, 4), calendar.last_day(-10)
    return [
        Verdict(
            "REC-01",
            "Give parents one page on what happens on the day.",
            THEME,
            ACCEPTED,
            "There is a one-page sheet for parents: “What happens on the day”.",
            "It cost little, and parents on the team wrote it.",
            team,
            decided,
            team,
            due,
        ),
        Verdict(
            "REC-02",
            "Share the draft statement with the family well before it is filed.",
            THEME,
            ACCEPTED,
            "Workers now share the draft statement at least 5 working days before it is filed.",
            "Five days was the longest time that all three pilot sites could keep to.",
            team,
            decided,
            team,
            due,
        ),
        Verdict(
            "REC-03",
            "Say after each fact where it came from.",
            THEME,
            ACCEPTED,
            "Each fact now says who saw it or said it. There is a worked example to copy.",
            "The evaluation found the same gap in the statements it read.",
            team,
            decided,
            team,
            due,
        ),
    ]


def _declined_in_court(calendar: Calendar) -> list[Verdict]:
    decided = calendar.day(-11, 11)
    return [
        Verdict(
            "REC-04",
            "Make the statement shorter.",
            THEME,
            DECLINED,
            "The statement keeps its length and its headings.",
            "Courts need these headings. A shorter form was tried at one site and was sent "
            "back. The handbook asks for a summary on one page in front of it instead.",
            "Inglewick Health Trust, for the team",
            decided,
        ),
        Verdict(
            "REC-07",
            "Send hearing dates by text.",
            THEME,
            DECLINED,
            "We will not ask courts or workers to send hearing dates by text.",
            "For some families another person reads the phone, and a text would not be safe. "
            "The handbook asks workers to find out from each parent which way is safe.",
            "The safeguarding lead",
            decided,
        ),
    ]


def _promised(calendar: Calendar) -> list[Verdict]:
    due = calendar.last_day(-3)
    return [
        Verdict(
            "REC-05",
            "Pay travel and childcare on court days.",
            THEME,
            ACCEPTED,
            f"Aldermoor will pay travel and childcare on court days by {in_words(due)}.",
            "Nobody should miss a hearing for want of a bus fare. The council has to find the "
            "money in its budget first.",
            "Aldermoor County Council",
            calendar.day(-11, 4),
            "Aldermoor County Council",
            due,
        ),
        Verdict(
            "REC-08",
            "Give each parent one worker whom they know.",
            THEME,
            ACCEPTED,
            "Greywell will give each parent one named worker from the first letter to the last "
            "hearing.",
            "It works only if the worker’s other cases are covered, so it starts with two teams.",
            "Greywell Family Action",
            calendar.day(-11, 4),
            "Greywell Family Action",
            calendar.last_day(2),
        ),
    ]


LISTENING = (
    ThemeText(
        "NEXT",
        "Tell me what happened next",
        "Was not told what became of what they said, or asks to be told.",
        "You said what you think, and nobody came back to tell you what happened.",
        "REC-06",
    ),
    ThemeText(
        "KNOW",
        "One person I know",
        "Wants to speak to somebody they already know.",
        "You would rather say it to someone you already know.",
        "REC-09",
    ),
    ThemeText(
        "MEETING",
        "Too many people in the room",
        "Finds it hard to say things in front of many people.",
        "You did not want to say it in front of a table of people.",
        "REC-10",
    ),
    ThemeText(
        "WHO",
        "Plain words",
        "Was not told in words they understood, above all not who decides.",
        "Nobody had told you in plain words who decides.",
        "REC-11",
    ),
)

LEADERSHIP_VERDICTS = (
    Verdict("REC-06", "Tell young people what became of what they said, by a fixed day.", THEME),
    Verdict("REC-09", "Let young people choose whom they speak to.", THEME),
    Verdict("REC-10", "Offer another way than a meeting to say what one thinks.", THEME),
    Verdict("REC-11", "Have the head of service meet young people twice a year.", EVALUATION),
)

SAFETY = (
    ThemeText(
        "ONCE",
        "Say it once",
        "Had to tell it to several services, or asks to tell it once.",
        "You had to tell it again at every door.",
    ),
    ThemeText(
        "SAFE",
        "Safe contact",
        "Calls, letters or messages that were not safe.",
        "You were not asked how it was safe to reach you.",
    ),
    ThemeText(
        "BLAME",
        "Blame",
        "Was made to feel that it was their fault.",
        "You were made to feel that it was your fault.",
    ),
    ThemeText(
        "BELIEVED",
        "Being believed",
        "What helped: somebody believed them.",
        "It helped when somebody believed you.",
    ),
    ThemeText(
        "KIND",
        "What helped: kindness",
        "What helped: somebody was kind, and had time.",
        "It helped when somebody was kind to you.",
    ),
)

MEETINGS = (
    ThemeText(
        "SIDE",
        "Old and new side by side",
        "Likes seeing the old plan beside the new one.",
        "You could see what was new.",
    ),
    ThemeText(
        "PEOPLE",
        "Too many people in the room",
        "The meeting was too big, or people were not known.",
        "There were too many people in the room for you.",
        "REC-13",
    ),
    ThemeText(
        "TIME",
        "Time to read",
        "Papers came late; not enough time.",
        "You got the papers too late to read them.",
        "REC-14",
    ),
)


def meeting_verdicts(calendar: Calendar) -> list[Verdict]:
    """Return what was recommended so far in “My Meeting, My Plan”."""
    return [
        Verdict(
            "REC-12",
            "Put the old plan and the new plan side by side.",
            TEST,
            ACCEPTED,
            "The old plan lies beside the new one, and new lines are blue.",
            "Five parents who read version 0.1 could not see what had changed.",
            "The project team",
            calendar.day(-3, 20),
            "The project team",
            calendar.last_day(-2),
        ),
        Verdict(
            "REC-13",
            "Have fewer people in the meeting.",
            TEST,
            DECLINED,
            "The meeting stays as large as it is.",
            "Some members have to be there for the plan to count. A parent can ask for a talk "
            "with two of them beforehand.",
            "Easterfold Council, for the team",
            calendar.day(-1, 6),
        ),
        Verdict(
            "REC-14",
            "Bring the papers a week before.",
            TEST,
            PARTLY,
            "The kit comes a week before. The other papers come when they are ready.",
            "Reports from other agencies often arrive on the day before.",
            "The project team",
            calendar.day(-1, 6),
            "Easterfold Council",
            calendar.last_day(2),
        ),
    ]


def telling_verdicts(calendar: Calendar) -> list[Verdict]:
    """Return what was recommended when “Telling It Once” was stopped."""
    return [
        Verdict(
            "REC-15",
            "Do not read the record back to the child.",
            THEME,
            PARTLY,
            "The sites will stop reading the record back to children, all but one.",
            "One site still has to read the record back where a court asks for it.",
            "The project team",
            calendar.day(-8, 6),
            "Fennick & Holt Children’s Trust",
            calendar.last_day(3),
        ),
        Verdict(
            "REC-16",
            "Agree before a pilot which answer would make you stop.",
            REVIEW,
            ACCEPTED,
            "The learning report tells every project to write down before its pilot which answer "
            "would stop it, and who says so.",
            "It took three weeks to agree that this was one.",
            "The programme manager",
            calendar.day(-8, 20),
            "The programme manager",
            calendar.last_day(-7),
        ),
    ]


TELLINGS = (
    ThemeText(
        "AGAIN",
        "Say it once",
        "Says that telling it again was not all right.",
        "You did not want to tell it again.",
        "REC-15",
    ),
)
