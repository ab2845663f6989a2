"""Small values that several builders give in the same form."""

from datetime import date
from typing import Any

from wagtail.models import Page

from changeprojects.models import Agency, AgencyIndexPage, ChangeProjectPage, ProjectPart


def public_path(page: Page) -> str:
    """Return the page's address from the root of its site."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else page.url_path


def iso(day: date | None) -> str | None:
    """Return the day as "2026-08-01", or None."""
    return day.isoformat() if day else None


def reference(page: Page) -> dict[str, str]:
    """Return what a document says of another page: its identifier, title and address."""
    return {"id": str(page.translation_key), "title": page.title, "path": public_path(page)}


def agency_path(agency: Agency) -> str:
    """Return the address of an agency's page from the root of the site."""
    index = AgencyIndexPage.objects.live().order_by("path").first()
    return f"{public_path(index) if index else '/agencies/'}{agency.slug}/"


def site_name(agency: Agency, project: ChangeProjectPage | None) -> str:
    """Return what readers may know of an agency that is a site of the project's pilot.

    Where survivors of domestic abuse are helped is told by region alone.
    """
    sensitive = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    if project is not None and project.sensitivity == sensitive:
        return agency.region or agency.get_kind_display()
    return agency.public_name


def project_keys(page: ProjectPart) -> dict[str, str]:
    """Return the title and address of the project a page is part of."""
    project = page.project
    if project is None:
        return {"project_title": "", "project_path": ""}
    return {"project_title": project.title, "project_path": public_path(project)}


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
