"""The frozen schema of a survey as values: pages, questions, options, rules.

What a question *is* has two names. Its `type` says how it is answered, kept and counted:
one option, several, own words, a whole number, a month, a code of several small parts. Its
`look` says how it is drawn: faces, pictures, a scale, yes or no, one line. The fourteen
kinds that editors choose from are pairs of the two; `INFORMATION` is a page's own text and
no question at all.

How alternatives are looked up
------------------------------
A question has one id, one set of options and one answer, and may be *said* in many forms:
`Question.says` maps a form (`easy-read`, `bfi` for British Sign Language, or the code of a
language in `surveys.engine.languages`) to `Words`: label, hint, a picture, a sound and a film.
`Option.says` maps a form to the words of the answer, `Schema.says` to the survey's own
title, audience, introduction and consent, `Note.says` to information.

`Schema.says` has the forms in which everything is said; publishing refuses a survey that says
only part of one (`missing_translation`; all that people read counts, also who reads it and the
alternatives of pictures). `Schema.forms` are those in which it can be read: these,
and British Sign Language where a question has a film in it; the words beside it are the survey's
own. To show a page in a form, take

    schema.in_form("ur").step(slug)        # the same ids, keys and values, other words

and draw it as always: whatever was answered fits, because only words change. Each string
falls back to the survey's own language if a form lacks it; `Question.language` and its like then
say so, for `lang` and `dir`, and `Option.language` where an answer differs.
`Schema.language_of(form)` and `Schema.direction_of(form)` are those of the page. Sounds and films
hang on one question, `question.says[form].sound` and `.film`, also where the form is not offered
as a whole; `Question.sound` and `.film` are those of the form in which it is shown. A `Clip`
names a document by its key and the digest that it had when frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from surveys.engine import languages
from surveys.engine.rules import Condition

SINGLE, SEVERAL, TEXT = "single", "several", "text"
NUMBER, MONTH, CODE = "number", "month", "code"
CHOICES = frozenset({SINGLE, SEVERAL})
TYPED = frozenset({TEXT, NUMBER, MONTH, CODE})
SHORT, TOP, SCALE = "short", "top", "scale"
YES_NO, FACES, PICTURES, CONSENT = "yes_no", "faces", "pictures", "consent"
INFORMATION = "info"
RATHER_NOT_SAY = "rather-not-say"
NONE_OF_THESE = "none-of-these"
# In these two forms the words are the survey's own.
AS_WRITTEN = frozenset({"", languages.BSL})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data address, so that looking at it asks for nothing, and its words.

    `alt` is empty if it only repeats the words beside it; `says` has it in other forms.
    """

    src: str
    alt: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    language: str = languages.BASE

    def in_form(self, form: str) -> "Picture":
        """Return the same picture with its words in this form, if there are any."""
        told = self.says.get(form)
        return replace(self, alt=told, language=languages.language_of(form)) if told else self


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound or a film: a document of Wagtail, and its digest when it was frozen."""

    document: int
    digest: str
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """How one form says a question; what is empty falls back to the survey's own words."""

    label: str = ""
    help: str = ""
    picture: Picture | None = None
    sound: Clip | None = None
    film: Clip | None = None
    captions: Clip | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. `exclusive` goes with no other; `id` survives rewording.

    Whoever chooses one that is `helped` had help with the questions.
    """

    value: str
    label: str
    exclusive: bool = False
    helped: bool = False
    id: str = ""
    picture: Picture | None = None
    says: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    def in_form(self, form: str) -> "Option":
        """Return the same answer in other words, as far as there are any."""
        picture = self.picture.in_form(form) if self.picture else None
        return replace(self, label=self.says.get(form) or self.label, picture=picture)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` names it in rules and tables, `id` through all versions.

    `mixed` ones show their answers to each person in another order (`surveys.engine.mixing`).
    `most` limits the ticks of several (0: no limit); `lowest` and `highest` a number or the
    year of a month; `parts` are those of a code. `personal` ones tell who somebody is.
    `language` is that of the label, `help_language` that of the line under it.
    """

    id: str
    key: str
    type: str
    label: str
    help: str = ""
    options: tuple[Option, ...] = ()
    max_length: int = 0
    required: bool = False
    look: str = ""
    most: int = 0
    lowest: int | None = None
    highest: int | None = None
    parts: tuple[str, ...] = ()
    sensitive: bool = False
    personal: bool = False
    mixed: bool = False
    picture: Picture | None = None
    says: Mapping[str, Words] = field(default_factory=dict)
    language: str = languages.BASE
    help_language: str = languages.BASE
    sound: Clip | None = None
    film: Clip | None = None
    captions: Clip | None = None

    @property
    def kind(self) -> str:
        """Which of the editor's kinds this is."""
        return self.look or self.type

    @property
    def direction(self) -> str:
        """How the label is written: “ltr” or “rtl”."""
        return languages.direction_of(self.language)

    @property
    def is_pictured(self) -> bool:
        """Whether it or one of its answers has a picture, in some form, or a face."""
        pictures = [words.picture for words in self.says.values()]
        pictures += [self.picture, *(option.picture for option in self.options)]
        return self.look == FACES or any(pictures)

    @property
    def values(self) -> frozenset[str]:
        """What may be chosen."""
        return frozenset(option.value for option in self.options)

    @property
    def exclusive_values(self) -> frozenset[str]:
        """What may only be answered alone."""
        return frozenset(option.value for option in self.options if option.exclusive)

    def label_of(self, value: str) -> str:
        """Return the words of the option `value`, or nothing."""
        return next((option.label for option in self.options if option.value == value), "")

    def in_form(self, form: str) -> "Question":
        """Return the same question in other words, as far as there are any."""
        words = self.says.get(form, Words())
        # To be heard is what is read: English beside English words, in a film too.
        read_aloud = self.says.get(languages.BASE, Words()) if form in AS_WRITTEN else words
        spoken = languages.language_of(form, self.language)
        return replace(
            self,
            label=words.label or self.label,
            help=words.help or self.help,
            picture=self._picture_in(form),
            options=tuple(option.in_form(form) for option in self.options),
            language=spoken if words.label else self.language,
            help_language=spoken if words.help else self.help_language,
            sound=read_aloud.sound,
            film=words.film,
            captions=words.captions,
        )

    def _picture_in(self, form: str) -> Picture | None:
        other = self.says.get(form, Words()).picture
        if other:
            return replace(other, language=languages.language_of(form, self.language))
        return self.picture.in_form(form) if self.picture else None


