"""One answer at the desk as it is shown with its codes, and what came back of it."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import QueryDict

from surveys.actions.code_answers import CodingChange, Marked
from surveys.engine.spans import Words, digest_of, pieces
from surveys.models import Answer, Coding, Theme

_MARKED = re.compile(r"(?P<theme>[0-9a-f-]{36}):(?P<start>[0-9]{1,6}):(?P<end>[0-9]{1,6})")


def row_of(answer: Answer, themes: list[tuple[str, Theme]]) -> dict[str, Any]:
    """Return an answer with its pieces, the themes it may be given, and the words marked so far.

    `themes` are those in use, each with its key.

    `answer` comes with the codings of one reading, and with no others.
    """
    codings = list(answer.codings.all())
    coded = {coding.theme_id for coding in codings}
    text = answer.redacted_text
    marked = [coding for coding in codings if not coding.is_whole]
    words = [Words(one.start, one.end, one.theme.code) for one in marked]
    return {
        "answer": answer,
        "of": digest_of(text),
        "pieces": pieces(text, words),
        "shown": ",".join(str(pk) for pk in coded),
        "themes": [(key, theme, theme.pk in coded) for key, theme in themes],
        "marked": [(_value(one), one.theme, text[one.start : one.end]) for one in marked],
        "shown_marked": ",".join(map(_value, marked)),
        "fits_none": bool(answer.no_themes.all()),
    }


def changes_of(posted: QueryDict) -> Iterator[tuple[UUID, CodingChange]]:
    """Yield, by answer, what differs between the codes that were shown and those that came back."""
    for name in posted.getlist("answer"):
        answer = _uuid(name)
        if answer is None:
            continue
        change = _change(posted, answer)
        if change != CodingChange(of=change.of):
            yield answer, change


def _change(posted: QueryDict, answer: UUID) -> CodingChange:
    shown = _uuids(posted.get(f"shown-{answer}", "").split(","))
    ticked = _uuids(posted.getlist(f"themes-{answer}"))
    shown_marked = _words(posted.get(f"shown-marked-{answer}", "").split(","))
    marked = _words(posted.getlist(f"marked-{answer}"))
    # Of these no words are left: a box that came back ticked means the whole answer then.
    bare = {one.theme for one in shown_marked} - {one.theme for one in marked}
    was_none, is_none = (bool(posted.get(f"{one}-{answer}")) for one in ("shown-none", "none"))
    return CodingChange(
        given=(ticked - shown) | (ticked & bare),
        taken=shown - ticked,
        marked=marked - shown_marked,
        unmarked=shown_marked - marked,
        of=posted.get(f"of-{answer}", ""),
        fits_none=is_none if is_none != was_none else None,
    )


def _value(coding: Coding) -> str:
    return f"{coding.theme_id}:{coding.start}:{coding.end}"


def _words(texts: list[str]) -> frozenset[Marked]:
    return frozenset(one for one in map(_word, texts) if one)


def _word(text: str) -> Marked | None:
    found = _MARKED.fullmatch(text)
    theme = _uuid(found["theme"]) if found else None
    return Marked(theme, int(found["start"]), int(found["end"])) if found and theme else None


def _uuids(texts: list[str]) -> frozenset[UUID]:
    return frozenset(one for one in map(_uuid, texts) if one)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
