"""What is new in a product and whether it is being looked at again, told from public documents."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from changeprojects import clock
from home.dates import day_of

Json = dict[str, Any]

# Half a year: a project releases a few versions in all.
_NEW_FOR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Standing:
    """When the newest version came out and what it brought; why it is under review, if it is."""

    newest_on: str
    is_new: bool
    whats_new: str
    review: str


def standing_of(product: Json, project: Json | None) -> Standing:
    """Return how a product stands today; `project` is the document of its project, if any."""
    newest = (product.get("versions") or [product["current"]])[0]
    newest_on = newest["released_on"]
    return Standing(
        newest_on=newest_on,
        is_new=date.fromisoformat(newest_on) > clock.today() - _NEW_FOR,
        whats_new=f"New on {day_of(newest_on)}: {newest['stage']} version {newest['version']}",
        review=_review(product, newest, project),
    )


def _review(product: Json, newest: Json, project: Json | None) -> str:
    """Return why a final version is under review: its successor is piloted, or a day passed."""
    current = product["current"]
    if current["stage"] != "final":
        return ""
    if newest["version"] != current["version"]:
        return f"Under review: its next version, {newest['version']}, is in pilot"
    due = _review_due(project)
    if due and due < clock.today().isoformat():
        return f"Under review: it was due to be looked at again by {day_of(due)}"
    return ""


def _review_due(project: Json | None) -> str:
    """Return the day that the latest review of its project set for the next one."""
    reviews = (project or {}).get("reviews") or []
    latest = max(reviews, key=lambda one: one["held_on"], default=None)
    return (latest or {}).get("next_due") or ""
