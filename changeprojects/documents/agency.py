"""The public document of an agency: what it is, and in what it takes part."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import agency_path, iso, reference
from changeprojects.documents.project import MARKS
from changeprojects.models import Agency, ChangeProjectPage, PilotPage, PilotSite, TeamAgency
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
        title=agency.name,
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
            "commissioned": [
                reference(one) for one in agency.commissioned_projects.live().order_by("path")
            ],
        },
    )


def _projects(agency: Agency) -> list[Json]:
    teams = agency.teams.filter(project__live=True).select_related("project")
    return [_project(one) for one in teams.prefetch_related("led_stages").order_by("project__path")]


def _project(member: TeamAgency) -> Json:
    project = member.project
    stages = dict.fromkeys(stage.get_kind_display() for stage in member.led_stages.all())
    return reference(project) | {
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
    told = [(pilot, project) for pilot in found.values() if (project := pilot.project)]
    return [
        _pilot(pilot, project)
        for pilot, project in sorted(told, key=lambda pair: pair[0].path)
        if project.live and project.sensitivity != Sensitivity.DOMESTIC_ABUSE
    ]


def _pilot(pilot: PilotPage, project: ChangeProjectPage) -> Json:
    return reference(pilot) | {
        "status": pilot.status,
        "status_label": pilot.get_status_display(),
        "opens_on": iso(pilot.opens_on),
        "closes_on": iso(pilot.closes_on),
        "project_title": project.title,
    }
