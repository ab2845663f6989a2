"""Let readers see the quotes that a page shows."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from changeprojects.selectors import now
from surveys.models import Quote, YouSaidWeDidPage
from surveys.selectors.quotes import QuoteOnPage
from syndication.actions.release import release
from syndication.actions.show_until import show_until


def publish_quotes(page: YouSaidWeDidPage) -> None:
    """Release each quote of `page` that was not public yet, until the end of its last day.

    The caller holds the transaction in which the page is released. What may not be quoted any
    more is left out.
    """
    waiting = page.chosen.choosable().filter(state=Quote.State.CONFIRMED)
    quotes = list(waiting.select_for_update(of=("self",)).to_read())
    for quote in quotes:
        publication = release("quote", QuoteOnPage(quote, page), at=now())
        show_until(publication.identifier, publication.language, _end_of(quote))
    Quote.objects.filter(pk__in=[one.pk for one in quotes]).update(state=Quote.State.PUBLISHED)


def _end_of(quote: Quote) -> datetime:
    return timezone.make_aware(datetime.combine(quote.expires_on + timedelta(days=1), time(0)))
