"""Which rules hold for a project, how it and its parts stand by them, and where it differs."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from changeprojects import rules
from changeprojects.documents.history import History
from changeprojects.models import ChangeProjectPage, PilotPage, ProductPage
from changeprojects.models.project_model import LABELS
from changeprojects.rules import Reading, Rule, Rulebook, State
from syndication.documents import Version

Json = dict[str, Any]

# These are asked of one act of publishing. What is public has been through it.
_OF_AN_ACT = frozenset({"P01", "V01", "V02", "V04", "V05", "V06", "W20"})
_LOOKED_AT = {
    "as_published": "As it is published",
    "before_final": "Before a final version",
    "before_opening": "Before it opens",
    "as_it_stands": "As it stands",
}


def readiness_json(page: ChangeProjectPage, history: History) -> Json:
    """Return the model of a project, its readings, those of its parts, and what its model changes.

    What to do about a rule that is not met is for editors; the public reads how it stands.
    """
    rulebook = rules.rulebook_of(page)
    snapshot = rules.model_of(page)
    return {
        "model": rulebook.model,
        "model_title": snapshot.get("title", ""),
        "model_version": rulebook.version,
        "is_pinned": bool(page.model_snapshot),
        "findings": [_finding_json(reading) for reading in rules.readings(page)],
        "parts": [
            *(part for one in history.products for part in _product_parts(one, history)),
            *(part for one in history.pilots for part in _pilot_parts(one, history)),
        ],
        "changed": [_changed_json(rule, rulebook) for rule in _changed_rules(rulebook)],
    }


def _product_parts(product: ProductPage, history: History) -> Iterator[Json]:
    """Yield how the product stands; while none is final, by what a final version needs."""
    current = history.current(product)
    if current is None or product.is_withdrawn:
        return
    # What nobody outside reads, a draft that was released later, is not what is looked at.
    public = history.as_released(product, current)
    if public is None:
        return
    looked_at = "as_published" if current.stage == "final" else "before_final"
    as_final = copy(public)
    as_final.stage = "final"
    if looked_at == "before_final":
        as_final.version = str(Version(current.version.major + 1, 0))
    yield _part_json(product, looked_at, rules.readings(as_final, but=_OF_AN_ACT), history)


def _pilot_parts(pilot: PilotPage, history: History) -> Iterator[Json]:
    """Yield how the pilot stands; before it opens, by what opening it takes."""
    if pilot.status == PilotPage.Status.CANCELLED:
        return
    if pilot.status in {PilotPage.Status.PLANNED, PilotPage.Status.READY}:
        as_open: Any = copy(pilot)
        as_open.status, as_open.moved_by = PilotPage.Status.OPEN, None
        yield _part_json(
            pilot, "before_opening", rules.readings(as_open, move="open", but=_OF_AN_ACT), history
        )
    else:
        yield _part_json(pilot, "as_it_stands", rules.readings(pilot, but=_OF_AN_ACT), history)


def _part_json(
    page: ProductPage | PilotPage, looked_at: str, readings: Iterable[Reading], history: History
) -> Json:
    name = history.names[page.pk]
    return {
        "kind": page.release_kind,
        "id": page.translation_key,
        "title": name.title,
        "path": name.path,
        "looked_at": looked_at,
        "looked_at_label": _LOOKED_AT[looked_at],
        "findings": [_finding_json(one) for one in readings],
    }


def _changed_rules(rulebook: Rulebook) -> list[Rule]:
    return [
        rule
        for rule in rules.all_rules()
        if rulebook.severity(rule) is not rule.severity
        or dict(rulebook.params(rule)) != dict(rule.params)
    ]


def _changed_json(rule: Rule, rulebook: Rulebook) -> Json:
    return {
        "code": rule.code,
        "asks": rule.asked(rulebook.params(rule)),
        "usually_asks": rule.asked(),
        "usual": rule.severity.value,
        "here": rulebook.severity(rule).value,
    }


def _finding_json(reading: Reading) -> Json:
    told = {
        "code": reading.rule.code,
        "asks": reading.asks,
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


def labels_json(page: ChangeProjectPage | None) -> dict[str, str]:
    """Return what the pages of the project call its team, its products and its pilots."""
    return LABELS | (rules.model_of(page).get("labels", {}) if page else {})
