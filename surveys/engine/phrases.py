"""What the pages themselves say, beside the questions: buttons, headings, what to do.

A survey that is offered in another form may say each of them in it. What it does not say is
said as it comes with the system, if it does in that language; and what is nowhere said in it
stays in English and is marked so, for whoever has the page read aloud.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from surveys.engine import languages
from surveys.engine.phrasebook import PHRASES, SHIPPED, marks_of
from surveys.engine.questions import FACES, Schema

PREFIX = "phrase_"
_PLACE = re.compile(r"{(\w+)}")
_LINK = re.compile(r"\[(.+?)\]")
_OPENED, _SHUT = re.compile(r"<(?:a|button) "), re.compile(r"</(?:a|button)>")
# Before a small letter it was no end: what was short for something stood there.
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?؟۔।。])\s+(?![a-z])")
_STOPS = (".", "!", "?", "؟")
_IDEA_ENDS = "</span>"


class Phrase(str):
    """Words of a page, which know the language that they are in.

    Printed into a page they say so themselves if it is not the language `page` of the page.
    """

    __slots__ = ("html", "language", "page")

    language: str
    page: str
    html: str

    @classmethod
    def made(cls, text: str, language: str, page: str, html: str = "") -> "Phrase":
        """Return `text`; `html` is the same with links, if it has any."""
        phrase = cls(text)
        phrase.language, phrase.page, phrase.html = language, page, html or escape(text)
        return phrase

    def __html__(self) -> str:
        """Return the words, marked with their language if it is not that of the page."""
        return f"<span{self.marks}>{self.html}</span>" if self.marks else self.html

    @property
    def text(self) -> str:
        """The words alone, for what can hold no marks."""
        return str(self)

    @property
    def direction(self) -> str:
        """How it is written: “ltr” or “rtl”."""
        return languages.direction_of(self.language)

    @property
    def marks(self) -> str:
        """The attributes of an element that holds these words and no others."""
        if self.language == self.page:
            return ""
        return f' lang="{self.language}" dir="{self.direction}"'

    @property
    def sentence(self) -> "Phrase":
        """The same with the sign that ends a sentence, if it lacks one."""
        stop = languages.stop_of(self.language)
        if self.endswith((*_STOPS, stop)):
            return self
        # Inside the last idea: outside, the sign would stand on a line of its own.
        words = self.html.removesuffix(_IDEA_ENDS)
        html = f"{words}{stop}{_IDEA_ENDS if words != self.html else ''}"
        return Phrase.made(f"{self}{stop}", self.language, self.page, html)


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody reads a survey: in which form, and whether they switched its pictures off."""

    form: str = ""
    without_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """How a page speaks: the form that it is read in, and what a survey says in it itself.

    `form` is empty for the survey's own words, which are English; `others` are the forms in
    which the same page can be read too. If it `has_pictures` they can be switched off.
    """

    form: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    is_easy: bool = False
    has_pictures: bool = False
    without_pictures: bool = False

    @property
    def manner(self) -> Manner:
        """What to keep, so that the next page speaks as this one."""
        return Manner(self.form, without_pictures=self.without_pictures)

    @property
    def language(self) -> str:
        """The code for `lang` of the page."""
        return languages.language_of(self.form)

    @property
    def direction(self) -> str:
        """How the page is written: “ltr” or “rtl”."""
        return languages.direction_of(self.form)

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return languages.stop_of(self.form)

    @property
    def is_english(self) -> bool:
        """Whether English words need no mark."""
        return self.language == languages.BASE

    def beside(self, *, pictures: bool) -> "Speech":
        """Return how a page speaks that shows something with or without `pictures` besides."""
        return replace(self, has_pictures=self.has_pictures or pictures)

    def language_of(self, name: str) -> str:
        """Return the code for `lang` of what the page says under `name`."""
        return self._found(name)[1]

    def say(self, name: str, **values: object) -> Phrase:
        """Return what the page says under `name`, with `values` put in, as words alone."""
        words, language = self._found(name)
        text = _PLACE.sub(lambda place: str(values.get(place[1], place[0])), words)
        plain = _LINK.sub(r"\1", text)
        return Phrase.made(plain, language, self.language, self.laid_out(escape(plain)))

    def say_with(self, name: str, around: tuple[str, str], values: Mapping[str, str]) -> Phrase:
        """Return the same for a page: `values` are safe HTML, and so is what is put `around`.

        It stands around the words that lead on: a link, or a button.
        """
        words, language = self._found(name)
        written = _PLACE.sub(lambda place: values.get(place[1], place[0]), escape(words))
        plain = _LINK.sub(r"\1", words)
        led = _LINK.sub(lambda found: found[1].join(around), written)
        html = self.laid_out(led)
        return Phrase.made(plain, language, self.language, html)

    def laid_out(self, html: str) -> str:
        """Return words (safe HTML) as they are; in Easy Read each sentence on a line of its own."""
        ideas = _BETWEEN_SENTENCES.split(html) if self.is_easy else [html]
        torn = any(len(_OPENED.findall(idea)) != len(_SHUT.findall(idea)) for idea in ideas)
        if len(ideas) == 1 or torn:
            return html
        return " ".join(f'<span class="cp-idea">{idea}{_IDEA_ENDS}' for idea in ideas)

    def _found(self, name: str) -> tuple[str, str]:
        own = self.own.get(PREFIX + name)
        # What was written for an older sentence lacks what is put into this one, or leads nowhere.
        if own and not Counter(marks_of(PHRASES[name])) - Counter(marks_of(own)):
            return own, self.language
        if shipped := SHIPPED.get(self.language, {}).get(name):
            return shipped, self.language
        return PHRASES[name], languages.BASE


