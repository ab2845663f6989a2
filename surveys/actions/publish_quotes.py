"""Let readers see the quotes that a page shows."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from changeprojects.selectors import now
from surveys.actions.end_quotes import end_quotes_of_few
from surveys.models import Quote, YouSaidWeDidPage
from surveys.selectors.quotes import QuoteOnPage
from syndication.actions.release import release
from syndication.actions.show_until import show_until


def publish_quotes(page: YouSaidWeDidPage) -> None:
    """Let each quote of a live `page` be read until its time is over.

    That is the end of its last day, or before it the moment at which the last page that shows
    it expires. What was not public yet is released if the page is: the caller holds the
    transaction in which it is saved. What may not be quoted any more is left out.
    """
    chosen = page.chosen.choosable()
    if page.numbers is None:
        chosen = chosen.filter(state=Quote.State.PUBLISHED)
    end_quotes_of_few(Q(pk__in=chosen.values("pk")))
    quotes = list(chosen.select_for_update(of=("self",)).to_read())
    for quote in quotes:
        if quote.state == Quote.State.CONFIRMED:
            release("quote", QuoteOnPage(quote, page), at=now())
        show_until(quote.pk, quote.answer.response.language, _until(quote, page))
    Quote.objects.filter(pk__in=[one.pk for one in quotes]).update(state=Quote.State.PUBLISHED)


def _until(quote: Quote, page: YouSaidWeDidPage) -> datetime:
    others = YouSaidWeDidPage.objects.live().filter(quotes=quote).exclude(pk=page.pk)
    ends = [page.expire_at, *others.values_list("expire_at", flat=True)]
    dated = [one for one in ends if one is not None]
    last_day = _end_of(quote)
    return min(last_day, max(dated)) if len(dated) == len(ends) else last_day


def _end_of(quote: Quote) -> datetime:
    return timezone.make_aware(datetime.combine(quote.expires_on + timedelta(days=1), time(0)))
