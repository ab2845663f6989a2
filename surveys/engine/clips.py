"""The sounds and films of surveys and of the notices before them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from surveys.engine.notices import NoticeText
from surveys.engine.questions import Clip, Schema

# What a browser plays everywhere, by the place that it is chosen for, and its name for people.
PLAYED = {
    "sound": ("audio/mpeg", "MP3"),
    "film": ("video/mp4", "MP4"),
    "captions": ("text/vtt", "VTT"),
}
KINDS = frozenset(kind for kind, _ in PLAYED.values())


class Heard(Protocol):
    """What can be heard or seen: the words of a question, or a part of a notice."""

    @property
    def sound(self) -> Clip | None:
        """It, spoken."""

    @property
    def film(self) -> Clip | None:
        """It, for instance in sign language."""

    @property
    def captions(self) -> Clip | None:
        """What is spoken in the film."""


def clips_in(schema: Schema) -> Iterator[Clip]:
    """Yield every sound, film and caption that a question has in any form."""
    for question in schema.questions:
        for words in question.says.values():
            yield from _chosen(words)


def clips_of(notice: NoticeText) -> Iterator[Clip]:
    """Yield every sound, film and caption of a notice."""
    for part in notice.parts:
        yield from _chosen(part)


def clip_among(clips: Iterable[Clip], digest: str) -> Clip | None:
    """Return the one with this digest, if it is of a kind that is played."""
    found = (one for one in clips if one.digest == digest and one.kind in KINDS)
    return next(found, None)


def not_played(of: Heard) -> Iterator[str]:
    """Yield a sentence for each file that no browser would play in the place it was chosen for."""
    for place, (kind, name) in PLAYED.items():
        chosen: Clip | None = getattr(of, place)
        if chosen and chosen.kind != kind:
            yield f"The file chosen as {place} is no {name} file."


def _chosen(of: Heard) -> Iterator[Clip]:
    yield from (one for one in (of.sound, of.film, of.captions) if one)
