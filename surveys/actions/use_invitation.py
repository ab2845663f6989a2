"""Use an invitation."""

from surveys.invitations import lookup_of
from surveys.models import Invitation, SurveyDeployment


def use_invitation(deployment: SurveyDeployment, typed: str) -> bool:
    """Use the invitation whose code was `typed`; False if there is none or it was used.

    One statement, so that of two people with one code only the first comes in. What is
    started with it is not written down.
    """
    free = Invitation.objects.filter(deployment=deployment, lookup=lookup_of(typed), is_used=False)
    return bool(free.update(is_used=True))
