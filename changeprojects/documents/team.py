"""Who is in a team, told by agency and by what people bring, never by name."""

from collections import Counter
from typing import Any

from changeprojects.models import ChangeProjectPage, TeamAgency, TeamPerson

GROUPS = tuple(TeamPerson.Group.values)


def team_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the team of a project: its agencies, and how many people of which group."""
    members = list(page.team_agencies.all())
    people = list(page.team_people.all())
    rows = [_row(member, people) for member in members]
    rows += _rows_without_membership(members, people)
    return {
        "agency_count": sum(_counts(member) for member in members),
        "agency_limit": page.agency_limit,
        "agencies": rows,
        "totals": _groups(people),
        "people": len(people),
    }


def _counts(member: TeamAgency) -> bool:
    return member.left_on is None and member.agency.is_partner


def _row(member: TeamAgency, people: list[TeamPerson]) -> dict[str, Any]:
    own = [person for person in people if person.agency_id == member.agency_id]
    return {
        "name": member.agency.public_name,
        "note": _note(member),
        "groups": _groups(own),
        "leads": member.leads,
    }


def _note(member: TeamAgency) -> str:
    if member.left_on:
        return f"left the team in {member.left_on:%B %Y}"
    return "" if member.agency.is_partner else "not a partner; outside the limit"


def _rows_without_membership(
    members: list[TeamAgency], people: list[TeamPerson]
) -> list[dict[str, Any]]:
    known = {member.agency_id for member in members}
    others = [person for person in people if person.agency_id not in known]
    staff = [person for person in others if person.group == TeamPerson.Group.PROGRAMME_STAFF]
    alone = [person for person in others if person not in staff]
    named = (("People who came on their own", alone), ("Programme team", staff))
    return [
        {"name": name, "note": "", "groups": _groups(group), "leads": ""}
        for name, group in named
        if group
    ]


def _groups(people: list[TeamPerson]) -> dict[str, int]:
    counted = Counter(person.group for person in people)
    return {group: counted[group] for group in GROUPS}
