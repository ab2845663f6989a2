"""Begin to answer."""

from django.db import transaction

from surveys.actions.tally import tally
from surveys.models import Draft, SurveyDeployment, SurveyVersion
from surveys.rules.expiry import expiry
from surveys.seat import Seat, new_key


@transaction.atomic
def start_draft(deployment: SurveyDeployment, version: SurveyVersion) -> Seat:
    """Return a fresh seat in `deployment`, pinned for good to `version`, open now."""
    draft = Draft.objects.create(
        deployment=deployment,
        version=version,
        expires_at=expiry(version.schema["safety_profile"], shared=deployment.is_kiosk),
    )
    tally(deployment.pk, "started")
    return Seat(draft, new_key())
