"""Who was not heard anywhere in the programme, as its public summaries say it themselves."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]


def not_heard(summaries: Iterable[Json], projects: Iterable[Json]) -> list[Json]:
    """Return by project what each summary that is public now says was not heard. No query.

    A project that readers cannot find is not named; what was not heard there still is.
    """
    named = {one["id"]: one for one in projects}
    found: dict[str, Json] = {}
    for summary in summaries:
        if lines := summary.get("not_heard"):
            group: Json = {"project": named.get(summary["project"]), "told": []}
            told = {name: summary[name] for name in ("title", "path", "pilot")}
            found.setdefault(summary["project"], group)["told"].append(told | {"lines": lines})
    return list(found.values())
