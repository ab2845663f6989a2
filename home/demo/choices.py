"""Why each project of the demonstration was chosen, and how its team was called for."""

from home.demo.choosing import CallText, Choice
from home.demo.dates import Calendar, at_hour

COURT = Choice(
    "All five tests for a new project were met. Eight agencies had asked for it.",
    (
        "Parents are to read what is written in time to answer it.",
        "The draft begins with what twelve practice statements have in common.",
        "Four parents have places in the team, and all parents at the pilot are asked.",
        "It is a handbook with exercises, to be used in real cases.",
        "Every agency that writes statements can use it.",
    ),
)
LEADERSHIP = Choice(
    "All five tests were met. Five agencies had asked for something leaders can use every week.",
    (
        "Young people are to hear what became of what they said.",
        "Minutes are read before and after.",
        "Two young people are in the team and are paid for their time.",
        "Three things to do in meetings that already exist.",
        "The pack fits any agency that has a management team.",
    ),
)
MEETINGS = Choice(
    "All five tests were met for a small local project. Three agencies began it together.",
    (
        "Parents are to know what a meeting is about, and what was agreed.",
        "It builds on Easy Read guidance and on what parents said in earlier meetings.",
        "Three parents with a learning disability write the kit.",
        "The kit is used at real meetings.",
        "Others can copy the kit.",
    ),
)
TELLING = Choice(
    "Four of five tests were met and one in part: children were to be asked before the pilot.",
    (
        "Children are to tell what happened only once.",
        "Case files show how often children are asked.",
        "No child is in the team. Children will answer a survey.",
        "A protocol for four services that work with the same child.",
        "Every place has these four services.",
    ),
    ("", "", "Ask children what they think of it before the pilot opens.", "", ""),
)
SIBLINGS = Choice(
    "All five tests were met. Young people on a panel had named it first.",
    (
        "Brothers and sisters are to see each other as often as they want to.",
        "Placement records show how often visits lapse.",
        "A panel of young people follows the project from its first day.",
        "It tries out what teams that do this well already do.",
        "Every agency places brothers and sisters.",
    ),
)
CRITERIA = (
    "You work with the families it is about.",
    "You can free somebody for two days a month.",
    "You say how people who use your services would take part.",
)


def court_call(calendar: Calendar) -> CallText:
    """Return the call for the project on court: four weeks."""
    return CallText(
        summary="We look for up to seven agencies whose workers write statements for court.",
        what_we_ask="<p>Come to the seminar, lead a part of the work, and try out a draft.</p>",
        opens_at=calendar.moment(-30, 14),
        closes_at=at_hour(calendar.day(-29, 11), 17),
        criteria=CRITERIA,
    )


def leadership_call(calendar: Calendar) -> CallText:
    """Return the call for the project on leadership."""
    return CallText(
        summary="We look for agencies whose leaders want to ask better questions.",
        what_we_ask="<p>Bring a head of service, and let us sit in on your meetings.</p>",
        opens_at=calendar.moment(-22, 11),
        closes_at=at_hour(calendar.day(-21, 4), 17),
        criteria=CRITERIA,
    )


def telling_call(calendar: Calendar) -> CallText:
    """Return the call for the project that was stopped."""
    return CallText(
        summary="We look for agencies that work with children who have been hurt.",
        what_we_ask="<p>Bring people from all the services that a child meets.</p>",
        opens_at=calendar.moment(-26, 9),
        closes_at=at_hour(calendar.day(-25, 20), 17),
        criteria=CRITERIA,
    )


def siblings_call(calendar: Calendar) -> CallText:
    """Return the call that is open now."""
    return CallText(
        summary="We look for up to seven agencies to keep brothers and sisters in touch.",
        what_we_ask=(
            "<p>Say what you could bring: a team that does this well, or one that knows it does "
            "not. Both are of use.</p><ul><li>A first word by the 25th, so that we can plan the "
            "webinar</li><li>A seminar at the start, and four meetings a year</li>"
            "<li>A lead for at least one stage</li><li>A pilot site</li></ul>"
        ),
        opens_at=calendar.moment(-1, 15),
        closes_at=at_hour(calendar.from_anchor(28), 17),
        criteria=CRITERIA,
    )
