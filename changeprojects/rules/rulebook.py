"""The rules as one project has them: its model's settings, pinned, and its waivers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, Protocol

from changeprojects.remembered import remembered

Params = Mapping[str, int]


class Severity(Enum):
    """Whether a rule that is not met stops a move, is only told, or is not asked."""

    BLOCK = "block"
    WARN = "warn"
    OFF = "off"


class HasSeverity(Protocol):
    """What the rulebook needs to know of a rule."""

    code: ClassVar[str]
    severity: ClassVar[Severity]
    locked: ClassVar[bool]
    params: ClassVar[Params]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a project's model sets for each rule, and why it need not meet one, by their codes.

    A rule that is not named is as it is everywhere; a locked rule always is.
    """

    model: str = ""
    version: int = 0
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    waived: Mapping[str, str] = field(default_factory=dict)

    def severity(self, rule: HasSeverity) -> Severity:
        """Return how severe the rule is here."""
        if rule.locked or rule.code not in self.settings:
            return rule.severity
        return Severity(self.settings[rule.code].get("severity", rule.severity.value))

    def params(self, rule: HasSeverity) -> Params:
        """Return the numbers of the rule here."""
        if rule.locked or rule.code not in self.settings:
            return rule.params
        given = self.settings[rule.code].get("params", {})
        return {name: given.get(name, usual) for name, usual in rule.params.items()}

    def waives(self, rule: HasSeverity) -> bool:
        """Return whether the project may go on although the rule is not met."""
        return not rule.locked and rule.code in self.waived


def rulebook_of(subject: Any) -> Rulebook:
    """Return the rulebook of the project to which this thing belongs.

    What was pinned when the project was approved goes before what its model says now.
    Without a project, or without a model, every rule is as it is everywhere.
    """
    project = getattr(subject, "project", None)
    if project is None:
        return Rulebook()
    return remembered(lambda: _rulebook_for(project), "rulebook", of=project)


def model_of(project: Any) -> Mapping[str, Any]:
    """Return the model that is pinned to the project, or the one that it would get."""
    if project.model_snapshot:
        pinned: Mapping[str, Any] = project.model_snapshot
        return pinned
    if project.model_id is None:
        return {}
    return remembered(lambda: _told_by(project), "model", project.model_id)


def _told_by(project: Any) -> Mapping[str, Any]:
    told: Mapping[str, Any] = project.model.snapshot()
    return told


def _rulebook_for(project: Any) -> Rulebook:
    snapshot = model_of(project)
    return Rulebook(
        model=snapshot.get("code", ""),
        version=snapshot.get("version", 0),
        settings=snapshot.get("rules", {}),
        waived=project.reasons_of_waivers() if project.pk else {},
    )
