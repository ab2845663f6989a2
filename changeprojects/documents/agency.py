"""The public document of an agency: what it is, and in what it takes part."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import agency_path, iso
from changeprojects.documents.project import MARKS
from changeprojects.lifecycles.project import ENDED
from changeprojects.models import Agency, ChangeProjectPage, PilotPage, PilotSite, TeamAgency
from changeprojects.public_names import PublicName, public_names, reference_to, references
from changeprojects.remembered import one_look
from syndication.documents import Document

Json = dict[str, Any]
Sensitivity = ChangeProjectPage.Sensitivity


@one_look()
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
    teams = agency.teams.filter(project__live=True)
    teams = teams.select_related("project__locale", "project__content_type")
    teams = teams.prefetch_related("led_stages").order_by("project__path")
    # What goes on stands before what has ended.
    at_work = sorted(teams, key=lambda one: one.project.status in ENDED)
    names = public_names(one.project for one in at_work)
    return [_project(one, name) for one in at_work if (name := names.get(one.project_id))]


def _project(member: TeamAgency, name: PublicName) -> Json:
    project = member.project
    stages = dict.fromkeys(stage.get_kind_display() for stage in member.led_stages.all())
    return reference_to(project, name) | {
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
    sites = sites.select_related("pilot__locale", "pilot__content_type")
    pilots = sorted({site.pilot for site in sites}, key=lambda pilot: pilot.path)
    projects = {pilot.pk: pilot.project for pilot in pilots}
    names = public_names([*pilots, *filter(None, projects.values())])
    return [told for one in pilots if (told := _pilot(one, projects[one.pk], names))]


def _pilot(
    pilot: PilotPage, project: ChangeProjectPage | None, names: dict[int, PublicName]
) -> Json | None:
    if project is None or project.sensitivity == Sensitivity.DOMESTIC_ABUSE:
        return None
    name, of_project = names.get(pilot.pk), names.get(project.pk)
    if name is None or of_project is None:
        return None
    return reference_to(pilot, name) | {
        "status": pilot.status,
        "status_label": pilot.get_status_display(),
        "opens_on": iso(pilot.first_day),
        "closes_on": iso(pilot.last_day),
        "project_title": of_project.title,
    }
