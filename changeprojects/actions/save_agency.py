"""Save an agency; what names it in public follows."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from changeprojects.models import Agency, ChangeProjectPage, PilotPage
from changeprojects.rights import check_right


def save_agency(agency: Agency, *, by: AbstractUser | None) -> None:
    """Save the agency and release the heads that name it or count it again.

    Those are projects with it in their team, and pilots at its sites with their
    projects; editions keep what they said. Raises `NotAllowed` without the right,
    `ValidationError` if the agency is not complete.
    """
    check_right(agency, by)
    agency.full_clean()
    with transaction.atomic():
        agency.save()
        for pilot in PilotPage.objects.filter(sites__agency=agency).distinct():
            pilot.refresh_head()
            pilot.refresh_affected()
        for project in ChangeProjectPage.objects.filter(team_agencies__agency=agency).distinct():
            project.refresh_head()
