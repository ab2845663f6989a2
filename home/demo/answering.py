"""What agencies wrote when a call was open, by the doors that link officers use."""

from dataclasses import dataclass, field
from functools import partial

from changeprojects.actions.begin_interest import begin_interest
from changeprojects.actions.move import move
from changeprojects.actions.save_answers import save_answers
from changeprojects.models import Agency, CallPage, ChangeProjectPage, ExpressionOfInterest
from changeprojects.selectors.stamps import stamp_of
from home.demo.dates import Calendar
from home.demo.plan import Step

MEMBERS = ("front_line", "operational")


@dataclass(frozen=True, slots=True)
class InterestText:
    """What one agency answered, on which day of last month, and what became of it."""

    agency: str
    day: int
    motivation: str
    expertise: str = ""
    involvement: str = ""
    sponsor: str = ""
    levels: tuple[str, ...] = MEMBERS
    days: int = 2
    moves: tuple[tuple[str, str], ...] = field(default=(("send", ""),))


def answer_call(project: str, text: InterestText) -> None:
    """Write an expression of interest, and send it if it was sent."""
    call = CallPage.objects.child_of(ChangeProjectPage.objects.get(slug=project)).get()
    interest = begin_interest(call, Agency.objects.get(slug=text.agency), by=None)
    answers = {
        "motivation": text.motivation,
        "expertise": text.expertise,
        "levels_offered": list(text.levels),
        "involvement_plan": text.involvement,
        "capacity_days": text.days,
        "sponsor_name": text.sponsor,
    }
    save_answers(interest, answers, seen=stamp_of(interest, answers), by=None)
    for name, reason in text.moves:
        move(ExpressionOfInterest.objects.get(pk=interest.pk), name, reason=reason)


def answers_to(project: str, texts: tuple[InterestText, ...], calendar: Calendar) -> list[Step]:
    """Return the answers to an open call, each on its day."""
    return [
        Step(calendar.moment(-1, text.day, 11), partial(answer_call, project, text))
        for text in texts
    ]


SIBLINGS: tuple[InterestText, ...] = (
    InterestText(
        "brackwater",
        17,
        "Two in five of our children in care live apart from a brother or sister. Visits lapse "
        "and nobody notices for months.",
        "One team keeps a calendar of visits with the children. It has done so for two years.",
        "Three young people from our care council join every second meeting and are paid.",
        "The director of children’s services",
    ),
    InterestText(
        "fennick",
        18,
        "We place more children than we have homes for, and brothers and sisters pay for it.",
        "We know well what does not work, and have kept a record of every visit that lapsed.",
        "A group of foster carers and a group of children read what we write.",
        "The chief executive",
        days=3,
    ),
    InterestText(
        "greywell",
        20,
        "We drive children to these visits and hear on the way back what they think of them.",
        "Eleven years of supported visits, and two workers who grew up in care themselves.",
        "The two of them lead our part. Children choose what is asked.",
        "The head of services",
        ("front_line",),
    ),
    InterestText(
        "dunmere",
        21,
        "Ours is a long coast with one road. An hour’s drive is why visits stop here.",
        "We have tried visits by video with six families, and can say when they are no use.",
        "Two parents whose children are placed apart would advise us.",
        "The head of looked-after children",
    ),
    InterestText(
        "corrance",
        24,
        "Courts ask us what visits will look like in a year. We do not have an honest answer.",
        "A small study of 20 plans, read a year later. It is not flattering.",
        "Our youth panel names two members for the whole project.",
        "The director of children’s services",
        ("front_line", "operational", "strategic"),
    ),
    InterestText(
        "easterfold",
        23,
        "We would like our independent reviewing officers to ask about it every time.",
        moves=(),
    ),
    InterestText(
        "inglewick",
        27,
        "Our nurses meet these children once a year and could ask.",
        "Not written yet.",
        days=1,
        moves=(),
    ),
    InterestText(
        "jorvale",
        19,
        "We meet these families on the worst day and would like to do the next day better.",
        "Two officers work with the children’s team.",
        "None yet.",
        "The superintendent",
        ("operational",),
        1,
        (("send", ""), ("withdraw", "")),
    ),
    InterestText(
        "kestrel",
        28,
        "We would try out anything that keeps visits going in the summer, when all the staff "
        "are away.",
        "A summer scheme for brothers and sisters, in its second year.",
        "Six young people from the scheme.",
        "The director of children’s services",
        moves=(
            ("send", ""),
            (
                "decline",
                "As agreed with you on the telephone: you would try out what others make, and the "
                "team makes it. Sites are found when there is something to try. We ask you then.",
            ),
        ),
    ),
)
