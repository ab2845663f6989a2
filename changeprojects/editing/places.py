"""Where in the admin each rule is mended: the link beside a rule that is not met."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from changeprojects import rules

# The register that holds what the rule asks for, filtered to the project where it can be.
_REGISTERS = {
    "B01": "selectionappraisal",
    "B04": "teamagency",
    "B06": "budgetline",
    "B06-pilot": "budgetline",
    "B07": "budgetline",
    "B11": "recommendation",
    "B16": "pilotsite",
    "B17": "pilotsite",
    "W02": "teamperson",
    "W05": "teamperson",
    "W07": "review",
    "W10": "teamperson",
    "W11": "adaptation",
    "W12": "stage",
}
# The tab of the project's own editor.
_TABS = {"B02": "origin", "B10-voice": "involvement", "W01": "progress", "W04": "involvement"}
# Under the project in the page tree: a call, an event, a product or a pilot is missing there.
_BELOW = {"B03", "B09", "B14", "V03", "W03", "W13", "W17"}
_MORE = {
    "teamagency": "Agencies in the team",
    "teamperson": "People in the team",
    "budgetline": "Money",
    "review": "Reviews",
    "waiver": "Differences",
    "selectionappraisal": "Appraisals",
}
_NOT_BY_PROJECT = {"pilotsite", "adaptation"}


def place_to_mend(rule: rules.Rule, subject: Any) -> str:
    """Return the address at which the rule is mended for this thing; nothing if it is no place.

    A rule about the thing itself leads to its own form.
    """
    project = getattr(subject, "project", None)
    if rule.code in _REGISTERS:
        return _register(_REGISTERS[rule.code], project)
    if project is not None and project.pk and rule.code in _TABS:
        edit = reverse("wagtailadmin_pages:edit", args=[project.pk])
        # The tab opens as the page loads; without a query the editor itself would not load again.
        return f"{edit}?mend={rule.code}#tab-{_TABS[rule.code]}"
    if project is not None and project.pk and rule.code in _BELOW:
        return reverse("wagtailadmin_explore", args=[project.pk])
    return _own_form(subject)


def registers_for(project: Any, user: Any) -> list[dict[str, str]]:
    """Return the registers that hold more of the project, of those that the user may see."""
    return [
        {"label": label, "url": _register(name, project)}
        for name, label in _MORE.items()
        if user.has_perm(f"changeprojects.view_{name}")
    ]


def _register(name: str, project: Any) -> str:
    index = reverse(f"changeprojects_{name}_modeladmin_index")
    is_filtered = project is not None and project.pk and name not in _NOT_BY_PROJECT
    return f"{index}?project={project.pk}" if is_filtered else index


def _own_form(subject: Any) -> str:
    if not subject.pk:
        return ""
    if isinstance(subject, Page):
        return reverse("wagtailadmin_pages:edit", args=[subject.pk])
    try:
        name = f"changeprojects_{subject._meta.model_name}_modeladmin_edit"
        return reverse(name, args=[subject.pk])
    except NoReverseMatch:
        return ""
