"""Save an agency; what names it in public follows."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Q

from changeprojects import clock
from changeprojects.actions.join_team import refuse_full_team
from changeprojects.models import Agency, ChangeProjectPage, ConsultationRoundPage, PilotPage
from changeprojects.rights import check_right
from syndication.actions.change_number import hold_counter


def save_agency(agency: Agency, *, by: AbstractUser | None) -> None:
    """Save the agency and release the heads that name it or count it again.

    Those are its own page, projects with it in their team or that it ordered, pilots at its
    sites with their projects, and rounds in which it stands behind a topic; editions keep
    what they said. Raises `NotAllowed` without the right, `ValidationError` if the agency is not
    complete, `ReleaseRefused` if as a partner it would be one too many in a team. One that is
    a partner no more has today as its last day, unless another is given.
    """
    check_right(agency, by)
    _note_last_day(agency)
    agency.full_clean()
    with transaction.atomic():
        hold_counter()
        agency.save()
        for place in agency.teams.filter(left_on=None).select_related("project"):
            refuse_full_team(place.project)
        agency.refresh_head()
        for pilot in PilotPage.objects.filter(sites__agency=agency).distinct():
            pilot.refresh_head()
            pilot.refresh_affected()
        named_in = Q(team_agencies__agency=agency) | Q(commissioned_by=agency)
        endorsed = Q(topics__endorsements__agency=agency)
        for project in ChangeProjectPage.objects.filter(named_in | endorsed).distinct():
            project.refresh_head()
        for one in ConsultationRoundPage.objects.filter(endorsed).distinct():
            one.refresh_head()


def last_day(given: date | None, *, is_partner: bool, was_partner: bool) -> date | None:
    """Return the last day of an agency: today for a partner that is one no more without any."""
    ends_now = was_partner and not is_partner
    return given or (clock.today() if ends_now else None)


def _note_last_day(agency: Agency) -> None:
    was_partner = Agency.objects.filter(pk=agency.pk, is_partner=True).exists()
    agency.partner_until = last_day(
        agency.partner_until, is_partner=agency.is_partner, was_partner=was_partner
    )
