"""The agencies of the programme, and what they asked for."""

from dataclasses import dataclass
from typing import Any

from syndication.selectors import documents

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AgencyList:
    """Partner agencies, and others that take part, each by the alphabet."""

    partners: tuple[Json, ...]
    others: tuple[Json, ...]


def agency_list() -> AgencyList:
    """Return the agencies that may be named. One query."""
    agencies = sorted(documents("agency"), key=lambda one: one["title"].casefold())
    return AgencyList(
        partners=tuple(one for one in agencies if one["is_partner"]),
        others=tuple(one for one in agencies if not one["is_partner"]),
    )


def rounds() -> list[Json]:
    """Return the consultation rounds, the latest first. One query."""
    return documents("consultation-round")
