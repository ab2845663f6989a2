"""The recruiting project “Brothers and Sisters Together”."""

from typing import Any

from changeprojects.models import ChangeProjectPage
from home.demo import priorities
from home.demo.dates import Calendar, in_words
from home.demo.plan import Outcome, Plan

SUMMARY = (
    "We are looking for up to seven agencies to work on keeping brothers and sisters in touch "
    "when they live in different places."
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan: a call is open and nobody is chosen yet."""
    return Plan(
        slug="brothers-and-sisters-together",
        fields=_fields(calendar),
        topic=priorities.SIBLINGS,
        outcomes=(
            Outcome(
                "Brothers and sisters in care",
                "They see each other as often as they want to, and know why when they cannot.",
                "Children say so.",
            ),
        ),
    )


def _fields(calendar: Calendar) -> dict[str, Any]:
    closes = in_words(calendar.from_anchor(28))
    return {
        "title": "Brothers and Sisters Together",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.SPECIFIC_NEED,
        "scale": ChangeProjectPage.Scale.NETWORK,
        "sensitivity": ChangeProjectPage.Sensitivity.NONE,
        "why": (
            "<p>Brothers and sisters who come into care are often placed apart. Visits are "
            "agreed, and then they lapse: a change of worker, a long drive, a school play on the "
            "same day. Young people on Lowmarsh’s panel named it first.</p>"
            f"<p>The call for expressions of interest closes on {closes}. Say what you could "
            "bring: a team that does this well, or one that knows it does not. Both are of "
            "use.</p>"
        ),
        "who": "An open call to all partner agencies. Nobody has been chosen yet.",
        "planned_start": calendar.day(1, 12),
        "planned_end": calendar.day(21, 12),
    }
