"""Take quotes away from every reader, for ever."""

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from surveys.models import Quote, Response, YouSaidWeDidPage
from surveys.selectors.quotes import may_be_told, were_public
from syndication.actions.change_number import hold_counter
from syndication.actions.revoke import revoke

logger = logging.getLogger(__name__)


@transaction.atomic
def end_quotes(which: Q, to: Quote.State) -> int:
    """Let the open quotes that `which` describes be withdrawn or expired; return how many.

    What readers could see is revoked: its words are deleted, its address says so, and whoever
    has a copy reads among the changes that it has to go. They can never be shown again. The pages
    about their surveys are released anew where that alone let them tell what a few said.
    """
    wanted = Quote.objects.filter(which, state__in=Quote.OPEN)
    if not wanted.exists():
        return 0
    # In the order of a release, which holds the counter when it publishes quotes.
    hold_counter()
    quotes = list(wanted.select_for_update(of=("self",)).to_read())
    once_public = were_public([one.pk for one in quotes])
    for quote in quotes:
        if quote.pk in once_public:
            revoke(quote.pk, quote.answer.response.language)
    Quote.objects.filter(pk__in=[quote.pk for quote in quotes]).update(state=to)
    shown = {quote.theme.deployment_id for quote in quotes if quote.pk in once_public}
    for page in YouSaidWeDidPage.objects.live().filter(deployment__in=shown):
        _refresh(page)
    return len(quotes)


def _refresh(page: YouSaidWeDidPage) -> None:
    """Release the head of a page anew; whoever wants their words gone never waits for that."""
    try:
        with transaction.atomic():
            page.refresh_head()
    except Exception:
        logger.exception("The head of page %s could not be released anew.", page.pk)


def end_quotes_of(response: Response) -> int:
    """Withdraw every quote of what one person wrote; return how many."""
    return end_quotes(Q(answer__response=response), Quote.State.WITHDRAWN)


def end_quotes_of_few(which: Q | None = None) -> int:
    """Withdraw the quotes, of those that `which` describes, that may be told no more.

    Their words are gone, or their answer has another theme by now, or so many took their answers
    back or were set aside that too few share the language or what stands beside. Nobody is told
    why one ended.
    """
    read_twice = Quote.State.CONFIRMED, Quote.State.PUBLISHED
    wanted = Quote.objects.filter(which or Q(), state__in=read_twice)
    few = [quote.pk for quote in wanted.to_read() if not may_be_told(quote)]
    return end_quotes(Q(pk__in=few), Quote.State.WITHDRAWN)


def expire_quotes() -> int:
    """Let every quote expire whose last day is over; return how many."""
    return end_quotes(Q(expires_on__lt=timezone.localdate()), Quote.State.EXPIRED)
