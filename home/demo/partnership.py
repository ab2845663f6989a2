"""The planned project on partnership work and domestic violence: public, without a team."""

from typing import Any

from changeprojects.models import BudgetLine, ChangeProjectPage
from home.demo import priorities
from home.demo.dates import Calendar
from home.demo.plan import Money, Outcome, Plan

SUMMARY = (
    "A planned project on the skills that front-line workers of different agencies need to work "
    "together, and with families, where there is domestic violence."
)


def plan(calendar: Calendar) -> Plan:
    """Return the project's plan: no team yet, no call yet, no product."""
    return Plan(
        slug="partnership-working-on-the-front-line",
        fields=_fields(calendar),
        topic=priorities.VIOLENCE,
        outcomes=(
            Outcome(
                "Survivors and their children",
                "They tell what happened once, to someone who acts on it, and nothing that is "
                "shared puts them in more danger.",
                "To be agreed with survivors before the project starts.",
            ),
            Outcome(
                "Front-line workers",
                "They know who does what, and can say no to each other and still work together.",
            ),
        ),
        money=(Money(BudgetLine.Purpose.PILOT, 25_000),),
    )


def _fields(calendar: Calendar) -> dict[str, Any]:
    return {
        "title": "Partnership Working on the Front Line: Domestic Violence",
        "summary": SUMMARY,
        "kind": ChangeProjectPage.Kind.SPECIFIC_NEED,
        "scale": ChangeProjectPage.Scale.NETWORK,
        "sensitivity": ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE,
        "why": (
            "<p>Where there is domestic violence, a family may meet the police, a health "
            "visitor, a school, a housing officer, a social worker and a refuge in the same "
            "week. Each does part of the work. Nine agencies told us the same: what goes wrong "
            "goes wrong in the gaps between them.</p>"
            "<p>They asked for this project. Nothing about it is settled: what it will "
            "make, and how, is for the team that will be formed by an open call. Before there is "
            "any plan, we ask people who have lived with it what should change.</p>"
            "<p>If you read this at home, think first about who may see your screen. The page "
            "“Staying safe here” tells how to leave fast, and what that does not hide.</p>"
        ),
        "who": (
            f"No team yet. The call opens in {calendar.month(2)}, to all partner agencies, for "
            "up to seven places. Survivors will have places of their own."
        ),
        "planned_start": calendar.day(2, 15),
        "planned_end": calendar.day(24, 15),
    }
