"""For which agencies somebody acts, and who acts for an agency."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from changeprojects import clock
from changeprojects.models import Agency, AgencyMembership


def agencies_of(user: Any) -> QuerySet[Agency]:
    """Return the agencies whose link officer this user is today, by name."""
    memberships = _officers_today().filter(person__user=user.pk)
    return Agency.objects.filter(pk__in=memberships.values("agency"))


def acts_for(user: Any, agency: Agency) -> bool:
    """Return whether this user is a link officer of the agency today."""
    return agencies_of(user).filter(pk=agency.pk).exists()


def addresses_of(agency: Agency) -> list[str]:
    """Return the e-mail addresses of those who are link officers of the agency today."""
    accounts = get_user_model().objects.filter(
        person__memberships__in=_officers_today().filter(agency=agency), is_active=True
    )
    emails = accounts.exclude(email="").values_list("email", flat=True)
    return list(emails.order_by("email").distinct())


def _officers_today() -> QuerySet[AgencyMembership]:
    today = clock.today()
    begun = Q(from_date=None) | Q(from_date__lte=today)
    not_past = Q(to_date=None) | Q(to_date__gte=today)
    return AgencyMembership.objects.filter(
        begun, not_past, function=AgencyMembership.Function.LINK_OFFICER
    )
