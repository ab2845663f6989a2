"""Keep whom to turn to at a site."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from changeprojects.exceptions import WrittenMeanwhile
from changeprojects.models import PilotSite
from changeprojects.rights import check_acts_for
from changeprojects.selectors.stamps import stamp_of
from syndication.actions.change_number import hold_counter

CONTACT = "safeguarding_contact"


def save_contact(site: PilotSite, contact: str, *, seen: str, by: AbstractUser | None) -> None:
    """Store the safeguarding contact of a site, and that it was confirmed.

    `seen` is the stamp of the contact as it was shown. Raises `NotAllowed` for somebody who is
    no link officer of the site's agency, `WrittenMeanwhile` if somebody else has saved another
    contact since, `ValidationError` if it is too long.
    """
    check_acts_for(site.agency, by)
    typed = contact.strip()
    with transaction.atomic():
        # The register writes the whole entry: without this it could write over this contact.
        hold_counter()
        stored = PilotSite.objects.get(pk=site.pk)
        if stored.safeguarding_contact != typed and stamp_of(stored, [CONTACT]) != seen:
            raise WrittenMeanwhile
        stored.safeguarding_contact = typed
        stored.full_clean()
        stored.save(update_fields=[CONTACT])
        # Who it is stands in no log: only that somebody said so.
        log(instance=stored, action="changeprojects.confirm_contact", user=by)
