"""Take the quotes of a page back with it."""

from surveys.actions.refresh_quotes import refresh_quotes
from surveys.models import Quote, YouSaidWeDidPage
from syndication.actions.retire import retire


def hide_quotes(page: YouSaidWeDidPage) -> None:
    """Let nobody read what only `page` quoted; published again, it quotes it again.

    The caller holds the transaction in which the page is taken back. A quote that another public
    page about the same survey shows stays, and says that it stands there.
    """
    others = YouSaidWeDidPage.objects.live().filter(deployment=page.deployment_id)
    shown = Quote.objects.filter(
        state=Quote.State.PUBLISHED, theme__deployment=page.deployment_id
    ).exclude(summaries__in=others.exclude(pk=page.pk))
    quotes = list(shown.select_for_update(of=("self",)).to_read())
    for quote in quotes:
        retire(quote.pk, quote.answer.response.language)
    Quote.objects.filter(pk__in=[one.pk for one in quotes]).update(state=Quote.State.CONFIRMED)
    for other in others.exclude(pk=page.pk):
        refresh_quotes(other, instead_of=page.translation_key)
