"""The list of surveys that were opened to people."""

from typing import Any

from surveys.access import Action, needs_a_grant, which, which_about
from surveys.admin_views.base import VoiceView, keeperless_in, survey_title, unproven_of
from surveys.models import SurveyDeployment
from surveys.selectors.deployments import DeploymentRow, deployment_rows, told_deployments
from surveys.selectors.sheets import why_no_contact

# Where a row of the list leads.
_LEADS_TO = (
    Action.SEE_RESULTS,
    Action.SCREEN,
    Action.ENTER_ANSWERS,
    Action.READ_ANSWERS,
    Action.SEE_THEMES,
)


class DeploymentList(VoiceView):
    """Every survey that was opened, with how many people answered in bands."""

    action = Action.SEE_DEPLOYMENTS
    page_title = "What people said"
    template_name = "surveys/admin/deployments.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of one page, and which of their pages this person may open."""
        page = self.part(told_deployments())
        known = SurveyDeployment.objects.select_related("version")
        asked = known.filter(status=SurveyDeployment.Status.OPEN)
        by_group = which(self.request.user, [*_LEADS_TO, Action.SEE_PROGRESS])
        return super().get_context_data(**kwargs) | {
            "page": page,
            "unproven": unproven_of(self.request.user, asked),
            "keeperless": keeperless_in(known),
            "rows": self._rows(deployment_rows(page.object_list)),
            "may_see_progress": Action.SEE_PROGRESS in by_group,
            "reads": any(needs_a_grant(action) for action in by_group),
        }

    def _rows(self, rows: list[DeploymentRow]) -> list[dict[str, Any]]:
        """Return each with what this person may open about it, and whether that is less."""
        found = which_about(self.request.user, _LEADS_TO, [row.deployment for row in rows])
        return [
            {
                "row": row,
                "title": survey_title(row.deployment),
                "may": (may := found[row.deployment.pk]),
                "enter": _to_enter(row.deployment),
                "is_let": any(needs_a_grant(action) for action in may),
            }
            for row in rows
        ]


def _to_enter(deployment: SurveyDeployment) -> str:
    """Return what the link is called that leads to what can be typed in; "" if nothing can."""
    if deployment.status == SurveyDeployment.Status.OPEN:
        return "Enter answers"
    return "" if why_no_contact(deployment) else "Enter sheets of paper"
