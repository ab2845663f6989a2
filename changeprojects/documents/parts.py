"""Small values that several builders give in the same form."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from changeprojects.models import (
    Agency,
    AgencyIndexPage,
    ChangeProjectPage,
    PilotPage,
    PilotSite,
    ProductPage,
    ProjectPart,
)
from changeprojects.public_names import in_this_site, public_name, public_path
from syndication.documents import Version
from syndication.selectors import editions_of


def iso(day: date | None) -> str | None:
    """Return the day as "2026-08-01", or None."""
    return day.isoformat() if day else None


def version_path(page: ProductPage, version: str) -> str | None:
    """Return the address at which readers find a version, or None if it is not public."""
    name = public_name(page)
    editions = editions_of(page.translation_key).of_version(Version.parse(version))
    return f"{name.path}versions/{version}/" if name and editions.exists() else None


def agency_path(agency: Agency) -> str:
    """Return the address of an agency's page from the root of the site."""
    index = in_this_site(AgencyIndexPage.objects.live()).order_by("path").first()
    return f"{public_path(index) if index else '/agencies/'}{agency.slug}/"


def site_name(agency: Agency, project: ChangeProjectPage | None) -> str:
    """Return what readers may know of an agency that is a site of the project's pilot.

    Where survivors of domestic abuse are helped is told by region alone.
    """
    sensitive = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    if project is not None and project.sensitivity == sensitive:
        return agency.region or agency.get_kind_display()
    return agency.public_name


def named_agencies(sites: Iterable[PilotSite], project: ChangeProjectPage | None) -> list[str]:
    """Return the identifiers of the agencies that are named as sites of the project's pilot."""
    sensitive = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    if project is None or project.sensitivity == sensitive:
        return []
    named = (site.agency for site in sites if site.agency.may_be_named)
    return [str(agency.identifier) for agency in named]


def named_sites(pilot: PilotPage, project: ChangeProjectPage | None) -> list[str]:
    """Return how the sites of a pilot are named in public; none that was only asked."""
    sites = pilot.sites.all()
    agreed = (site for site in sites if site.status != PilotSite.Status.INVITED)
    return [site_name(site.agency, project) for site in agreed]


def project_keys(page: ProjectPart) -> dict[str, str]:
    """Return the title and address of the project a page is part of, empty if not public."""
    project = page.project
    name = public_name(project) if project else None
    return {
        "project_title": name.title if name else "",
        "project_path": name.path if name else "",
    }


def common(page: ProjectPart) -> dict[str, Any]:
    """Return what every document of a part of a project has in common."""
    project = page.project
    return {
        "kind": page.release_kind,
        "identifier": page.translation_key,
        "language": page.locale.language_code,
        "title": page.title,
        "path": public_path(page),
        "project": project.translation_key if project else None,
    }
