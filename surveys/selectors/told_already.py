"""Whether the public reads already what the next version of a page would say."""

from collections.abc import Iterator

from surveys.models import YouSaidWeDidPage
from surveys.selectors.voice_summary import VoiceItem, summarise
from syndication.selectors import document_of


def tells_nothing_new(page: YouSaidWeDidPage) -> bool:
    """Return whether each word about each theme of `page` stands in its public head.

    What the page says of itself was released with it. Counts the answers anew.
    """
    head = document_of(page.translation_key, page.locale.language_code) or {"items": ()}
    public = {
        text for item in head["items"] for text in item.values() if text and isinstance(text, str)
    }
    said = (text for item in summarise(page).items for text in _said_of(item) if text)
    return public.issuperset(said)


def _said_of(item: VoiceItem) -> Iterator[str]:
    theme, one = item.theme, item.recommendation
    yield from (theme.name, theme.you_said)
    if one is None:
        yield from (theme.nothing_asked, theme.nothing_asked_by)
    elif one.is_decided:
        yield from (one.answer, one.reason, one.decided_by)
