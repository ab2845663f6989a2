"""Open a survey to people."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from surveys.actions.deployment_status import Status, move_deployment
from surveys.models import SurveyDeployment
from surveys.rules.retention import last_day_of_answers
from surveys.selectors.notices import reasons_against_opening


@transaction.atomic
def open_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Open `deployment`, new or suspended, if everything people need is in place.

    From then on it is fixed how long answers are kept, because people read it.
    """
    opened = move_deployment(
        deployment,
        Status.OPEN,
        since=(Status.DRAFT, Status.SUSPENDED),
        by=by,
        check=reasons_against_opening,
    )
    opened.answers_until = last_day_of_answers(opened)
    opened.save(update_fields=["answers_until"])
    return opened
