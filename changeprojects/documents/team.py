"""Who is in a team, told by agency and by what people bring; by name only who agreed to it."""

from collections import Counter
from typing import Any

from django.db.models import prefetch_related_objects

from changeprojects.models import (
    AgencyMembership,
    ChangeProjectPage,
    Person,
    TeamAgency,
    TeamPerson,
)
from changeprojects.models.team import CREDIT_ROLES
from changeprojects.rules import rule_called, rulebook_of
from changeprojects.rules.facts import entries_of

GROUPS = tuple(TeamPerson.Group.values)
CREDIT_LABELS = dict(CREDIT_ROLES)


def team_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the team of a project: its agencies, and how many people of which group."""
    members = entries_of(page, "team_agencies", "agency")
    prefetch_related_objects(members, "led_stages")
    people = _present(page)
    rows = [_row(member, people) for member in members]
    rows += _rows_without_membership(members, people)
    return {
        "agency_count": sum(member.counts for member in members),
        "agency_limit": agency_limit(page),
        "agencies": rows,
        "totals": _groups(people),
        "levels": _levels(people),
        "people_count": len(people),
        "people": [told for one in people if (told := _credited(one, page))],
    }


def named_agencies(page: ChangeProjectPage) -> list[str]:
    """Return the identifiers of the agencies in a team that may be named."""
    teams = page.team_agencies.filter(agency__may_be_named=True)
    return [str(one) for one in teams.values_list("agency__identifier", flat=True)]


def agency_limit(page: ChangeProjectPage) -> int:
    """Return how many partner agencies the project's model allows in its team."""
    return rulebook_of(page).params(rule_called("B04"))["most"]


def _present(page: ChangeProjectPage) -> list[TeamPerson]:
    if not page.pk:
        return []
    places = page.team_people.select_related("person", "agency")
    return [one for one in places if one.left_on is None]


def _levels(people: list[TeamPerson]) -> list[dict[str, Any]]:
    counted = Counter(person.level for person in people)
    return [
        {"code": level.value, "label": str(level.label), "count": counted[level.value]}
        for level in AgencyMembership.Level
    ]


def _credited(place: TeamPerson, project: ChangeProjectPage) -> dict[str, Any] | None:
    """Return what is told of somebody in the team who agreed to be credited."""
    is_at_risk = place.group == TeamPerson.Group.SERVICE_USER
    told = credit_of(place.person, place.credit_roles, project, is_at_risk=is_at_risk)
    if told is None:
        return None
    return told | {
        "group": place.group,
        "group_label": place.get_group_display(),
        "agency": place.agency.public_name if place.agency else None,
    }


def credit_of(
    person: Person | None,
    roles: list[str],
    project: ChangeProjectPage | None,
    *,
    is_at_risk: bool = True,
) -> dict[str, Any] | None:
    """Return what is told of a person who agreed to be credited, by name or only by role.

    Who is at risk is never named with domestic abuse: somebody may be looking for them.
    """
    if person is None or person.credit_consent == Person.Credit.NO:
        return None
    abuse = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    is_hidden = is_at_risk and (project is None or project.sensitivity == abuse)
    is_named = person.credit_consent == Person.Credit.NAME and not is_hidden
    return {
        "name": person.display_name if is_named else None,
        "orcid": (person.orcid or None) if is_named else None,
        "roles": [
            {"code": code, "label": CREDIT_LABELS[code]} for code in roles if code in CREDIT_LABELS
        ],
    }


def _row(member: TeamAgency, people: list[TeamPerson]) -> dict[str, Any]:
    own = [person for person in people if person.agency_id == member.agency_id]
    return {
        "name": member.agency.public_name,
        "slug": member.agency.slug if member.agency.may_be_named else None,
        "note": _note(member),
        "groups": _groups(own),
        "leads": _leads(member),
    }


def _leads(member: TeamAgency) -> str:
    kinds = [stage.get_kind_display() for stage in member.led_stages.all()]
    return ", ".join(dict.fromkeys(kinds)).capitalize()


def _note(member: TeamAgency) -> str:
    if member.left_on:
        return f"left the team in {member.left_on:%B %Y}"
    if member.agency.has_lapsed:
        return "no partner any more"
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
        {"name": name, "slug": None, "note": "", "groups": _groups(group), "leads": ""}
        for name, group in named
        if group
    ]


def _groups(people: list[TeamPerson]) -> dict[str, int]:
    counted = Counter(person.group for person in people)
    return {group: counted[group] for group in GROUPS}
