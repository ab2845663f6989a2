"""Answer a recommendation."""

from dataclasses import asdict, dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import Recommendation
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


def decide_recommendation(
    recommendation: Recommendation, verdict: Verdict, *, by: AbstractUser | None
) -> Recommendation:
    """Record the decision and release the project's head again if that changes it.

    Raises `NotAllowed` without the right, `ValidationError` if the verdict lacks the
    answer, the reason, who decided or when.
    """
    check_right(recommendation, by)
    for name, value in asdict(verdict).items():
        setattr(recommendation, name, value)
    with transaction.atomic():
        keep_entry(recommendation)
        log(
            instance=recommendation,
            action="changeprojects.decide_recommendation",
            user=by,
            data={"decision": recommendation.decision},
        )
    return recommendation
