"""What the words of a “You said, we did” page claim that nobody can look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from changeprojects.models import Finding
from changeprojects.selectors import (
    claimed_beside_asking,
    claimed_deed,
    claimed_in,
    claims_everything,
    claims_everything_beside_asking,
    deed_of_ours,
    unshown,
)
from surveys.engine.fate import PROVEN
from surveys.models import SaidPlainly, Theme, YouSaidWeDidPage
from surveys.models.you_said_we_did import OTHER_WORDS
from surveys.selectors.own_words import Place, own_words, without_name
from surveys.selectors.plain_words import row_of
from surveys.selectors.told_themes import was_told
from surveys.selectors.voice_summary import VoiceItem, VoiceSummary

_CODE = "voice-deed"
# What speaks of the whole page. The rest tells how people were asked: what was made for that is
# told there rightly.
_OPENINGS = ("title", "intro", *OTHER_WORDS, "influence", "involvement_results")
_INSTEAD = (
    "Write what will be done, or why not. If it was done, name it in a change entry or choose, in "
    "the recommendation, the event that took place: then this can be said."
)
_DONE = SaidPlainly.Answer.DONE


@dataclass(frozen=True, slots=True)
class _Claims:
    """How a kind of text is looked at: for a deed, and for everything; and what to write there."""

    deed: Callable[[str], str]
    everything: Callable[[str], str]
    instead: str


_PLAINLY = _Claims(
    claimed_deed,
    claims_everything,
    "Write what will be done, or what was done of it; below stands what became of each thing.",
)
_BESIDE_ASKING = _Claims(
    claimed_beside_asking,
    claims_everything_beside_asking,
    "What was made so that people could answer may be said: name the questions, the answers or "
    "whatever it was in the same sentence. What became of each thing stands below.",
)


def claimed_findings(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield what stands beside an answer and says that it is done, where nothing shows it.

    What was saved before anybody looked for such words is found here too. Nothing is looked for
    on a page whose `words_stand`.
    """
    if page.words_stand:
        return
    rows = list(page.said_plainly.all())
    for item in summary.items:
        yield from claimed_of(item)
        row = None if item.proof else row_of(item, rows, summary.items)
        yield from _in_row(item, row) if row else ()
    yield from _in_own_words(page, summary)


def claimed_of(item: VoiceItem) -> Iterator[Finding]:
    """Yield what stands beside an item itself and says that it is done, where nothing shows it."""
    if item.proof is not None:
        return
    one, theme = item.recommendation, item.theme
    if one is None:
        words = _unless_told(theme, claimed_deed, theme.nothing_asked, theme.nothing_asked_by)
        where = f"“{theme.name}”"
    else:
        words, where = claimed_in(one) if one.is_decided else "", f"{one.code} ({theme.name})"
    if words := words or _unless_told(theme, deed_of_ours, theme.you_said, theme.name):
        yield Finding(_CODE, f"{where}: {unshown(words)} {_INSTEAD}", "deployment")


def _unless_told(theme: Theme, claims: Callable[[str], str], *texts: str) -> str:
    """Return what texts about a theme claim, unless they were told: then they stay as they are."""
    claimed = (text for text in texts if claims(text) and not was_told(theme, text))
    return claims(next(claimed, ""))


def _in_row(item: VoiceItem, row: SaidPlainly) -> Iterator[Finding]:
    """Yield what a row says plainly; words that tell of something done stand nowhere else."""
    looked_for = {"said": deed_of_ours}
    if row.answer != _DONE:
        looked_for |= {"did": claimed_deed, "why": claimed_deed}
    for version, (_, called) in OTHER_WORDS.items():
        for part, found_in in looked_for.items():
            field = f"{version}_{part}"
            if words := found_in(getattr(row, field)):
                told = f"“{item.theme.name}”, {called}: {unshown(words)} {_INSTEAD}"
                yield Finding(_CODE, told, "said_plainly", in_row=(row, field))


def _in_own_words(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield what the page itself says beyond what is proven: anything, or everything."""
    done = [item.fate.code in PROVEN for item in summary.items]
    for place, text, claims in _own_words(page):
        if not any(done) and (words := claims.deed(text)):
            why = "nothing on this page is shown to be done"
        elif not all(done) and (words := claims.everything(text)):
            why = "not everything on this page is shown to be done"
        else:
            continue
        told = f"“{words}” says that it was done, and {why}. {claims.instead}"
        yield Finding(_CODE, told, place.field, place.in_row)


def _own_words(page: YouSaidWeDidPage) -> Iterator[tuple[Place, str, _Claims]]:
    """Yield each text of the page with where it stands, and how it is looked at."""
    for place, text in own_words(page):
        said = without_name(text) if place.field == "title" else text
        yield place, said, _PLAINLY if place.field in _OPENINGS else _BESIDE_ASKING
