"""A team stays small enough to work."""

from typing import Any

from changeprojects.rules.base import Rule, registered


@registered
class TeamFitsItsLimit(Rule):
    """B04: the partner agencies in a team are not more than its limit."""

    code = "B04"
    release_kind = "change-project"
    asks = "The team has no more partner agencies than its limit."
    message = "Take an agency out of the team, or write the day on which one left."
    field = "team_agencies"

    def is_met(self, page: Any) -> bool:
        """Return whether partner agencies that have not left fit the limit."""
        members = [
            member
            for member in page.team_agencies.all()
            if member.left_on is None and member.agency.is_partner
        ]
        return len(members) <= page.agency_limit
