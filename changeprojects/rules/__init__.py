"""Rules of the programme: each a small registered class.

`check()` is the gate of every release; `readings()` says the same to an editor. Rules
read pages that are handed to them and import no model of theirs.
"""

from changeprojects.rules import (
    budget,
    events,
    evidence,
    interest,
    involvement,
    pilots,
    place,
    products,
    progress,
    selection,
    team,
    versions,
)
from changeprojects.rules.base import (
    Reading,
    Rule,
    State,
    all_rules,
    check,
    kind_of,
    readings,
    registered,
    rule_called,
    stopping,
)
from changeprojects.rules.rulebook import Rulebook, Severity, model_of, rulebook_of

__all__ = [
    "Reading",
    "Rule",
    "Rulebook",
    "Severity",
    "State",
    "all_rules",
    "budget",
    "check",
    "events",
    "evidence",
    "interest",
    "involvement",
    "kind_of",
    "model_of",
    "pilots",
    "place",
    "products",
    "progress",
    "readings",
    "registered",
    "rule_called",
    "rulebook_of",
    "selection",
    "stopping",
    "team",
    "versions",
]
