"""Which rules hold for a project, how it stands by them, and where it differs."""

from typing import Any

from changeprojects import rules
from changeprojects.models import ChangeProjectPage


def readiness_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the model of a project, its readings and what its model lowers."""
    rulebook = rules.rulebook_of(page)
    snapshot = page.model_snapshot or (page.model.snapshot() if page.model else {})
    return {
        "model": rulebook.model,
        "model_title": snapshot.get("title", ""),
        "model_version": rulebook.version,
        "is_pinned": bool(page.model_snapshot),
        "findings": [
            {
                "code": reading.rule.code,
                "asks": reading.rule.asks,
                "severity": reading.severity.value,
                "state": reading.state.value,
                "message": reading.message,
            }
            for reading in rules.readings(page)
        ],
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
