"""Two rounds of talks with agencies, and the topics out of which the projects came."""

from home.demo.choosing import RoundText, TopicText
from home.demo.dates import Calendar

COURT = "Families read what is written about them before a court does."
LEADERS = "Leaders use evidence, and what people say, in the meetings they already have."
TELLING = "Children tell what happened to them once."
VIOLENCE = "Workers of different agencies act together where there is domestic violence."
MEETING = "Parents with a learning disability can follow a meeting about their family."
SIBLINGS = "Brothers and sisters in care stay in touch."


def first_round(calendar: Calendar) -> RoundText:
    """Return the round before the first projects."""
    year = calendar.day(-34).year
    return RoundText(
        slug=str(year),
        title=f"Priorities {year}",
        summary="What partner agencies said they and the families they work with need.",
        opens_on=calendar.day(-34, 5),
        closes_on=calendar.day(-32, 20),
        topics=(
            TopicText(
                COURT,
                "current",
                "both",
                (
                    "aldermoor",
                    "brackwater",
                    "dunmere",
                    "easterfold",
                    "fennick",
                    "greywell",
                    "harrowmead",
                    "inglewick",
                ),
            ),
            TopicText(
                LEADERS,
                "future",
                "skill",
                ("brackwater", "easterfold", "inglewick", "kestrel", "lowmarsh"),
            ),
            TopicText(
                TELLING,
                "current",
                "service",
                ("aldermoor", "corrance", "fennick", "inglewick", "kestrel", "lowmarsh"),
            ),
        ),
    )


def second_round(calendar: Calendar) -> RoundText:
    """Return the latest round."""
    year = calendar.day(-9).year
    return RoundText(
        slug=str(year),
        title=f"Priorities {year}",
        summary="What agencies need now, and what they see coming.",
        opens_on=calendar.day(-9, 4),
        closes_on=calendar.day(-7, 28),
        topics=(
            TopicText(
                VIOLENCE,
                "future",
                "skill",
                (
                    "aldermoor",
                    "brackwater",
                    "corrance",
                    "easterfold",
                    "greywell",
                    "harrowmead",
                    "inglewick",
                    "jorvale",
                    "kestrel",
                ),
            ),
            TopicText(MEETING, "current", "service", ("easterfold", "greywell", "inglewick")),
            TopicText(
                SIBLINGS, "current", "service", ("brackwater", "fennick", "greywell", "lowmarsh")
            ),
        ),
    )
