"""Whether an invitation may still be used."""

from surveys.invitations import lookup_of
from surveys.models import Invitation, SurveyDeployment


def is_invited(deployment: SurveyDeployment, typed: str) -> bool:
    """Say whether the code that was `typed` is that of an unused invitation to `deployment`."""
    free = Invitation.objects.filter(deployment=deployment, lookup=lookup_of(typed), is_used=False)
    return free.exists()
