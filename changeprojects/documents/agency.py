"""The public document of an agency: what it is, and in what it takes part."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import agency_path, iso
from changeprojects.documents.project import MARKS
from changeprojects.lifecycles.project import ENDED
from changeprojects.models import Agency, ChangeProjectPage, PilotPage, PilotSite, TeamAgency
from changeprojects.public_names import public_name, reference, references
from syndication.documents import Document

Json = dict[str, Any]
Sensitivity = ChangeProjectPage.Sensitivity


def build_agency(agency: Agency) -> Document:
    """Return the document of an agency that may be named."""
    since = agency.partner_from
    kind = agency.get_kind_display()
    return Document(
        kind=agency.release_kind,
        identifier=agency.identifier,
        title=str(agency),
        summary=f"{kind}, {agency.region}" if agency.region else kind,
        path=agency_path(agency),
        status="partner" if agency.is_partner else "other",
        sort_date=timezone.make_aware(datetime.combine(since, time())) if since else None,
        content={
            "kind_code": agency.kind,
            "kind_label": kind,
            "region": agency.region,
            "is_partner": agency.is_partner,
            "partner_from": iso(since),
            "partner_until": iso(agency.partner_until),
            "is_demo": agency.is_demo,
            "projects": _projects(agency),
            "pilots": _pilots(agency),
            "commissioned": references(agency.commissioned_projects.order_by("path")),
        },
    )


def _projects(agency: Agency) -> list[Json]:
    teams = agency.teams.filter(project__live=True).select_related("project")
    teams = teams.prefetch_related("led_stages").order_by("project__path")
    # What goes on stands before what has ended.
    at_work = sorted(teams, key=lambda one: one.project.status in ENDED)
    return [told for one in at_work if (told := _project(one))]


def _project(member: TeamAgency) -> Json | None:
    project = member.project
    named = reference(project)
    if named is None:
        return None
    stages = dict.fromkeys(stage.get_kind_display() for stage in member.led_stages.all())
    return named | {
        "status": project.status,
        "status_label": project.get_status_display(),
        "mark": MARKS[ChangeProjectPage.Status(project.status)],
        "role": member.role,
        "role_label": member.get_role_display(),
        "joined_on": iso(member.joined_on),
        "left_on": iso(member.left_on),
        "leads": list(stages),
    }


def _pilots(agency: Agency) -> list[Json]:
    """Return the pilots it is a site of, but none whose sites must not be found."""
    sites = agency.pilot_sites.filter(pilot__live=True).exclude(status=PilotSite.Status.INVITED)
    found = {site.pilot_id: site.pilot for site in sites.select_related("pilot")}
    pilots = sorted(found.values(), key=lambda pilot: pilot.path)
    return [told for pilot in pilots if (told := _pilot(pilot))]


def _pilot(pilot: PilotPage) -> Json | None:
    project, named = pilot.project, reference(pilot)
    if project is None or project.sensitivity == Sensitivity.DOMESTIC_ABUSE:
        return None
    of_project = public_name(project)
    if named is None or of_project is None:
        return None
    return named | {
        "status": pilot.status,
        "status_label": pilot.get_status_display(),
        "opens_on": iso(pilot.first_day),
        "closes_on": iso(pilot.last_day),
        "project_title": of_project.title,
    }
