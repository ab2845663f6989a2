"""Read what people wrote; every reading is recorded."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Answer, SurveyDeployment
from surveys.rules.named_in_log import named


def read_answers(
    deployment: SurveyDeployment, answers: Iterable[Answer], *, by: Actor, codes: bool = False
) -> list[Answer]:
    """Return `answers` to `by` and record which ones were read, by their ids alone.

    Of those that came this week only that there were some: the log has minutes, answers have none.
    And whether the `codes` of the first reading were shown with them: who has seen those cannot
    read second. Raises `PermissionDenied` with a reason if `by` may not read them.
    """
    decision = can(by, Action.READ_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    read = list(answers)
    if read:
        came = [(answer.pk, answer.response.received_week) for answer in read]
        data = named("answers", came, today=timezone.localdate()) | {"codes": codes}
        log(instance=deployment, action="surveys.read_answers", user=by, data=data)
    return read


def open_codes(deployment: SurveyDeployment, *, by: Actor) -> None:
    """Let `by` see the codes of the first reading from now on, and so read second no more.

    Raises `PermissionDenied` with a reason if `by` may not read answers here.
    """
    decision = can(by, Action.READ_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    data = {"answers": list[str](), "codes": True}
    log(instance=deployment, action="surveys.read_answers", user=by, data=data)
