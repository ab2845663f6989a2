"""Record what a site does otherwise."""

from django.contrib.auth.models import User

from changeprojects import clock
from changeprojects.models import Adaptation
from changeprojects.rights import check_acts_for


def record_adaptation(adaptation: Adaptation, *, by: User | None) -> None:
    """Store it for an editor to look at; the public does not read it before.

    Raises `NotAllowed` for somebody who is no link officer of the site's agency,
    `ValidationError` if it is not complete.
    """
    check_acts_for(adaptation.site.agency, by)
    adaptation.recorded_by, adaptation.recorded_on = by, clock.today()
    adaptation.status = Adaptation.Status.RECORDED
    adaptation.full_clean()
    adaptation.save()
