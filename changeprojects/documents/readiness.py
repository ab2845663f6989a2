"""Which rules hold for a project, how it stands by them, and where it differs."""

from typing import Any

from changeprojects import rules
from changeprojects.models import ChangeProjectPage
from changeprojects.models.project_model import LABELS
from changeprojects.rules import Reading, State


def readiness_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the model of a project, its readings and what its model lowers.

    What to do about a rule that is not met is for editors; the public reads how it stands.
    """
    rulebook = rules.rulebook_of(page)
    snapshot = _snapshot(page)
    return {
        "model": rulebook.model,
        "model_title": snapshot.get("title", ""),
        "model_version": rulebook.version,
        "is_pinned": bool(page.model_snapshot),
        "findings": [_finding_json(reading) for reading in rules.readings(page)],
        "lowered": [
            {
                "code": rule.code,
                "asks": rule.asks,
                "usual": rule.severity.value,
                "here": rulebook.severity(rule).value,
            }
            for rule in rules.all_rules()
            if rulebook.severity(rule) is not rule.severity
        ],
    }


def _finding_json(reading: Reading) -> dict[str, Any]:
    told = {
        "code": reading.rule.code,
        "asks": reading.rule.asks,
        "severity": reading.severity.value,
        "state": reading.state.value,
        "state_label": _in_words(reading),
    }
    return told | ({"reason": reading.reason} if reading.is_waived else {})


def _in_words(reading: Reading) -> str:
    unmet = reading.rule.unmet
    words = {
        State.MET: "Met",
        State.OPEN: unmet,
        State.WARNS: f"{unmet}; the project goes on",
        State.WAIVED: f"{unmet}; waived",
    }
    return words[reading.state]


def labels_json(page: ChangeProjectPage) -> dict[str, str]:
    """Return what the pages of the project call its team, its products and its pilots."""
    return LABELS | _snapshot(page).get("labels", {})


def _snapshot(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the model that is pinned to the project, or the one that it would get."""
    if page.model_snapshot:
        return dict(page.model_snapshot)
    return page.model.snapshot() if page.model else {}
