"""The list of surveys that were opened to people."""

from typing import Any

from surveys.access import Action, which
from surveys.admin_views.base import VoiceView, survey_title
from surveys.selectors.deployments import deployment_rows, told_deployments


class DeploymentList(VoiceView):
    """Every survey that was opened, with how many people answered in bands."""

    action = Action.SEE_DEPLOYMENTS
    page_title = "What people said"
    template_name = "surveys/admin/deployments.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of one page, and which of their pages this person may open."""
        offered = which(self.request.user, Action)
        page = self.part(told_deployments())
        rows = deployment_rows(page.object_list)
        return super().get_context_data(**kwargs) | {
            "page": page,
            "rows": [(row, survey_title(row.deployment)) for row in rows],
            "may_enter": Action.ENTER_ANSWERS in offered,
            "may_screen": Action.SCREEN in offered,
            "may_see_results": Action.SEE_RESULTS in offered,
            "may_read_answers": Action.READ_ANSWERS in offered,
            "may_see_themes": Action.SEE_THEMES in offered,
        }
