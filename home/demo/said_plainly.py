"""What became of what was said, theme by theme, for young people and in Easy Read."""

from collections.abc import Iterable
from dataclasses import dataclass

from surveys.models import SaidPlainly, SurveyDeployment

DONE, GOING = SaidPlainly.Answer.DONE, SaidPlainly.Answer.GOING
DECLINED, OPEN = SaidPlainly.Answer.DECLINED, SaidPlainly.Answer.OPEN


@dataclass(frozen=True, slots=True)
class Plain:
    """One theme in one version: a sentence on each line."""

    said: str
    did: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlainText:
    """One theme in both versions, and what the answer tells."""

    theme: str
    answer: str
    young_people: Plain
    easy_read: Plain


def rows_about(deployment: SurveyDeployment, texts: Iterable[PlainText]) -> list[SaidPlainly]:
    """Return the rows of a page about this survey, not yet stored."""
    themes = {theme.code: theme for theme in deployment.themes.in_use()}
    return [
        SaidPlainly(
            theme=themes[text.theme],
            answer=text.answer,
            young_people_said=text.young_people.said,
            young_people_did=text.young_people.did,
            young_people_why=text.young_people.why,
            easy_read_said=text.easy_read.said,
            easy_read_did=text.easy_read.did,
            easy_read_why=text.easy_read.why,
        )
        for text in texts
    ]


COURT = (
    PlainText(
        "SEE",
        DONE,
        Plain(
            "You saw the paper about your family too late. Some of you never saw it.",
            "Now workers must show it to the family.\n"
            "They do that at least 5 working days before they send it to the court.",
            "5 days was the longest time that all three places could keep to.",
        ),
        Plain(
            "You saw the paper too late. Or you never saw it.",
            "Now your worker shows you the paper.\n"
            "You get it 5 working days before it goes to the court.",
            "All three places can do 5 days.\nThey cannot all do more.",
        ),
    ),
    PlainText(
        "SOURCE",
        DONE,
        Plain(
            "Nobody told you who had said the things in it.",
            "Now each fact says who saw it, or who said it.\n"
            "Workers get an example that they can copy.",
            "Somebody checked the papers. They found the same problem.",
        ),
        Plain(
            "You did not know who said these things.",
            "Now the paper tells you who saw it or said it.\nIt tells you for each fact.",
            "We looked at some papers.\nMany did not tell who said it.",
        ),
    ),
    PlainText(
        "LONG",
        DECLINED,
        Plain(
            "It was too long to take in.",
            "The paper stays as long as it is.\n"
            "The handbook asks for one page in front that sums it up.",
            "Courts need all the parts of it.\n"
            "One place tried a shorter paper, and it was sent back.",
        ),
        Plain(
            "The paper is too long.",
            "The paper stays long.\nOne page in front has the main things.",
            "The court needs all the parts.\nOne place tried a short paper.\nIt was sent back.",
        ),
    ),
    PlainText(
        "PLAIN",
        DONE,
        Plain(
            "Nobody told you what would happen on the day.",
            "Now there is a sheet for parents. It is called “What happens on the day”.",
            "Parents on the team wrote it, and it cost little.",
        ),
        Plain(
            "Nobody told you what happens on the day.",
            "There is a new sheet.\nIt is called: What happens on the day.",
            "Parents wrote it.\nIt did not cost much.",
        ),
    ),
    PlainText(
        "TRAVEL",
        GOING,
        Plain(
            "You had no money for the bus. Nobody could look after the children.",
            "Aldermoor will pay for travel and childcare on court days.",
            "Nobody should miss court because of a bus fare.\n"
            "The council has to find the money first.",
        ),
        Plain(
            "You had no money for the bus. You had no one to mind the children.",
            "Aldermoor said: we will pay for this on court days.",
            "You need to get to court.\nThe council has to find the money first.",
        ),
    ),
    PlainText(
        "KNOW",
        GOING,
        Plain(
            "You had one worker after another. You wanted one person to ring.",
            "Greywell will give each parent one worker.\n"
            "It stays the same person from the first letter to the last day in court.",
            "Somebody else has to look after that worker’s other families.\n"
            "So it starts with two teams.",
        ),
        Plain(
            "You had many workers. You wanted one you can ring.",
            "Greywell will give you one worker.\nThis worker stays.",
            "Somebody must help the worker’s other families.\nSo we start with two teams.",
        ),
    ),
    PlainText(
        "TEXT",
        DECLINED,
        Plain(
            "You wanted a text with the date. Letters get lost.",
            "We will not ask courts or workers to send dates by text.",
            "Sometimes another person reads the phone. Then a text is not safe.\n"
            "The handbook says: ask each parent which way is safe.",
        ),
        Plain(
            "You wanted a text with the date.",
            "We will not ask for texts.",
            "Another person can read your phone.\nThen a text is not safe.\n"
            "Your worker asks you: which way is safe?",
        ),
    ),
)

# What was said of it once the day had passed.
TRAVEL_SINCE = PlainText(
    "TRAVEL",
    GOING,
    Plain(
        "You had no money for the bus. Nobody could look after the children.",
        "Aldermoor said it will pay for travel and childcare on court days.\nIt has not paid yet.",
        "The money went to something else.\nThe council has to talk about it again.",
    ),
    Plain(
        "You had no money for the bus. You had no one to mind the children.",
        "Aldermoor said: we will pay for this on court days.\nIt has not paid yet.",
        "The money went to something else.\nThe council will talk about it again.",
    ),
)

LISTENING = (
    PlainText(
        "NEXT",
        OPEN,
        Plain(
            "You said what you think. Nobody came back to tell you what happened.",
            "The people in charge were asked: tell young people, by a fixed day.\n"
            "They have not decided yet.",
        ),
        Plain(
            "Nobody told you what happened next.",
            "We asked the people in charge: tell them.\nThey have not decided yet.",
        ),
    ),
    PlainText(
        "KNOW",
        OPEN,
        Plain(
            "You would rather talk to someone you know.",
            "The people in charge were asked: let young people choose.\nThey have not decided yet.",
        ),
        Plain(
            "You want to talk to someone you know.",
            "We asked the people in charge: let them choose.\nThey have not decided yet.",
        ),
    ),
    PlainText(
        "MEETING",
        OPEN,
        Plain(
            "You did not want to say it in front of lots of people.",
            "The people in charge were asked: let there be another way than a meeting.\n"
            "They have not decided yet.",
        ),
        Plain(
            "Too many people were in the room.",
            "We asked the people in charge for another way.\nThey have not decided yet.",
        ),
    ),
    PlainText(
        "WHO",
        OPEN,
        Plain(
            "Nobody told you in plain words who decides.",
            "The boss should meet young people twice a year. That is what was asked for.\n"
            "Nobody has decided yet.",
        ),
        Plain(
            "You did not know who decides.",
            "We asked the boss to meet you two times a year.\nNobody has decided yet.",
        ),
    ),
)
