"""Counts of the answers to choice questions."""

from typing import Any

from surveys.access import Action, too_few
from surveys.admin_views.base import DeploymentView
from surveys.selectors.beside import beside
from surveys.selectors.results import results_of
from surveys.selectors.themes_by_how import told_by_how


class Results(DeploymentView):
    """What was last counted: about how many people, and a table for each question at the end."""

    action = Action.SEE_RESULTS
    tab = "results"
    fetched = (*DeploymentView.fetched, "figures")
    page_title = "Results"
    template_name = "surveys/admin/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was last counted."""
        results = results_of(self.deployment)
        compared = beside(self.deployment) if results.is_final else {}
        return super().get_context_data(**kwargs) | {
            "results": results,
            "tables": [
                (table, compared.get(table.get("question", ""))) for table in results.tables
            ],
            "themes": told_by_how(self.deployment) if results.is_final else None,
            "reason": too_few(results.minimum),
        }
