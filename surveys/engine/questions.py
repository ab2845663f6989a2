"""The frozen schema of a survey as values: pages, questions, options, rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SINGLE, SEVERAL, TEXT = "single", "several", "text"
RATHER_NOT_SAY = "rather-not-say"
NONE_OF_THESE = "none-of-these"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. `exclusive` goes with no other; `id` survives rewording."""

    value: str
    label: str
    exclusive: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` names it in rules and tables, `id` through all versions."""

    id: str
    key: str
    type: str
    label: str
    help: str = ""
    options: tuple[Option, ...] = ()
    max_length: int = 0
    required: bool = False

    @property
    def values(self) -> frozenset[str]:
        """What may be answered."""
        return frozenset(option.value for option in self.options)

    @property
    def exclusive_values(self) -> frozenset[str]:
        """What may only be answered alone."""
        return frozenset(option.value for option in self.options if option.exclusive)

    def label_of(self, value: str) -> str:
        """Return the words of the option `value`, or nothing."""
        return next((option.label for option in self.options if option.value == value), "")


@dataclass(frozen=True, slots=True)
class Rule:
    """Show a page only if an earlier question was answered so."""

    question: str
    op: str
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One page."""

    id: str
    slug: str
    title: str
    questions: tuple[Question, ...]
    show_if: Rule | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the answers, or does not."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A whole survey as people answer it."""

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

    @property
    def has_rules(self) -> bool:
        """Whether the way through depends on the answers."""
        return any(step.show_if for step in self.steps)

    def step(self, slug: str) -> Step | None:
        """Return the page with the address `slug`, if there is one."""
        return next((step for step in self.steps if step.slug == slug), None)


def schema_from(frozen: Mapping[str, Any]) -> Schema:
    """Return the values of a frozen schema (JSON)."""
    return Schema(
        title=frozen["title"],
        intro=frozen["intro"],
        audience=frozen["audience"],
        safety_profile=frozen["safety_profile"],
        language=frozen["language"],
        consent_text=frozen["consent"]["text"],
        consent_digest=frozen["consent"]["digest"],
        steps=tuple(_step(step) for step in frozen["steps"]),
        readers=tuple(Reader(**reader) for reader in frozen.get("readers", ())),
        what_happens=tuple(frozen.get("what_happens", ())),
        minutes=frozen.get("minutes"),
    )


def _step(frozen: Mapping[str, Any]) -> Step:
    rule = frozen.get("show_if")
    return Step(
        id=frozen["id"],
        slug=frozen["slug"],
        title=frozen["title"],
        questions=tuple(_question(question) for question in frozen["questions"]),
        show_if=Rule(**rule) if rule else None,
    )


def _question(frozen: Mapping[str, Any]) -> Question:
    return Question(
        id=frozen["id"],
        key=frozen["key"],
        type=frozen["type"],
        label=frozen["label"],
        help=frozen.get("help") or "",
        options=tuple(Option(**option) for option in frozen.get("options") or ()),
        max_length=frozen.get("max_length") or 0,
        required=frozen.get("required", False),
    )
