"""Count every survey of which something new may be told."""

from surveys.actions.keep_figures import keep_figures
from surveys.actions.keep_pool import keep_pool
from surveys.models import SurveyDeployment


def keep_all_figures() -> None:
    """Count the surveys that are not counted for the last time, each in its own transaction.

    Then the sites where too few answered, together with those that were asked the same.
    """
    opened = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    for deployment in opened.exclude(figures__is_final=True):
        keep_figures(deployment)
    keep_all_pools()


def keep_all_pools() -> None:
    """Count, as one, the small sites that were asked the same and are all counted by now."""
    opened = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    small = opened.filter(figures__is_final=True, figures__people=0, figures__pool__isnull=True)
    seen = set()
    for deployment in small.filter(site__isnull=False).select_related("version"):
        version = deployment.version
        asked = (deployment.pilot_id, version and version.survey_id, deployment.wave)
        if asked not in seen:
            seen.add(asked)
            keep_pool(deployment)
