"""What a “You said, we did” page says plainly, item by item, and what it does not say yet."""

from collections.abc import Iterator, Sequence
from typing import Any

from surveys.editing.plain_rows import merged_note
from surveys.engine.fate import same_kind
from surveys.engine.reading import long_sentences
from surveys.models import SaidPlainly, YouSaidWeDidPage
from surveys.models.you_said_we_did import OTHER_WORDS
from surveys.selectors.voice_summary import VoiceItem, uncounted
from syndication.selectors import content_of, editions_of

Json = dict[str, Any]
MOST_WORDS = 15
# How each part of an item is called in a row.
_PARTS = {"you_said": "said", "did": "did", "reason": "why"}
_ANSWER = ("did", "reason")


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_words(page: YouSaidWeDidPage, items: Sequence[VoiceItem]) -> list[Json]:
    """Return for each item what each version says of it, in sentences; nothing where it is empty.

    What was decided is there only if the words tell what became of it: nothing is told as done
    that is not.
    """
    rows = list(page.said_plainly.all())
    return [_words(row_of(item, rows, items), item) for item in items]


def only_what_fits(was: Sequence[Json], now: Sequence[Json]) -> list[Json]:
    """Return the items of today without the plain words for what was told of them differently."""
    return [
        item if tells_the_same(before, item) else _without_answer(item)
        for before, item in zip(was, now, strict=True)
    ]


def tells_the_same(before: Json, item: Json) -> bool:
    """Return whether two documents tell the same decision, and what became of it in kind."""
    told = all(before[name] == item[name] for name in ("decision", "did", "reason"))
    return told and same_kind(before["fate"], item["fate"])


def said_hard(page: YouSaidWeDidPage) -> list[str]:
    """Return what its versions in other words do not say plainly, or say of something else.

    It stops no release. Nobody is counted for it.
    """
    items = uncounted(page).items
    rows = list(page.said_plainly.all())
    found = [(item, row_of(item, rows, items)) for item in items]
    return [
        *_nowhere(rows, found),
        *_missing(page, found),
        *_told_of_another(page, found),
        *(one for row in rows for one in _too_long(row)),
    ]


def row_of(
    item: VoiceItem, rows: Sequence[SaidPlainly], items: Sequence[VoiceItem]
) -> SaidPlainly | None:
    """Return the row about this item: the one that names it, or that of a theme with one item."""
    own = [row for row in rows if row.theme_id == item.theme.pk]
    asked = item.recommendation.pk if item.recommendation else None
    exact = next((row for row in own if row.recommendation_id == asked), None)
    alone = sum(other.theme.pk == item.theme.pk for other in items) == 1
    general = next((row for row in own if row.recommendation_id is None), None)
    return exact or (general if alone else None)


def _words(row: SaidPlainly | None, item: VoiceItem) -> Json:
    return {
        version: {
            part: lines_of(getattr(row, f"{version}_{name}"))
            if row and (part not in _ANSWER or _fits(row, item))
            else []
            for part, name in _PARTS.items()
        }
        for version in OTHER_WORDS
    }


def _fits(row: SaidPlainly, item: VoiceItem) -> bool:
    return same_kind(row.answer, item.fate.code)


def _without_answer(item: Json) -> Json:
    if "in_other_words" not in item:
        return item  # It was released before there were any.
    nothing: Json = {part: [] for part in _ANSWER}
    plain = {name: words | nothing for name, words in item["in_other_words"].items()}
    return item | {"in_other_words": plain}


Found = list[tuple[VoiceItem, SaidPlainly | None]]


def _nowhere(rows: Sequence[SaidPlainly], found: Found) -> Iterator[str]:
    """Yield why a row stands nowhere, and what to do with its words."""
    used = {id(row) for _, row in found}
    for row in rows:
        if id(row) in used:
            continue
        if row.theme.merged_into:
            yield merged_note(row.theme)
        elif row.recommendation:
            yield (
                f"“{row.theme.name}” does not ask for {row.recommendation.code} any more: that "
                "row stands nowhere. Take its words into another row, or delete it."
            )
        else:
            yield (
                f"“{row.theme.name}” asks for several things, and a row does not say which: it "
                "stands nowhere. Choose what was asked for in that row, and write one for each."
            )


def _missing(page: YouSaidWeDidPage, found: Found) -> Iterator[str]:
    for version, (_, name) in OTHER_WORDS.items():
        if not lines_of(getattr(page, version)):
            continue
        themes = dict.fromkeys(
            f"“{item.theme.name}”"
            for item, row in found
            if row is None or not lines_of(getattr(row, f"{version}_did"))
        )
        if themes:
            yield (
                f"{name}: nothing is said plainly yet of {', '.join(themes)}. The words of the "
                "full page stand there."
            )


def _told_of_another(page: YouSaidWeDidPage, found: Found) -> Iterator[str]:
    newest = editions_of(page.translation_key).first()
    before = content_of(newest)["items"] if newest else []
    version = str(newest.version) if newest else ""
    for item, row in found:
        if row is None or not (row.young_people_did or row.easy_read_did):
            continue
        if not _fits(row, item):
            said = row.get_answer_display() or "nothing yet"
            yield (
                f"“{item.theme.name}”: the plain words say “{said}”. What became of it is: "
                f"{item.fate.label}. The words of the full page stand there until you write anew."
            )
        elif any(_is_older(one, item, row) for one in before):
            yield (
                f"“{item.theme.name}”: what was decided is not what it was in version "
                f"{version}, and the plain words are the same. Read them again."
            )


def _is_older(before: Json, item: VoiceItem, row: SaidPlainly) -> bool:
    """Return whether the last version told the same words of another decision."""
    one = item.recommendation
    if one is None or before.get("recommendation") != one.code:
        return False
    if before.get("in_other_words") != _words(row, item):
        return False
    now = {"decision": one.decision, "fate": item.fate.code}
    now |= {"did": one.answer, "reason": one.reason} if item.fate.code != "open" else {}
    return not tells_the_same(before, before | now)


def _too_long(row: SaidPlainly) -> Iterator[str]:
    for name in _PARTS.values():
        for sentence, count in long_sentences(getattr(row, f"easy_read_{name}"), MOST_WORDS):
            start = " ".join(sentence.split()[:5])
            yield (
                f"“{row.theme.name}”, Easy Read: “{start} …” has {count} words. At most "
                f"{MOST_WORDS} are easy to read. Make two sentences of it."
            )