@dataclass(frozen=True, slots=True)
class Note:
    """Information on a page: a heading, paragraphs, perhaps a picture; nothing to answer.

    Parts of a notice can also be heard or seen.
    """

    id: str
    heading: str
    text: str
    picture: Picture | None = None
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sound: Clip | None = None
    film: Clip | None = None
    captions: Clip | None = None
    heading_language: str = languages.BASE
    language: str = languages.BASE

    @property
    def paragraphs(self) -> list[str]:
        """The text in paragraphs."""
        return [part.strip() for part in self.text.splitlines() if part.strip()]

    def in_form(self, form: str) -> "Note":
        """Return the same information in other words, as far as there are any."""
        words = self.says.get(form, {})
        spoken = languages.language_of(form)
        return replace(
            self,
            heading=words.get("heading") or self.heading,
            text=words.get("text") or self.text,
            picture=self.picture.in_form(form) if self.picture else None,
            heading_language=spoken if words.get("heading") else self.heading_language,
            language=spoken if words.get("text") else self.language,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One page. `supports` says that it names people to talk to.

    `coming` is what people read before they come to it, because it is hard.
    """

    id: str
    slug: str
    title: str
    questions: tuple[Question, ...]
    show_if: Condition | None = None
    notes: tuple[Note, ...] = ()
    supports: bool = False
    coming: str = ""
    coming_says: Mapping[str, str] = field(default_factory=dict)
    title_says: Mapping[str, str] = field(default_factory=dict)
    title_language: str = languages.BASE

    @property
    def is_hard(self) -> bool:
        """Whether people are told before that it may be hard to answer."""
        return bool(self.coming) or any(question.sensitive for question in self.questions)

    def in_form(self, form: str) -> "Step":
        """Return the same page in other words."""
        titled = self.title_says.get(form)
        return replace(
            self,
            title=titled or self.title,
            title_language=languages.language_of(form) if titled else self.title_language,
            coming=self.coming_says.get(form) or self.coming,
            questions=tuple(question.in_form(form) for question in self.questions),
            notes=tuple(note.in_form(form) for note in self.notes),
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the answers, or does not."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A whole survey as people answer it.

    `equality` names the questions that are asked apart, after it was sent. Whoever reads it
    `without_pictures` has switched them off.
    """

    title: str
    intro: str
    audience: str
    safety_profile: str
    language: str
    consent_text: str
    consent_digest: str
    steps: tuple[Step, ...]
    readers: tuple[Reader, ...] = ()
    what_happens: tuple[str, ...] = ()
    minutes: int | None = None
    says: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notice_for: str = ""
    equality: tuple[str, ...] = ()
    easy_read: bool = False
    spoken: str = ""
    without_pictures: bool = False
    readers_language: str = languages.BASE
    happens_language: str = languages.BASE

    @property
    def written_in_easy_read(self) -> bool:
        """Whether its own words are Easy Read, whatever form it is shown in."""
        return self.easy_read and self.spoken != languages.EASY_READ

    @property
    def page_language(self) -> str:
        """The code for `lang` of a page in the form that it is shown in."""
        return self.language_of(self.spoken)

    @property
    def page_direction(self) -> str:
        """How a page is written in the form that it is shown in."""
        return self.direction_of(self.spoken)

    @property
    def has_pictures(self) -> bool:
        """Whether there is a picture on one of its pages."""
        notes = (note for step in self.steps for note in step.notes)
        return any(q.is_pictured for q in self.questions) or any(note.picture for note in notes)

    @property
    def has_rules(self) -> bool:
        """Whether the way through depends on the answers."""
        return any(step.show_if for step in self.steps)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of the pages."""
        return tuple(question for step in self.steps for question in step.questions)

    @property
    def forms(self) -> tuple[str, ...]:
        """The other forms in which it can be read: as a whole, or with films in sign language."""
        signed = any(q.says.get(languages.BSL, Words()).film for q in self.questions)
        return (*self.says, languages.BSL) if signed else tuple(self.says)

    def step(self, slug: str) -> Step | None:
        """Return the page with the address `slug`, if there is one."""
        return next((step for step in self.steps if step.slug == slug), None)

    def in_form(self, form: str) -> "Schema":
        """Return the same survey in other words: every id, key and value stays.

        `spoken` is then the form; it stays empty if the survey is not offered in it.
        """
        words = self.says.get(form, {})
        happens = tuple(words.get("what_happens", "").splitlines())
        readers = tuple(Reader(**reader) for reader in words.get("readers", ()))
        spoken = self.language_of(form)
        return replace(
            self,
            title=words.get("title") or self.title,
            audience=words.get("audience") or self.audience,
            intro=words.get("intro") or self.intro,
            consent_text=words.get("consent_text") or self.consent_text,
            what_happens=happens or self.what_happens,
            happens_language=spoken if happens else self.happens_language,
            readers=readers or self.readers,
            readers_language=spoken if readers else self.readers_language,
            steps=tuple(step.in_form(form) for step in self.steps),
            easy_read=self.easy_read or form == languages.EASY_READ,
            spoken=form if form in self.forms else "",
        )

    def read_in(self, form: str, *, without_pictures: bool = False) -> "Schema":
        """Return the same survey in `form` if it is offered in it, else in its own words."""
        read = self.in_form(form if form in self.forms else "")
        return replace(read, without_pictures=without_pictures)

    def language_of(self, form: str) -> str:
        """Return the code for `lang` of a page in this form."""
        return languages.language_of(form, self.language)

    def direction_of(self, form: str) -> str:
        """Return “rtl” or “ltr” for a page in this form."""
        return languages.direction_of(form, self.language)
