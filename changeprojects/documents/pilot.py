"""The public document of a pilot."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import common, iso, project_keys, version_path
from changeprojects.models import PilotPage
from changeprojects.public_names import reference
from syndication.documents import Document


def build_pilot(page: PilotPage) -> Document:
    """Return the document of a pilot: what is tried, where, when, and what was found."""
    sites = page.sites.select_related("agency") if page.pk else page.sites.all()
    return Document(
        **common(page),
        summary=page.aims,
        status=page.status,
        sort_date=timezone.make_aware(datetime.combine(page.opens_on, time()))
        if page.opens_on
        else None,
        content={
            "product": reference(page.product),
            "version": page.version,
            "version_path": version_path(page.product, page.version),
            "aims": page.aims,
            "opens_on": iso(page.opens_on),
            "closes_on": iso(page.closes_on),
            "status_label": page.get_status_display(),
            "sites": [
                {"name": site.agency.public_name, "adaptations": site.adaptations} for site in sites
            ],
            "evaluation": _evaluation(page),
            **project_keys(page),
        },
    )


def _evaluation(page: PilotPage) -> dict[str, Any] | None:
    if page.status != PilotPage.Status.EVALUATED:
        return None
    return {
        "on": iso(page.evaluated_on),
        "by": page.evaluated_by,
        "findings": page.findings,
        "harms": page.harms,
        "limitations": page.limitations,
    }
