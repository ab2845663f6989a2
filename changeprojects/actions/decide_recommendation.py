"""Answer a recommendation."""

from dataclasses import dataclass, fields
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import EventPage, Recommendation
from changeprojects.rights import check_right


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with all that the public is told about it."""

    decision: str
    answer: str
    reason: str
    decided_by: str
    decided_on: date | None
    owner: str = ""
    due: date | None = None
    carried_out_at: EventPage | None = None


def decide_recommendation(
    recommendation: Recommendation, verdict: Verdict, *, by: AbstractUser | None
) -> Recommendation:
    """Record the decision and release the project's head again if that changes it.

    Raises `NotAllowed` without the right, `ValidationError` if the verdict lacks the
    answer, the reason, who decided or when.
    """
    check_right(recommendation, by)
    for one in fields(verdict):
        setattr(recommendation, one.name, getattr(verdict, one.name))
    with transaction.atomic():
        keep_entry(recommendation)
        log(
            instance=recommendation,
            action="changeprojects.decide_recommendation",
            user=by,
            data={"decision": recommendation.decision},
        )
    return recommendation
