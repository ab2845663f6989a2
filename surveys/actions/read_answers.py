"""Read what people wrote; every reading is recorded."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Answer, SurveyDeployment


def read_answers(
    deployment: SurveyDeployment, answers: Iterable[Answer], *, by: Actor
) -> list[Answer]:
    """Return `answers` to `by` and record which ones were read, by their ids alone.

    Raises `PermissionDenied` with a reason if `by` may not read them.
    """
    decision = can(by, Action.READ_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    read = list(answers)
    if read:
        data = {"answers": [str(answer.pk) for answer in read]}
        log(instance=deployment, action="surveys.read_answers", user=by, data=data)
    return read
