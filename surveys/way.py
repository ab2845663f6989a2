"""Where one person may go, as what they gave so far stands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from surveys.engine.answers import raw_of, routed
from surveys.engine.helped import had_help
from surveys.engine.interruptions import Interruption, interruption_at, interruptions_of
from surveys.engine.path import length_is_certain, may_be_shorter, stops
from surveys.engine.phrases import Phrase, Speech, speech_of
from surveys.engine.questions import Question, Schema, Step
from surveys.forms import (
    CHOICE,
    CheckForm,
    ConsentForm,
    InterruptionForm,
    QuestionsForm,
    StepForm,
    consent_question,
    quote_question,
    skips,
)
from surveys.rules.expiry import BRIEF, KEPT_DAYS, STEP

CONSENT, CHECK = "consent", "check"


@dataclass(frozen=True, slots=True)
class Page:
    """What was posted for one page, and whether the person is done with it.

    It is not `checked` if they only wanted to read the page in other words: then nothing is
    said of what may be wrong. `others` is what was posted from windows that did not know of
    `fields`: the person has to choose, and is not done before.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    done: bool = False
    checked: bool = True
    others: list[dict[str, list[str]]] = field(default_factory=list)

    @property
    def last(self) -> dict[str, list[str]]:
        """What was typed last."""
        return self.others[-1] if self.others else self.fields

    @property
    def before_last(self) -> list[dict[str, list[str]]]:
        """What else there is to choose from, if there is."""
        return [self.fields, *self.others[:-1]] if self.others else []

    @property
    def given(self) -> list[dict[str, list[str]]]:
        """Everything that was given, without boxes that are empty."""
        return [given_in(fields) for fields in (self.fields, *self.others)]


