"""Begin to read a survey's answers as the second coder."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.exceptions import NotSecond, Reason
from surveys.models import SecondReading, SurveyDeployment
from surveys.selectors.readings import has_coded, has_seen_codes, second_reading_of


@transaction.atomic
def begin_second_reading(deployment: SurveyDeployment, *, by: Actor) -> SecondReading:
    """Let `by` code apart from the others until they are done. A survey is read twice, once.

    Raises `PermissionDenied` if `by` may not code answers here, `NotSecond` with a sentence if
    they coded answers of it before or saw how others did, or if somebody reads it.
    """
    decision = can(by, Action.CODE_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    locked = SurveyDeployment.objects.select_for_update(no_key=True).get(pk=deployment.pk)
    if reason := why_not_second(locked, by):
        raise NotSecond([reason])
    second = SecondReading.objects.create(
        deployment=locked, coder_id=by.pk, begun_at=timezone.now()
    )
    log(instance=locked, action="surveys.second_reading", user=by, data={"done": False})
    return second


def why_not_second(deployment: SurveyDeployment, person: Actor) -> Reason | None:
    """Return why somebody cannot be the second coder of a survey; None if they can."""
    if second_reading_of(deployment):
        return Reason("read_already", "A second coder has begun.")
    if has_coded(deployment, person.pk):
        message = "You coded answers of this survey. Ask somebody who has not to read them."
        return Reason("coded_first", message)
    if has_seen_codes(deployment, person.pk):
        message = (
            "You have seen how others coded answers of this survey. Ask somebody who has not to "
            "read them."
        )
        return Reason("seen_codes", message)
    return None
