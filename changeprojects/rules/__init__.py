"""Rules of the programme: each a small registered class.

`check()` is the gate of every release; `readings()` says the same to an editor. Rules
read pages that are handed to them and import no model of theirs.
"""

from changeprojects.rules import budget, involvement, pilots, team, versions
from changeprojects.rules.base import Reading, Rule, Severity, check, readings, registered

__all__ = [
    "Reading",
    "Rule",
    "Severity",
    "budget",
    "check",
    "involvement",
    "pilots",
    "readings",
    "registered",
    "team",
    "versions",
]
