"""Let agencies be partners no more once their last day has passed."""

from django.db.models import QuerySet

from changeprojects import clock
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import Agency
from syndication.actions.change_number import hold_counter
from syndication.actions.in_turn import in_turn


def end_partnerships() -> None:
    """Take the tick from every partner agency whose last day lies behind; harmless to repeat."""
    in_turn(_end, list(_lapsed().values_list("pk", flat=True)))


def _end(pk: int) -> None:
    # Whoever saves an agency holds it too: from here on it stays as it is read.
    hold_counter()
    agency = _lapsed().filter(pk=pk).first()
    if agency is not None:
        agency.is_partner = False
        save_agency(agency, by=None)


def _lapsed() -> QuerySet[Agency]:
    return Agency.objects.filter(is_partner=True, partner_until__lt=clock.today())
