"""Builds the public document of a quote: the only place where its words stand for readers."""

from changeprojects.selectors import public_path
from surveys.selectors.quotes import QuoteOnPage, beside_of, may_be_told
from syndication.documents import Document


class NotToBeTold(ValueError):
    """There are no words to quote any more, or what is told with them tells too much."""


def build_quote(shown: QuoteOnPage) -> Document:
    """Return the document of a quote as it stands on a page.

    Raises `NotToBeTold` where the words are gone or too few people share their language or what
    stands beside them: the last check before they are public, however they came here.
    """
    quote, page = shown.quote, shown.page
    if not may_be_told(quote):
        raise NotToBeTold(str(quote))
    beside = beside_of(quote)
    return Document(
        kind="quote",
        identifier=quote.pk,
        title=f"In somebody’s own words: {quote.theme.name}",
        language=quote.answer.response.language,
        # Where a person finds it: the words stand in the page, and nowhere by themselves.
        path=f"{public_path(page)}#{anchor_of(str(quote.pk))}",
        project=page.project_above.translation_key,
        status="released",
        content={
            "text": quote.words,
            "beside": beside.label if beside else "",
            "beside_question": beside.question if beside else "",
            "is_shortened": bool(quote.edits),
            "summary_id": str(page.translation_key),
            "until": quote.expires_on.isoformat(),
        },
    )


def anchor_of(identifier: str) -> str:
    """Return the place of a quote on its page."""
    return f"quote-{identifier}"
