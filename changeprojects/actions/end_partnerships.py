"""Let agencies be partners no more once their last day has passed."""

from changeprojects import clock
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import Agency


def end_partnerships() -> None:
    """Take the tick from every partner agency whose last day lies behind; harmless to repeat."""
    for agency in Agency.objects.filter(is_partner=True, partner_until__lt=clock.today()):
        agency.is_partner = False
        save_agency(agency, by=None)
