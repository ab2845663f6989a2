"""The public document of a pilot."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import (
    common,
    iso,
    named_agencies,
    project_keys,
    site_name,
    version_path,
)
from changeprojects.documents.readiness import labels_json
from changeprojects.models import Adaptation, ChangeProjectPage, PilotPage, PilotSite
from changeprojects.public_names import reference
from changeprojects.remembered import one_look
from syndication.documents import Document


@one_look()
def build_pilot(page: PilotPage) -> Document:
    """Return the document of a pilot: what is tried, where, when, and what was found."""
    sites = _known_sites(page) if page.pk else []
    project = page.project
    return Document(
        **common(page),
        summary=page.aims,
        status=page.status,
        sort_date=timezone.make_aware(datetime.combine(page.first_day, time()))
        if page.first_day
        else None,
        facets={"agency": named_agencies(sites, project)},
        content={
            "product": reference(page.product),
            "version": page.version,
            "version_path": version_path(page.product, page.version),
            "aims": page.aims,
            "nobody_heard": page.nobody_heard,
            "opens_on": iso(page.first_day),
            "closes_on": iso(page.last_day),
            "status_label": page.get_status_display(),
            "sites": [_site(site, project) for site in sites],
            "status_reason": page.status_reason,
            "evaluation": _evaluation(page),
            "labels": labels_json(project),
            **project_keys(page),
        },
    )


def _known_sites(page: PilotPage) -> Iterable[PilotSite]:
    """Return the sites, but none that was only asked: who has not agreed is not named."""
    sites = page.sites.exclude(status=PilotSite.Status.INVITED)
    return sites.select_related("agency").prefetch_related("adaptations")


def _evaluation(page: PilotPage) -> dict[str, Any] | None:
    evaluation = getattr(page, "evaluation", None)
    if page.status != PilotPage.Status.EVALUATED or evaluation is None:
        return None
    return {
        "on": iso(evaluation.signed_off_on),
        "by": evaluation.evaluated_by,
        "questions": evaluation.questions,
        "design_label": evaluation.get_design_display(),
        "independence_label": evaluation.get_independence_display(),
        "evidence_level": evaluation.evidence_level,
        "findings": evaluation.findings,
        "harms": evaluation.harms,
        "limitations": evaluation.limitations,
        "report_url": evaluation.report_url,
    }


def _site(site: PilotSite, project: ChangeProjectPage | None) -> dict[str, Any]:
    told = [one for one in site.adaptations.all() if one.status == Adaptation.Status.PUBLISHED]
    return {
        "name": site_name(site.agency, project),
        "status": site.status,
        "status_label": site.get_status_display(),
        "adaptations": [
            {"what": one.what, "why": one.why, "was_planned": one.was_planned} for one in told
        ],
    }
