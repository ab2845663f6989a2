"""Which surveys a public page may lead to: the one place that says so."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from surveys.models import SurveyDeployment

HIGH = "high"
WITH_CARE = ("sensitive", HIGH)


def asked_now() -> list[SurveyDeployment]:
    """Return the surveys of whole projects, not of one pilot, that take answers now. One query.

    A pilot's survey is handed out at its sites; on a public page it would draw answers from
    people who never saw what is piloted.
    """
    deployments = (
        SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN, pilot=None)
        .select_related("version", "project")
        .order_by("closes_at", "code")
    )
    return [one for one in deployments if one.phase == SurveyDeployment.Phase.OPEN]


def asked_with_care(projects: Iterable[UUID | str]) -> QuerySet[SurveyDeployment]:
    """Return the surveys of `projects` about something that is hard to be seen reading of.

    As they were frozen, and also when they are over: the pages go on telling of them.
    """
    return SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT).filter(
        project__translation_key__in=projects, version__schema__safety_profile__in=WITH_CARE
    )


def has_public_door(deployment: SurveyDeployment) -> bool:
    """Say whether a public page may name the address of an open survey.

    Only if everybody may answer, on their own yes alone: nobody has to be invited, to sit at a
    tablet, or to have been permitted by somebody else, which a stranger who presses “Start” was
    not. And never where somebody may be watched: whoever finds the address in the memory of a
    browser could look up there what was asked.
    """
    schema = deployment.version.schema if deployment.version else {}
    return (
        deployment.pilot_id is None
        and not deployment.access
        and not deployment.age_group
        and not deployment.consent_route
        and bool(schema)
        and schema.get("safety_profile") != HIGH
    )
