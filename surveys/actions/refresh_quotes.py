"""Let quotes say where they stand today."""

from uuid import UUID

import orjson
from django.db.models import Q

from changeprojects.models.heads import release_if_changed
from surveys.actions.end_quotes import end_quotes_of_few
from surveys.models import Quote, YouSaidWeDidPage
from surveys.models.quote import QuoteQuerySet
from surveys.selectors.quotes import QuoteOnPage
from syndication.models import Publication


def refresh_quotes(page: YouSaidWeDidPage, *, instead_of: UUID | None = None) -> None:
    """Release the quotes that name `page` again, where its address is another one by now.

    What may be told no more is withdrawn instead: a page never waits for that. With `instead_of`
    those that it shows as well and that name the page with this identifier,
    which readers see no more. The caller holds the counter, in a transaction.
    """
    quotes = Quote.objects.choosable().filter(
        state=Quote.State.PUBLISHED, theme__deployment=page.deployment_id
    )
    if instead_of:
        quotes = quotes.filter(summaries=page)
    end_quotes_of_few(Q(pk__in=quotes.values("pk")))
    public = _that_name(instead_of or page.translation_key, quotes)
    for quote in quotes.filter(pk__in=public).to_read():
        release_if_changed("quote", QuoteOnPage(quote, page), public[quote.pk])


def _that_name(page: UUID, quotes: QuoteQuerySet) -> dict[UUID, Publication]:
    keys = quotes.values_list("pk", flat=True)
    live = Publication.objects.live().filter(kind="quote", identifier__in=list(keys))
    return {
        one.identifier: one for one in live if orjson.loads(one.document)["summary_id"] == str(page)
    }
