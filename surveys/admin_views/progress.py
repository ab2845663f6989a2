"""How the surveys come along."""

from typing import Any

from surveys.access import Action
from surveys.admin_views.base import VoicePage
from surveys.selectors.progress import opened_deployments, progress


class ProgressPage(VoicePage):
    """Who started and sent, by weeks, for each survey, site and wave; never what they said."""

    action = Action.SEE_PROGRESS
    page_title = "Progress"
    template_name = "surveys/admin/progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of one page."""
        page = self.part(opened_deployments())
        return super().get_context_data(**kwargs) | {
            "page": page,
            "rows": progress(page.object_list),
        }
