"""For which agencies somebody acts."""

from typing import Any

from django.db.models import Q, QuerySet

from changeprojects import clock
from changeprojects.models import Agency, AgencyMembership


def agencies_of(user: Any) -> QuerySet[Agency]:
    """Return the agencies whose link officer this user is today, by name."""
    today = clock.today()
    begun = Q(from_date=None) | Q(from_date__lte=today)
    not_past = Q(to_date=None) | Q(to_date__gte=today)
    memberships = AgencyMembership.objects.filter(
        begun,
        not_past,
        person__user=user.pk,
        function=AgencyMembership.Function.LINK_OFFICER,
    )
    return Agency.objects.filter(pk__in=memberships.values("agency"))


def acts_for(user: Any, agency: Agency) -> bool:
    """Return whether this user is a link officer of the agency today."""
    return agencies_of(user).filter(pk=agency.pk).exists()
