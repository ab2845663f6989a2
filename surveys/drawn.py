"""A question as its template prints it: every id, name and description worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.engine.answers import CHOICE_PREFIX, TEXT_PREFIX, ticked, typed_names
from surveys.engine.languages import direction_of
from surveys.engine.matching import LETTER, PARTS
from surveys.engine.phrases import Phrase, Speech
from surveys.engine.questions import (
    CHOICES,
    CODE,
    FACES,
    MONTH,
    NUMBER,
    PICTURES,
    SCALE,
    SHORT,
    TEXT,
    Clip,
    Picture,
    Question,
)

# As much as fits into the box of an answer. It is more than may be sent, so that nobody has
# a long text cut without a word, and less than the server takes: what is typed always
# arrives, is kept, and can be made shorter.
BOX = 10_000
# From the mouth of the happiest face to that of the unhappiest, as the curve of its middle.
_MOUTHS = {3: (80, 62, 44), 5: (86, 75, 62, 51, 42)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One row to choose. `mouth` is the curve of a face, 0 where there is none.

    `language` and `direction` are those of its words where they are not the question's.
    """

    id: str
    value: str
    label: str
    checked: bool
    apart: bool
    picture: Picture | None = None
    mouth: int = 0
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One box to write in; one that stands alone is named by its question."""

    id: str
    name: str
    label: Phrase | None
    text: str
    digits: bool = False
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One question, ready to be drawn."""

    id: str
    name: str
    type: str
    look: str
    label: str
    help: str
    error: Phrase | None
    choices: tuple[Choice, ...] = ()
    boxes: tuple[Box, ...] = ()
    max_length: int = 0
    picture: Picture | None = None
    language: str = ""
    help_language: str = ""
    required: bool = False
    sound: Clip | None = None
    film: Clip | None = None
    captions: Clip | None = None

    @property
    def template(self) -> str:
        """The template that draws it."""
        if self.type in CHOICES:
            return "surveys/forms/choices.html"
        is_long = self.type == TEXT and self.look != SHORT
        return f"surveys/forms/{'text' if is_long else 'boxes'}.html"

    @property
    def target(self) -> str:
        """The id of the control that the list of errors leads to."""
        return self.boxes[0].id if self.boxes else self.choices[0].id if self.choices else self.id

    @property
    def refusal_name(self) -> str:
        """The name of “I’d rather not say” beside a box."""
        return CHOICE_PREFIX + self.name.removeprefix(TEXT_PREFIX)

    @property
    def text(self) -> str:
        """What stands in the first box."""
        return self.boxes[0].text if self.boxes else ""

    @property
    def box(self) -> int:
        """How many letters fit into the box."""
        return BOX

    @property
    def longest(self) -> str:
        """How much may be written, as people read numbers."""
        return f"{self.max_length:,}"

    @property
    def is_row(self) -> bool:
        """Whether the answers stand beside each other."""
        return self.look in (FACES, PICTURES, SCALE)

    @property
    def described_by(self) -> str:
        """Ids of what explains the question, in order of reading."""
        counted = self.type == TEXT and self.look != SHORT
        ids = [f"{self.id}-help"] * bool(self.help) + [f"{self.id}-error"] * bool(self.error)
        return " ".join(ids + [f"{self.id}-left"] * counted)


def drawn(
    question: Question,
    posted: Mapping[str, Sequence[str]],
    error: Phrase | None,
    speech: Speech,
) -> Field:
    """Return `question` with what was posted for it, and what is wrong with that."""
    prefix = CHOICE_PREFIX if question.type in CHOICES else TEXT_PREFIX
    name = prefix + question.key
    return Field(
        id=name,
        name=name,
        type=question.type,
        look=question.look,
        label=question.label,
        help=question.help,
        error=error,
        choices=_choices(question, posted),
        boxes=_boxes(question, posted, speech),
        max_length=question.max_length,
        picture=question.picture,
        language=question.language,
        help_language=question.help_language,
        required=question.required,
        sound=question.sound,
        film=question.film,
        captions=question.captions,
    )


def _choices(question: Question, posted: Mapping[str, Sequence[str]]) -> tuple[Choice, ...]:
    name = CHOICE_PREFIX + question.key
    values = ticked(question, posted.get(name, ()))
    apart = next((o.value for o in question.options if o.exclusive), None)
    faces = [o for o in question.options if not o.exclusive] if question.look == FACES else []
    mouths = dict(zip((o.value for o in faces), _MOUTHS.get(len(faces), ()), strict=False))
    return tuple(
        Choice(
            id=f"{name}-{number}",
            value=option.value,
            label=option.label,
            checked=option.value in values,
            # The line “or” stands once, before the first of those that go alone.
            apart=option.value == apart,
            picture=option.picture,
            mouth=mouths.get(option.value, 0),
            language=option.language,
            direction=direction_of(option.language) if option.language else "",
        )
        for number, option in enumerate(question.options, start=1)
    )


def _boxes(
    question: Question, posted: Mapping[str, Sequence[str]], speech: Speech
) -> tuple[Box, ...]:
    names = typed_names(question)
    texts = [(list(posted.get(name, ())) or [""])[-1] for name in names]
    if question.type == CODE:
        parts = [PARTS[key] for key in question.parts]
        return tuple(
            Box(name, name, speech.say(part.phrase), text, digits=part.kind != LETTER, letters=2)
            for part, name, text in zip(parts, names, texts, strict=True)
        )
    is_month = question.type == MONTH
    labels = (speech.say("month"), speech.say("year")) if is_month else (None,)
    digits = question.type in (MONTH, NUMBER)
    widths = {MONTH: 4, NUMBER: 9}
    return tuple(
        Box(name, name, label, text, digits=digits, letters=widths.get(question.type, 0))
        for name, label, text in zip(names, labels, texts, strict=False)
    )
