"""Which promises of a “You said, we did” page are late, as its documents tell it."""

from typing import Any

from changeprojects.selectors import today
from surveys.engine.fate import days_late, first_day, late_label

Json = dict[str, Any]


def with_lateness(items: list[Json]) -> list[Json]:
    """Return the items, each with whether the day first promised has passed, and so called.

    Not by how many days: a document would be another one each day.
    """
    day = today()
    return [
        _called(item, is_late=days_late(item["fate"], first_day(item), day) > 0) for item in items
    ]


def _called(item: Json, *, is_late: bool) -> Json:
    label = late_label(item["did_label"]) if is_late else item["did_label"]
    return item | {"is_late": is_late, "did_label": label}
