"""Record what a site does otherwise."""

from django.contrib.auth.models import User
from django.db import transaction

from changeprojects import clock
from changeprojects.models import Adaptation
from changeprojects.rights import check_acts_for
from syndication.actions.change_number import hold_counter


def record_adaptation(adaptation: Adaptation, *, by: User | None) -> None:
    """Store it for an editor to look at; the public does not read it before.

    What was recorded today already is not stored twice, however often it is sent.

    Raises `NotAllowed` for somebody who is no link officer of the site's agency,
    `ValidationError` if it is not complete.
    """
    check_acts_for(adaptation.site.agency, by)
    adaptation.recorded_by, adaptation.recorded_on = by, clock.today()
    adaptation.status = Adaptation.Status.RECORDED
    adaptation.full_clean()
    with transaction.atomic():
        hold_counter()
        same = {name: getattr(adaptation, name) for name in ("what", "why", "recorded_on")}
        if not adaptation.site.adaptations.filter(**same).exists():
            adaptation.save()
