"""Where a “You said, we did” page tells an exact number of people that somebody typed."""

from collections.abc import Iterator

from changeprojects.models import Finding
from changeprojects.selectors import exact_number, typed_number
from surveys.models import SaidPlainly, YouSaidWeDidPage
from surveys.models.you_said_we_did import OTHER_WORDS
from surveys.selectors.own_words import own_words
from surveys.selectors.plain_words import row_of
from surveys.selectors.told_themes import was_told
from surveys.selectors.voice_summary import VoiceItem, VoiceSummary

_CODE = "voice-typed-number"
_DECIDED = ("answer", "reason", "decided_by", "owner")
_PLAINLY = ("said", "did", "why")


def typed_findings(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield every exact number of people who said something, in words of the page or with it.

    Such numbers come from the released table. Nothing is looked for on a page whose `words_stand`.
    """
    if page.words_stand:
        return
    for place, text in own_words(page):
        if words := typed_number(text):
            yield Finding(_CODE, exact_number(words), place.field, place.in_row)
    rows = list(page.said_plainly.all())
    for item in summary.items:
        yield from typed_of(item)
        row = row_of(item, rows, summary.items)
        yield from _in_row(item, row) if row else ()


def typed_of(item: VoiceItem) -> Iterator[Finding]:
    """Yield the exact number of people that is told of an item itself, if there is one."""
    if words := _in_item(item):
        one = item.recommendation
        name = f"{one.code} ({item.theme.name})" if one else f"“{item.theme.name}”"
        yield Finding(_CODE, f"{name}: {exact_number(words)}", "deployment")


def _in_item(item: VoiceItem) -> str:
    """Return what is told of an item and counts people; what was told of a theme stays."""
    one, theme = item.recommendation, item.theme
    if one and one.is_decided:
        counted = (typed_number(getattr(one, name)) for name in _DECIDED)
        if words := next(filter(None, counted), ""):
            return words
    texts = [theme.name, theme.you_said]
    texts += [] if one else [theme.nothing_asked, theme.nothing_asked_by]
    counted = (text for text in texts if typed_number(text) and not was_told(theme, text))
    return typed_number(next(counted, ""))


def _in_row(item: VoiceItem, row: SaidPlainly) -> Iterator[Finding]:
    for version, (_, called) in OTHER_WORDS.items():
        for part in _PLAINLY:
            field = f"{version}_{part}"
            if words := typed_number(getattr(row, field)):
                told = f"“{item.theme.name}”, {called}: {exact_number(words)}"
                yield Finding(_CODE, told, "said_plainly", in_row=(row, field))
