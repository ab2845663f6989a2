"""Whether somebody is there who can open what people leave to be contacted."""

from collections.abc import Iterable

from django.utils import timezone

from surveys.models import AccessGrant, SurveyDeployment
from surveys.models.grant import AccessGrantQuerySet
from surveys.rules.dates import contacts_go_on
from surveys.selectors.grants import could_read

GROUP = "Contact keepers"


def has_keeper(deployment: SurveyDeployment) -> bool:
    """Say whether anybody may open contact details of `deployment` today. One query."""
    return _grants().about(deployment.project_id).exists()


def without_keeper(deployments: Iterable[SurveyDeployment]) -> set[int]:
    """Return the ids of those where people may have left contact details that nobody can open.

    People were asked, and what they left is not deleted yet. `deployments` is not looked at where
    somebody may open those of every project: one query then.
    """
    kept = set(_grants().values_list("project", flat=True))
    if None in kept:
        return set()
    return {one.pk for one in deployments if one.project_id not in kept and _may_hold_some(one)}


def _grants() -> AccessGrantQuerySet:
    holding = AccessGrant.objects.valid(timezone.localdate())
    return holding.filter(person__in=could_read([GROUP]))


def _may_hold_some(deployment: SurveyDeployment) -> bool:
    was_asked = deployment.status != SurveyDeployment.Status.DRAFT
    return was_asked and timezone.localdate() < contacts_go_on(deployment)