def given_in(fields: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return `fields` without those that are empty: never seen and left empty are the same."""
    return {name: list(values) for name, values in sorted(fields.items()) if any(values)}


def kept_beside(before: Page, posted: Page, *, is_old: bool, was_changed: bool) -> Page:
    """Return what to keep if `before` is kept and `posted` comes: nobody's words are lost.

    `is_old` says that the posted page did not show `before`, as it was open in a second window
    already; `was_changed` whether something else was posted than that page showed.
    """
    if not is_old:
        return posted
    if given_in(posted.fields) in before.given:
        return before if before.others else posted
    if not was_changed:
        return before
    others = [*before.others, posted.fields]
    return replace(before, done=False, checked=posted.checked, others=others)


class FormsOnTheWay(Mapping[str, type[QuestionsForm]]):
    """The form of each page on the way; nothing is built before it is needed."""

    def __init__(self, schema: Schema, slugs: Sequence[str]) -> None:
        self.schema = schema
        self.slugs = slugs

    def __getitem__(self, slug: str) -> type[QuestionsForm]:
        if slug not in self.slugs:
            raise KeyError(slug)
        return form_class_of(self.schema, slug)

    def __iter__(self) -> Iterator[str]:
        return iter(self.slugs)

    def __len__(self) -> int:
        return len(self.slugs)


class Way:
    """The pages on somebody's way; `page` returns what is kept of the one with an address."""

    def __init__(self, schema: Schema, page: Callable[[str], Page]) -> None:
        self.schema = schema
        self._page = page

    @cached_property
    def stops(self) -> tuple[Step | Interruption, ...]:
        """The pages between the consent and the check."""
        # Routing needs no forms: what was posted is enough, `stops` ignores the rest.
        raw: dict[str, Sequence[str]] = {}
        skipped = set()
        for step in self.schema.steps:
            fields = self._page(step.slug).fields
            raw |= {q.key: raw_of(q, fields) for q in step.questions}
        for before in interruptions_of(self.schema).values():
            if skips(self._page(before.slug).fields):
                skipped.add(before.slug)
        return stops(self.schema, raw, skipped)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages of questions among them."""
        return tuple(stop for stop in self.stops if isinstance(stop, Step))

    @property
    def slugs(self) -> list[str]:
        """The address of every page, from the consent to the check."""
        return [CONSENT, *(stop.slug for stop in self.stops), CHECK]

    @property
    def first_open(self) -> str:
        """The first page on the way that the person is not done with."""
        return next((slug for slug in self.slugs if not self._page(slug).done), CHECK)

    def may_see(self, slug: str) -> bool:
        """Say whether `slug` is on the way and everything before it is done."""
        if slug == CONSENT:
            # Nothing comes before it, so no other page has to be looked at.
            return True
        slugs = self.slugs
        return slug in slugs and slugs.index(slug) <= slugs.index(self.first_open)

    def before(self, slug: str) -> str:
        """Return the page before `slug`; the first open one if `slug` is not on the way."""
        slugs = self.slugs
        return slugs[max(0, slugs.index(slug) - 1)] if slug in slugs else self.first_open

    def is_helped(self, slug: str) -> bool:
        """Say whether the page asks a helper not to answer: the next after it was said, the last.

        The last one too, because an answer may have been changed from there.
        """
        if slug == CONSENT:
            # As above: no other page has to be looked at.
            return False
        if slug == CHECK:
            return any(self._says_helped(step) for step in self.steps)
        step = self.schema.step(self.before(slug)) if slug in self.slugs else None
        return step is not None and step.slug != slug and self._says_helped(step)

    def _says_helped(self, step: Step) -> bool:
        fields = self._page(step.slug).fields
        given = {q.key: routed(q, raw_of(q, fields)) for q in step.questions}
        return had_help(step.questions, given)


def exists(schema: Schema, slug: str) -> bool:
    """Say whether the survey has a page with this address, on the way or not."""
    is_ours = slug in (CONSENT, CHECK) or schema.step(slug) is not None
    return is_ours or interruption_at(schema, slug) is not None


def form_class_of(schema: Schema, slug: str) -> type[QuestionsForm]:
    """Return the form of a page, on the way or not."""
    if interruption_at(schema, slug):
        return InterruptionForm
    return {CONSENT: ConsentForm, CHECK: CheckForm}.get(slug, StepForm)


def questions_of(schema: Schema, slug: str) -> tuple[Question, ...]:
    """Return the questions that a page asks."""
    if slug in (CONSENT, CHECK):
        return (consent_question(schema) if slug == CONSENT else quote_question(schema),)
    step = schema.step(slug)
    return step.questions if step else ()


def template_of(schema: Schema, slug: str) -> str:
    """Return the template of a page."""
    if interruption_at(schema, slug):
        return "surveys/answer/interruption.html"
    name = {CONSENT: "consent", CHECK: "check"}.get(slug, "question")
    return f"surveys/answer/{name}.html"


def interruption_page(
    schema: Schema, interruption: Interruption, kept: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what the page before hard questions shows, with what was `kept` of it before."""
    chosen = "".join(kept.get(CHOICE, ()))
    # The title tells nothing: it stands on a screen that others may see.
    title = speech_of(schema).say("before_on")
    return {"page_title": title, "interruption": interruption, "chosen": chosen}


def skipped_words(schema: Schema) -> Phrase:
    """Return what stands for hard questions that somebody passed by; beside it “Not answered”."""
    return speech_of(schema).say("hard_skipped")


def place_of(schema: Schema, way: Sequence[Step], slug: str) -> Phrase:
    """Return which page of the `way` one is; of how many is only said if it is sure."""
    speech, step = speech_of(schema), schema.step(slug)
    kind = "question" if step and len(step.questions) == 1 else "page"
    position = next((n for n, one in enumerate(way, start=1) if one.slug == slug), None)
    if position is None:
        return speech.say(kind)
    if length_is_certain(schema, way, position - 1):
        return speech.say(f"{kind}_of", number=position, count=len(way))
    return speech.say(f"{kind}_at", number=position)


def first_page(schema: Schema) -> dict[str, Any]:
    """Return what the first page says of the survey itself."""
    speech = speech_of(schema)
    is_high = schema.safety_profile == "high"
    length = "length_up_to" if may_be_shorter(schema) else "length"
    words = [speech.say(length, count=len(schema.steps))]
    if schema.minutes:
        words.append(speech.say("minutes", count=schema.minutes))
    return {
        "schema": schema,
        "speech": speech,
        "page_title": speech.say("page_at", number=2 if is_high else 1),
        "lengths": words,
        "is_high": is_high,
        "forgotten_after": (BRIEF, BRIEF + STEP),
        "kept_for": KEPT_DAYS,
    }


def titled(speech: Speech, title: Phrase, *, is_wrong: bool) -> Phrase:
    """Return the title of a page, which says first if something is wrong on it."""
    return speech.say("error_in", title=title) if is_wrong else title
