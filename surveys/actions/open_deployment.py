"""Open a survey to people."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone

from surveys.actions.deployment_status import Status, move_deployment
from surveys.models import SurveyDeployment
from surveys.rules.retention import last_day_of_answers
from surveys.selectors.notices import reasons_as_stored


@transaction.atomic
def open_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Open `deployment`, new or suspended, if everything people need is in place.

    From then on it is fixed how long answers are kept, because people read it. Nobody was asked
    before it was opened: if it was to open earlier, it opens now.
    """
    is_new = deployment.status == Status.DRAFT
    opened = move_deployment(
        deployment,
        Status.OPEN,
        since=(Status.DRAFT, Status.SUSPENDED),
        by=by,
        check=reasons_as_stored,
    )
    if is_new:
        now = timezone.now()
        opened.opens_at = max(opened.opens_at or now, now)
    opened.answers_until = last_day_of_answers(opened)
    opened.save(update_fields=["opens_at", "answers_until"])
    return opened
