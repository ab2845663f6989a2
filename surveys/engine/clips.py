"""The sounds and films of a survey: all of them, and those that belong to one way of reading it."""

from collections.abc import Iterator

from surveys.engine.questions import Clip, Schema

# What a browser may be told that it gets.
KINDS = ("audio/mpeg", "video/mp4", "text/vtt")


def clips_in(schema: Schema) -> Iterator[Clip]:
    """Yield every sound, film and caption that a question has in any form."""
    for question in schema.questions:
        for words in question.says.values():
            yield from (one for one in (words.sound, words.film, words.captions) if one)


def clip_in(schema: Schema, digest: str) -> Clip | None:
    """Return the one with this digest, if it is of a kind that is played."""
    found = (one for one in clips_in(schema) if one.digest == digest and one.kind in KINDS)
    return next(found, None)