def speech_of(schema: Schema) -> Speech:
    """Return how the pages of a survey speak in the form that it is shown in."""
    own = schema.says.get(schema.spoken, {})
    return Speech(
        schema.spoken,
        own,
        schema.forms,
        is_easy=schema.easy_read,
        has_pictures=schema.has_pictures,
        without_pictures=schema.without_pictures,
    )


def speech_among(schema: Mapping[str, Any], manner: Manner) -> Speech:
    """Return how a page beside a survey (frozen, as JSON) speaks, in a form it is read in."""
    form = manner.form
    says = schema.get("says") or {}
    offered = forms_in(schema)
    spoken = form if form in offered else ""
    is_easy = schema.get("easy_read", False) or spoken == languages.EASY_READ
    return Speech(
        spoken,
        says.get(spoken, {}),
        offered,
        is_easy=is_easy,
        has_pictures=pictured_in(schema),
        without_pictures=manner.without_pictures,
    )


def speech_among_more(schema: Mapping[str, Any], manner: Manner) -> Speech:
    """Return the same for a page that can be read in what comes with the system as well."""
    speech = speech_among(schema, manner)
    more = tuple(form for form in SHIPPED if form not in speech.others)
    form = manner.form if manner.form in more else speech.form
    own = {} if form in more else speech.own
    return replace(speech, form=form, own=own, others=(*speech.others, *more))


def pictured_in(schema: Mapping[str, Any]) -> bool:
    """Say whether a survey (frozen, as JSON) has pictures, as `Schema.has_pictures`."""
    asked = (q for step in schema["steps"] for q in step["questions"])
    return bool(schema.get("pictures")) or any(q.get("look") == FACES for q in asked)


def forms_in(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the forms in which a survey (frozen, as JSON) can be read, as `Schema.forms`."""
    says = schema.get("says") or {}
    asked = (q for step in schema["steps"] for q in step["questions"])
    signed = any(q.get("says", {}).get(languages.BSL, {}).get("film") for q in asked)
    return (*says, languages.BSL) if signed else tuple(says)


def speech_in(form: str) -> Speech:
    """Return how a page of no survey speaks: in a language that comes with the system."""
    return Speech(form if form in SHIPPED else "", others=tuple(SHIPPED))
