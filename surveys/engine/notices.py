"""Notices as values: what a person reads before answering, in parts of three kinds.

A notice says what becomes of answers (`PRIVACY`), what taking part means (`CONSENT`), and when
what somebody says has to be told to others (`LIMITS`). It is written for one audience and in
one form, a language or Easy Read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveys.engine import languages
from surveys.engine.questions import Clip, Note, Picture, Schema

PRIVACY, CONSENT, LIMITS = "privacy", "consent", "limits"
# In which a part can be said besides.
CLIPS = ("sound", "film", "captions")
KINDS = {
    PRIVACY: "What happens with the answers",
    CONSENT: "What taking part means",
    LIMITS: "When we have to tell others",
}
CHILDREN = {
    "child_5_7": "Children aged 5 to 7",
    "child_8_12": "Children aged 8 to 12",
    "young_13_17": "Young people aged 13 to 17",
}
AUDIENCES = CHILDREN | {
    "adult": "Adults",
    "parent_carer": "Parents and carers",
    "survivor": "Adults who have lived with abuse",
    "practitioner": "People who work in services",
}


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice as people read it; `parts` are drawn like information on a page."""

    title: str
    parts: tuple[Note, ...]
    form: str

    @property
    def language(self) -> str:
        """The code for `lang`."""
        return languages.language_of(self.form)

    @property
    def direction(self) -> str:
        """How it is written: “ltr” or “rtl”."""
        return languages.direction_of(self.form)

    @property
    def is_easy_read(self) -> bool:
        """Whether it is in Easy Read, which is drawn larger."""
        return self.form == languages.EASY_READ

    @property
    def has_pictures(self) -> bool:
        """Whether there is a picture beside one of its parts."""
        return any(part.picture for part in self.parts)


def notice_from(content: Mapping[str, Any], form: str) -> NoticeText:
    """Return the values of a frozen notice (JSON)."""
    sources = content.get("pictures") or {}
    return NoticeText(
        title=content["title"],
        parts=tuple(_part(part, sources) for part in content["parts"]),
        form=form,
    )


def kinds_missing(content: Mapping[str, Any]) -> list[str]:
    """Return the kinds of part that a notice lacks, in the order in which people read them."""
    said = {part["kind"] for part in content["parts"] if part["text"].strip()}
    return [kind for kind in KINDS if kind not in said]


def forms_to_notify(schema: Schema) -> tuple[str, ...]:
    """Return every form in which people may answer, and so need a notice."""
    own = languages.EASY_READ if schema.written_in_easy_read else languages.BASE
    return (own, *schema.says)


def notice_form(schema: Schema) -> str:
    """Return the form of the notice beside a survey in the form that it is shown in."""
    return schema.spoken if schema.spoken in schema.says else forms_to_notify(schema)[0]


def _part(part: Mapping[str, Any], sources: Mapping[str, str]) -> Note:
    named = part.get("picture")
    picture = Picture(sources.get(named["digest"], ""), named["alt"]) if named else None
    sound, film, captions = (Clip(**part[name]) if name in part else None for name in CLIPS)
    return Note(
        id=part["id"],
        heading=part["heading"],
        text=part["text"],
        picture=picture,
        sound=sound,
        film=film,
        captions=captions,
    )
