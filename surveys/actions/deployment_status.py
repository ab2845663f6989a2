"""The one way in which the status of a deployment changes."""

from collections.abc import Callable, Collection

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, can
from surveys.exceptions import DeploymentNotReady, Reason, WrongStatus
from surveys.models import SurveyDeployment

PERMISSION = "surveys.change_surveydeployment"
Status = SurveyDeployment.Status


def may_move_deployment(
    deployment: SurveyDeployment, to: Status, *, by: User | AnonymousUser
) -> bool:
    """Say whether `by` may move `deployment`: who runs surveys, or to stop it also its lead."""
    if by.has_perm(PERMISSION):
        return True
    return to == Status.SUSPENDED and can(by, Action.SUSPEND, deployment).ok


def move_deployment(
    deployment: SurveyDeployment,
    to: Status,
    *,
    since: Collection[Status],
    by: User | AnonymousUser | None,
    check: Callable[[SurveyDeployment], list[Reason]] = lambda _: [],
) -> SurveyDeployment:
    """Move `deployment` to the status `to` and log it; return it as it is then.

    `by` is the person who does it; None is the system itself. Raises `PermissionDenied`,
    `WrongStatus` or, with what `check` found, `DeploymentNotReady`.
    """
    if by is not None and not may_move_deployment(deployment, to, by=by):
        raise PermissionDenied
    with transaction.atomic():
        locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
        if locked.status not in since:
            message = f"Its status is “{locked.get_status_display()}”, so this cannot be done."
            raise WrongStatus([Reason("wrong_status", message, "status")])
        if reasons := check(locked):
            raise DeploymentNotReady(reasons)
        locked.status = to
        locked.save(update_fields=["status"])
        log(locked, f"surveys.{to.value}", user=by)
    deployment.status = to
    return locked
