"""What became of something people said, in one word, from a decision and its proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Fate:
    """A word for the mark and the words above the answer."""

    code: str
    label: str


_DECLINED = Fate("declined", "We cannot")
# Of what people said and nobody has to answer: somebody said why.
NOTHING_ASKED = Fate("declined", "We change nothing")
_UNDECIDED = Fate("open", "Not decided yet")
_PROMISED = Fate("going", "We will")
# What was proven once, and cannot be looked at any more or stands under a notice by now.
UNDONE = Fate("undone", "We did, and it has since been taken back")
# What was proven once, and is in the version in use as people had tried it out.
PUT_BACK = Fate(UNDONE.code, "We did, and it has since been put back as it was")
# Nobody's answer led to what was decided before anybody was asked.
_BEFORE = "as we had already decided before you were asked"
# What was done in part, or done and undone, is still told as something that was done.
_AS_DONE = {"partly": "done", UNDONE.code: "done"}
_PROVEN = {"accepted": Fate("done", "We did"), "partly": Fate("partly", "We did a part")}
# What somebody can look at, by its code.
PROVEN = frozenset(fate.code for fate in _PROVEN.values())


def fate_of(decision: str, *, proven: bool) -> Fate:
    """Return what became of a recommendation.

    “We did” needs a proof: a released change that can be looked at. An accepted
    recommendation without one is a promise and says “We will”.
    """
    if decision == "declined":
        return _DECLINED
    if decision in _PROVEN:
        return _PROVEN[decision] if proven else _PROMISED
    return _UNDECIDED


def label_of(fate: Fate, *, decided_before: bool) -> str:
    """Return the words above the answer; they own up to a decision older than the question."""
    return owning_up(fate.label) if decided_before and fate != _UNDECIDED else fate.label


def owning_up(label: str) -> str:
    """Return the words above an answer that was decided before whoever reads it was asked."""
    return f"{label}, {_BEFORE}"


def same_kind(one: str, other: str) -> bool:
    """Return whether words that tell one fate, by its code, also tell the other truly."""
    return _AS_DONE.get(one, one) == _AS_DONE.get(other, other)


def part_label(label: str) -> str:
    """Return the words above what was done in part; earlier versions said of it “We did” alone."""
    whole, part = (_PROVEN[decision].label for decision in ("accepted", "partly"))
    return label if label.startswith(part) else label.replace(whole, part, 1)


def late_label(label: str) -> str:
    """Return the words above a promise whose day has passed."""
    return label.replace(_PROMISED.label, "We said we would", 1)


def first_day(told: Mapping[str, Any]) -> date | None:
    """Return the day that was promised first, as a document tells of a promise."""
    # What was frozen earlier tells one day alone.
    day = told.get("first_due") or told["due"]
    return date.fromisoformat(day) if day else None


def days_late(fate: str, due: date | None, today: date) -> int:
    """Return by how many days a promise is late; nought for everything else."""
    if fate != _PROMISED.code or due is None:
        return 0
    return max(0, (today - due).days)
