"""A final version tells how people took part, and answers what they asked for."""

from typing import Any

from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import is_learning_report

FIELDS = (
    "involvement_aim",
    "involvement_methods",
    "involvement_results",
    "involvement_influence",
    "involvement_reflections",
)


@registered
class InvolvementIsTold(Rule):
    """B10: a final version tells how people who use services took part."""

    code = "B10"
    asks = "All five parts about involvement are filled in."
    message = "Fill in all five parts of “Involvement” before a final version."
    field = "involvement_aim"

    def applies(self, page: Any) -> bool:
        """Return whether this is a final version."""
        return page.stage == "final" and not is_learning_report(page)

    def is_met(self, page: Any) -> bool:
        """Return whether none of the five is empty."""
        return all(getattr(page, name).strip() for name in FIELDS)


@registered
class RecommendationsAreDecided(Rule):
    """B11: nobody's recommendation is left without an answer."""

    code = "B11"
    asks = "Every recommendation of the project is decided."
    message = "Decide every recommendation in the register before a final version."
    field = "stage"

    def applies(self, page: Any) -> bool:
        """Return whether this is a final version."""
        return page.stage == "final" and not is_learning_report(page)

    def is_met(self, page: Any) -> bool:
        """Return whether none of the project's recommendations is undecided."""
        return not self._undecided(page)

    def explain(self, page: Any) -> str:
        """Return which ones wait for a decision."""
        codes = self._undecided(page)
        if not codes:
            return self.message
        return f"Decide {', '.join(codes)} in the register before a final version."

    def _undecided(self, page: Any) -> list[str]:
        project = page.project
        if project is None:
            return []
        undecided = project.recommendations.filter(decision="undecided").order_by("code")
        return list(undecided.values_list("code", flat=True))
