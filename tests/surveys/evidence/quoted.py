"""A survey of which somebody may be quoted, and a page that quotes them."""

from datetime import timedelta

from django.utils import timezone

from surveys.actions.confirm_quote import confirm_quote
from surveys.actions.propose_quote import Proposal, TakeOut, propose_quote
from surveys.engine.quoting import Because, Put
from surveys.models import Quote, Response
from tests.surveys.evidence import made

WORDS = "Nobody told me what would happen. My friend Sam sat with me and that canaryquote helped."
SAID = "My friend [person] sat with me and that canaryquote helped."
PERMITTED = Response.QuotePermission.YES


def survey(**fields):
    """A survey that thirty-six people answered; one of them may be quoted.

    Once it is closed readers are told how many said yes, and neither partly nor no.
    """
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20, partly=12, no=3)
    theme = made.theme(deployment, "T1", people=20)
    person = made.responses(deployment, 1, quote_permission=PERMITTED, **fields)[0]
    made.answer(person, made.HELPED, value="yes")
    answer = made.answer(person, made.WORDS, text=WORDS)
    answer.codings.create(theme=theme)
    return deployment, answer, theme


def proposal(theme, **fields):
    """What is proposed, unless told otherwise."""
    said = {
        "words": WORDS.split(". ", 1)[1],
        "theme": theme,
        "expires_on": timezone.localdate() + timedelta(days=300),
        "taken_out": [TakeOut("Sam", Put.PERSON, Because.RECOGNISED)],
    }
    return Proposal(**(said | fields))


def confirmed(answer, theme, **fields):
    """A quote that two people have read."""
    quote = propose_quote(answer, proposal(theme, **fields), by=made.user("Analysts"))
    confirm_quote(quote, by=made.user("Analysts"))
    return Quote.objects.get(pk=quote.pk)


def shown(deployment, *quotes):
    """The published page that shows quotes."""
    page = made.page(deployment)
    page.quotes.set(quotes)
    return made.publish(page)
