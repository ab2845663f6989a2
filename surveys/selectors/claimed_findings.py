"""What the words of a “You said, we did” page claim that nobody can look at."""

from collections.abc import Iterator

from changeprojects.models import Finding
from changeprojects.selectors import (
    claimed_deed,
    claimed_in,
    claims_everything,
    deed_of_ours,
    unshown,
)
from surveys.engine.fate import PROVEN
from surveys.models import SaidPlainly, YouSaidWeDidPage
from surveys.models.you_said_we_did import OTHER_WORDS
from surveys.selectors.plain_words import row_of
from surveys.selectors.voice_summary import VoiceItem, VoiceSummary

_CODE = "voice-deed"
# What speaks of the whole page.
_OPENINGS = ("intro", *OTHER_WORDS, "influence")
_INSTEAD = (
    "Write what will be done, or why not. If it was done, name it in a change entry or choose, in "
    "the recommendation, the event that took place: then this can be said."
)
_DONE = SaidPlainly.Answer.DONE


def claimed_findings(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield what stands beside an answer and says that it is done, where nothing shows it.

    What was saved before anybody looked for such words is found here too. Nothing is looked for
    on a page whose `words_stand`.
    """
    if page.words_stand:
        return
    rows = list(page.said_plainly.all())
    for item in summary.items:
        if item.proof is None:
            yield from _in_item(item)
            row = row_of(item, rows, summary.items)
            yield from _in_row(item, row) if row else ()
    yield from _in_openings(page, summary)


def _in_item(item: VoiceItem) -> Iterator[Finding]:
    one, theme = item.recommendation, item.theme
    if one is None:
        words = claimed_deed(f"{theme.nothing_asked}\n{theme.nothing_asked_by}")
        where = f"“{theme.name}”"
    else:
        words, where = claimed_in(one) if one.is_decided else "", f"{one.code} ({theme.name})"
    if words := words or deed_of_ours(theme.you_said):
        yield Finding(_CODE, f"{where}: {unshown(words)} {_INSTEAD}", "deployment")


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


def _in_openings(page: YouSaidWeDidPage, summary: VoiceSummary) -> Iterator[Finding]:
    """Yield each opening that says more than what is proven: anything, or everything."""
    done = [item.fate.code in PROVEN for item in summary.items]
    for name in _OPENINGS:
        text = getattr(page, name)
        if not any(done) and (words := claimed_deed(text)):
            why = "nothing on this page is shown to be done"
        elif not all(done) and (words := claims_everything(text)):
            why = "not everything on this page is shown to be done"
        else:
            continue
        yield Finding(
            _CODE,
            f"“{words}” says that it was done, and {why}. Write what will be done, or what was "
            "done of it; below stands what became of each thing.",
            name,
        )
