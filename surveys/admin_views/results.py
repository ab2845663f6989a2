"""Counts of the answers to choice questions."""

from typing import Any

from surveys.access import Action, too_few
from surveys.admin_views.base import DeploymentView
from surveys.selectors.results import results_of


class Results(DeploymentView):
    """A table for each choice question; nothing at all while too few people answered."""

    action = Action.SEE_RESULTS
    tab = "results"
    page_title = "Results"
    template_name = "surveys/admin/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts that may be shown, or the sentence that says why there are none."""
        results = results_of(self.deployment)
        return super().get_context_data(**kwargs) | {
            "results": results,
            "reason": "" if results.enough else too_few(results.minimum),
        }
