"""What a rule is, and how pages are checked against all of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from changeprojects.exceptions import Finding


class Severity(Enum):
    """Whether a rule that is not met stops a release."""

    BLOCK = "block"
    WARN = "warn"


class Rule(ABC):
    """One rule: what it asks, of which pages, and what to do when it is not met."""

    code: ClassVar[str]
    asks: ClassVar[str]
    message: ClassVar[str]
    field: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.BLOCK
    release_kind: ClassVar[str] = "product"

    def applies(self, page: Any) -> bool:
        """Return whether the rule has anything to say about this page as it stands."""
        return True

    @abstractmethod
    def is_met(self, page: Any) -> bool:
        """Return whether the page meets the rule."""

    def explain(self, page: Any) -> str:
        """Return one sentence that says what to do."""
        return self.message


@dataclass(frozen=True, slots=True)
class Reading:
    """One rule read against one page; `message` says what to do, nothing if it is met."""

    rule: Rule
    message: str = ""

    @property
    def is_met(self) -> bool:
        """Whether there is nothing to do."""
        return not self.message


_rules: dict[str, Rule] = {}


def registered(rule: type[Rule]) -> type[Rule]:
    """Register a rule class under its code; raise `ValueError` if the code is taken."""
    if rule.code in _rules:
        raise ValueError(f"There is a rule {rule.code} already.")
    _rules[rule.code] = rule()
    return rule


def readings(page: Any) -> list[Reading]:
    """Return how the page stands against every rule that applies to it, by code."""
    return [
        Reading(rule) if rule.is_met(page) else Reading(rule, rule.explain(page))
        for rule in _applying(page)
    ]


def check(page: Any) -> list[Finding]:
    """Return the rules that stop this page from going live; empty if none does."""
    return [
        Finding(rule.code, rule.explain(page), rule.field)
        for rule in _applying(page)
        if rule.severity is Severity.BLOCK and not rule.is_met(page)
    ]


def _applying(page: Any) -> Iterator[Rule]:
    kind = getattr(page, "release_kind", "")
    for _, rule in sorted(_rules.items()):
        if rule.release_kind == kind and rule.applies(page):
            yield rule
