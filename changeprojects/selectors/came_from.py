"""The test round or the pilot that a recommendation names as where it came from.

It is kept as it was when it was named: its kind, its product, the version that was tried and
the day. No day that somebody types afterwards, there or with the decision, moves it.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from changeprojects.clock import today
from changeprojects.models import ChangeProjectPage, PilotPage, Recommendation, TestRound
from changeprojects.rules import evidence

Json = dict[str, Any]
Source = Recommendation.Source

TEST, PILOT = "test", "pilot"
# By where it came from: what kind of round can have asked for it.
KINDS = {Source.TEST.value: TEST, Source.EVALUATION.value: PILOT, Source.REVIEW.value: PILOT}

_OTHER = (
    "Choose a test round for what a test asked, a pilot for what an evaluation or a review did."
)
_BY_THEMES = "What people said comes from the surveys of its themes: choose no round."
_UNKNOWN = "Choose a test round or a pilot of the same project that has begun."
_NO_ANSWER = (
    "write a day from then on. What was decided before people were asked is no answer to them."
)


def rounds_of(project: ChangeProjectPage | None) -> list[Json]:
    """Return the test rounds and pilots of a project, or of all, that have begun, as one is named.

    Two queries.
    """
    tests = TestRound.objects.filter(held_on__lte=today())
    pilots = PilotPage.objects.live().select_related("product")
    if project:
        tests = tests.filter(product__in=project.get_children())
        pilots = pilots.child_of(project)
    tried = tests.select_related("product").order_by("held_on", "pk")
    begun = (one for one in pilots.order_by("path") if one.first_day and one.first_day <= today())
    return [
        *(_round(TEST, one.product, one.product, one.version, one.held_on) for one in tried),
        *(_round(PILOT, one, one.product, one.version, one.first_day) for one in begun),
    ]


def named_round(one: Recommendation) -> Json | None:
    """Return the round that it names, if what it came from is a round."""
    fits = one.came_from and one.came_from["kind"] == KINDS.get(one.source)
    return one.came_from if fits else None


def pilot_of(named: Json) -> PilotPage | None:
    """Return the pilot that is named, if there is one still."""
    found = PilotPage.objects.filter(translation_key=named["page"])
    return found.first() if named["kind"] == PILOT else None


def fault_in_round(one: Recommendation, stored: Recommendation | None) -> dict[str, str]:
    """Return a sentence by its field for a round that cannot have asked, or a day before it.

    What was stored so before holds up no other change.
    """
    before = stored or Recommendation()
    faults = {}
    is_new = one.came_from != before.came_from or one.source != before.source
    if one.came_from and is_new and (fault := _fault_in(one)):
        faults["came_from"] = fault
    names = ("decided_on", "decision", "came_from")
    is_dated = any(getattr(one, name) != getattr(before, name) for name in names)
    day = one.decided_on if one.is_decided and is_dated else None
    if day and (fault := _too_early(one, day)):
        faults["decided_on"] = fault
    return faults


def _fault_in(one: Recommendation) -> str | None:
    if one.source == Source.THEME:
        return _BY_THEMES
    if named_round(one) is None:
        return _OTHER
    is_known = one.project_id and one.came_from in rounds_of(one.project)
    return None if is_known else _UNKNOWN


def _too_early(one: Recommendation, day: date) -> str | None:
    """Return what to say of a decision on a day before the first of those had asked who did."""
    until = min(filter(None, (_said_until(one), _round_until(one))), default=None)
    if until is None or until <= day:
        return None
    is_long = one.source != Source.TEST or until == _said_until(one)
    asked = f"It was asked for {'until' if is_long else 'on'} {date_format(until, 'j F Y')}"
    return f"{asked}: {_NO_ANSWER}"


def _round_until(one: Recommendation) -> date | None:
    named = named_round(one)
    if named is None:
        return None
    pilot = pilot_of(named)
    day = date.fromisoformat(named["on"])
    return max(day, pilot.closed_on) if pilot and pilot.closed_on else day


def _said_until(one: Recommendation) -> date | None:
    known = one.pk and evidence.is_known(evidence.ASKED_UNTIL)
    seconds = evidence.tells(evidence.ASKED_UNTIL, one) if known else 0
    return timezone.localdate(datetime.fromtimestamp(seconds, UTC)) if seconds else None


def _round(kind: str, page: Any, product: Any, version: str, day: date | None) -> Json:
    return {
        "kind": kind,
        "page": str(page.translation_key),
        "product": str(product.translation_key),
        "version": version,
        "on": day.isoformat() if day else None,
        "title": page.title,
    }
