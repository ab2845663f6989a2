"""What a rule is, and how things of the programme are checked against all of them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from changeprojects.exceptions import Finding
from changeprojects.remembered import one_look
from changeprojects.rules.rulebook import Params, Rulebook, Severity, rulebook_of

# The kind of a rule that is about all pages of which the public reads what was released.
EVERY_PAGE = "page"


class Rule(ABC):
    """One rule: what it asks, of which kind of thing, and what to do when it is not met.

    `kind` is the release kind of a page, the name of a register's model, or every page.
    `severity` holds unless the model of the project sets another; of a `locked` rule nobody
    sets another, and nobody waives it. `gates` names the moves before which alone the rule
    stands: later it is told and stops nothing. `params` are the rule's numbers with their usual
    values; a project's model may set others. The public reads `asks`, in which each number stands
    as its name in braces, and, of a rule that is not met, `unmet`; what to do (`message`) is for
    whoever can do it.
    """

    code: ClassVar[str]
    asks: ClassVar[str]
    message: ClassVar[str]
    unmet: ClassVar[str] = "Not met"
    field: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.BLOCK
    locked: ClassVar[bool] = False
    gates: ClassVar[tuple[str, ...]] = ()
    params: ClassVar[Mapping[str, int]] = {}
    kind: ClassVar[str] = "product"

    def applies(self, subject: Any) -> bool:
        """Return whether the rule has anything to say about this thing as it stands."""
        return True

    def is_due(self, subject: Any, params: Params) -> bool:
        """Return whether it is time to ask; a rule says so whose numbers tell from when."""
        return True

    @abstractmethod
    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the thing meets the rule."""

    def mended_by(self, subject: Any) -> str:
        """Return the code under which the place to mend it is known: usually its own."""
        return self.code

    def asked(self, params: Params | None = None) -> str:
        """Return what it asks, with these numbers, or with the usual ones."""
        return self.asks.format_map(self.params if params is None else params)

    def explain(self, subject: Any, params: Params) -> str:
        """Return one sentence that says what to do."""
        return self.message


class State(Enum):
    """How a rule stands for one thing."""

    MET = "met"
    OPEN = "open"
    WARNS = "warns"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Reading:
    """One rule read against one thing; `message` says what to do, nothing if it is met.

    `asks` is what the rule asks of this thing, with the numbers that hold for its project.
    `reason` is why the project need not meet it, if that is so; the public reads it too.
    """

    rule: Rule
    state: State = State.MET
    message: str = ""
    severity: Severity = Severity.BLOCK
    reason: str = ""
    asks: str = ""

    @property
    def is_met(self) -> bool:
        """Whether there is nothing to do."""
        return self.state is State.MET

    @property
    def is_waived(self) -> bool:
        """Whether the project goes on without it, for a reason that the public reads."""
        return self.state is State.WAIVED

    @property
    def stops(self) -> bool:
        """Whether it stops a release or a move."""
        return self.state is State.OPEN


_rules: dict[str, Rule] = {}


def registered(rule: type[Rule]) -> type[Rule]:
    """Register a rule class under its code; raise `ValueError` if the code is taken."""
    if rule.code in _rules:
        raise ValueError(f"There is a rule {rule.code} already.")
    _rules[rule.code] = rule()
    return rule


def all_rules() -> tuple[Rule, ...]:
    """Return every registered rule by code."""
    return tuple(rule for _, rule in sorted(_rules.items()))


def rule_called(code: str) -> Rule:
    """Return the rule with this code; raise `KeyError` if there is none."""
    return _rules[code]


def readings(subject: Any, *, move: str = "", but: Collection[str] = frozenset()) -> list[Reading]:
    """Return how the thing stands against every rule that applies to it, by code.

    With `move` it is read as it would be after the move of that name. The rules whose codes are
    in `but` are not asked.
    """
    with one_look():
        rulebook = rulebook_of(subject)
        asked = [rule for rule in all_rules() if rule.code not in but]
        applying = _applying(asked, subject, rulebook, move)
        return [_read(rule, subject, rulebook, is_asked=move in rule.gates) for rule in applying]


def check(subject: Any, *, move: str = "") -> list[Finding]:
    """Return the rules that stop this thing as it stands; empty if none does.

    A page is checked before it is released, everything also as it would be after a move.
    """
    return stopping(readings(subject, move=move))


def stopping(readings: Iterable[Reading]) -> list[Finding]:
    """Return those of the readings that stop something, each with what to do."""
    return [
        Finding(reading.rule.code, reading.message, reading.rule.field)
        for reading in readings
        if reading.stops
    ]


def kind_of(subject: Any) -> str:
    """Return the name by which rules know this kind of thing."""
    return str(getattr(subject, "release_kind", "") or subject._meta.model_name)


def _applying(asked: Iterable[Rule], subject: Any, rulebook: Rulebook, move: str) -> Iterator[Rule]:
    kinds = {kind_of(subject)} | ({EVERY_PAGE} if hasattr(subject, "release_kind") else set())
    for rule in asked:
        is_off = rulebook.severity(rule) is Severity.OFF
        # Whoever moves something reads the gates of that move, and of no other.
        is_of_another = bool(move and rule.gates) and move not in rule.gates
        if rule.kind not in kinds or is_off or is_of_another:
            continue
        if rule.applies(subject) and rule.is_due(subject, rulebook.params(rule)):
            yield rule


def _read(rule: Rule, subject: Any, rulebook: Rulebook, *, is_asked: bool) -> Reading:
    severity, params = rulebook.severity(rule), rulebook.params(rule)
    asks = rule.asked(params)
    if rule.is_met(subject, params):
        return Reading(rule, severity=severity, asks=asks)
    message = rule.explain(subject, params)
    if rulebook.waives(rule):
        reason = rulebook.waived[rule.code]
        return Reading(rule, State.WAIVED, message, severity, reason, asks)
    is_told_only = severity is Severity.WARN or (rule.gates and not is_asked)
    state = State.WARNS if is_told_only else State.OPEN
    return Reading(rule, state, message, severity, asks=asks)
