"""The sounds and films of surveys and of the notices before them."""

from collections.abc import Iterable, Iterator

from surveys.engine.notices import NoticeText
from surveys.engine.questions import Clip, Schema

# What a browser may be told that it gets.
KINDS = ("audio/mpeg", "video/mp4", "text/vtt")


def clips_in(schema: Schema) -> Iterator[Clip]:
    """Yield every sound, film and caption that a question has in any form."""
    for question in schema.questions:
        for words in question.says.values():
            yield from (one for one in (words.sound, words.film, words.captions) if one)


def clips_of(notice: NoticeText) -> Iterator[Clip]:
    """Yield every sound, film and caption of a notice."""
    for part in notice.parts:
        yield from (one for one in (part.sound, part.film, part.captions) if one)


def clip_among(clips: Iterable[Clip], digest: str) -> Clip | None:
    """Return the one with this digest, if it is of a kind that is played."""
    found = (one for one in clips if one.digest == digest and one.kind in KINDS)
    return next(found, None)
