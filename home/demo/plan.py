"""The shapes in which the demonstration's projects are written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from changeprojects.models import (
    ChangeEntry,
    EvidenceItem,
    InvolvementActivity,
    Person,
    SupportResource,
)
from home.demo.blocks import block_id


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened at a moment; the steps of all projects are told in order."""

    at: datetime
    tell: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Place:
    """An agency in a team, and how many people of each group it sent."""

    agency: str
    leads: tuple[str, ...] = ()
    people: dict[str, int] = field(default_factory=dict)
    joined_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """One line of a budget; without a day of allocation it is only proposed."""

    purpose: str
    amount: int
    allocated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A way in which a project differs from the usual way."""

    title: str
    usual_way: str
    here: str
    reason: str
    granted_by: str
    granted_on: date
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What should be different, for whom, and how one would know."""

    for_whom: str
    what_changes: str
    how_known: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody of the team who agreed to be credited, and for what (CRediT roles)."""

    name: str
    group: str
    agency: str
    roles: tuple[str, ...]
    consent: str = Person.Credit.NAME


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a project's own page says; `outside` counts people of no agency."""

    slug: str
    fields: dict[str, Any]
    topic: str = ""
    model: str = "seed-2005"
    outcomes: tuple[Outcome, ...] = ()
    team: tuple[Place, ...] = ()
    outside: tuple[tuple[str, int], ...] = ()
    credits: tuple[Credit, ...] = ()
    differences: tuple[Difference, ...] = ()
    money: tuple[Money, ...] = ()
    support: tuple[SupportResource, ...] = ()
    involvement: tuple[InvolvementActivity, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a version's change list; `blocks` are the names of what it changed."""

    type: str
    text: str
    reason: str
    blocks: tuple[str, ...] = ()
    recommendation: str = ""

    @property
    def identifier(self) -> str:
        """What notes in the text name it by."""
        return block_id(f"change: {self.text}")

    @property
    def block_ids(self) -> list[str]:
        """The identifiers of the blocks."""
        return [block_id(name) for name in self.blocks]


def kept(text: str, reason: str, *blocks: str) -> Entry:
    """Return a line that tells what was asked for or looked at, and stays as it is."""
    return Entry(ChangeEntry.Type.KEPT, text, reason, blocks)


@dataclass(frozen=True, slots=True)
class Round:
    """A reading or walk-through of a version before it is piloted."""

    version: str
    method: str
    held_on: date
    findings: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A recommendation, and what was decided about it."""

    code: str
    text: str
    source: str
    decision: str = "undecided"
    answer: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    owner: str = ""
    due: date | None = None
