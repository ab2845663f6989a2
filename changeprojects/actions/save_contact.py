"""Keep whom to turn to at a site."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from changeprojects.models import PilotSite
from changeprojects.rights import check_acts_for


def save_contact(site: PilotSite, contact: str, *, by: AbstractUser | None) -> None:
    """Store the safeguarding contact of a site, and that it was confirmed.

    Raises `NotAllowed` for somebody who is no link officer of the site's agency,
    `ValidationError` if it is too long.
    """
    check_acts_for(site.agency, by)
    site.safeguarding_contact = contact.strip()
    site.full_clean()
    with transaction.atomic():
        site.save(update_fields=["safeguarding_contact"])
        # Who it is stands in no log: only that somebody said so.
        log(instance=site, action="changeprojects.confirm_contact", user=by)
