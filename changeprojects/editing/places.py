"""Where in the admin each rule is mended: the link beside a rule that is not met."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch, reverse
from wagtail.coreutils import cautious_slugify
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
    "B18": "teamagency",
    "W02": "teamperson",
    "W05": "teamperson",
    "W07": "review",
    "W10": "teamperson",
    "W11": "adaptation",
    "W12": "stage",
    "W19": "pilotsite",
}
# The tab of the project's own editor.
_TABS = {
    "B01-outcome": "content",
    "A02": "progress",
    "B02": "origin",
    "B10-voice": "involvement",
    "C05": "progress",
    "C06": "progress",
    "W01": "progress",
    "W04": "involvement",
}
# Under the project in the page tree: a call, an event, a product or a pilot is missing there.
_BELOW = {"B03", "B09", "B14", "C04", "W03", "W06-easy-read", "W08", "W13", "W17"}
# On the tab of the pilot that says where it stands.
_AT_PILOT = {"B17", "E04"}
# Another app keeps what the rule asks for, or (nothing) another person has to make the move.
_ELSEWHERE = {"W09": "surveys_surveydeployment_modeladmin_index", "A01": "", "E03": ""}
_MORE = {
    "changeprojectpage": {
        "selectionappraisal": "Appraisals",
        "teamagency": "Agencies in the team",
        "teamperson": "People in the team",
        "budgetline": "Money",
        "shapingdecision": "Decisions",
        "review": "Reviews",
        "waiver": "Differences",
    },
    "pilotpage": {"pilotsite": "Sites", "adaptation": "Adaptations", "evaluation": "Evaluation"},
}
_BY_PILOT = {"pilotsite", "adaptation", "evaluation"}


def place_to_mend(rule: rules.Rule, subject: Any) -> str:
    """Return the address at which the rule is mended for this thing; nothing if it is no place.

    A rule about the thing itself leads to its own form.
    """
    project, code = getattr(subject, "project", None), rule.mended_by(subject)
    if code in _ELSEWHERE:
        return reverse(_ELSEWHERE[code]) if _ELSEWHERE[code] else ""
    if code in _REGISTERS:
        return _register(_REGISTERS[code], project, _pilot_of(subject))
    if code in _AT_PILOT:
        return _tab(subject.pilot, "progress", code)
    if project is not None and project.pk and code in _TABS:
        return _tab(project, _TABS[code], code)
    if project is not None and project.pk and code in _BELOW:
        return reverse("wagtailadmin_explore", args=[project.pk])
    return _own_form(subject, rule)


def registers_for(page: Any, user: Any) -> list[dict[str, str]]:
    """Return the registers that hold more of a project or pilot, of those the user may see."""
    return [
        {"label": label, "url": _register(name, page, _pilot_of(page))}
        for name, label in _MORE.get(page._meta.model_name, {}).items()
        if user.has_perm(f"changeprojects.view_{name}")
    ]


def _register(name: str, project: Any, pilot: Any = None) -> str:
    index = reverse(f"changeprojects_{name}_modeladmin_index")
    if name in _BY_PILOT and pilot is not None and pilot.pk:
        return f"{index}?pilot={pilot.pk}"
    return f"{index}?project={project.pk}" if project is not None and project.pk else index


def _pilot_of(subject: Any) -> Any:
    return subject if subject._meta.model_name == "pilotpage" else getattr(subject, "pilot", None)


def _tab(page: Page, tab: str, code: str) -> str:
    edit = _form_of(page)
    # The tab opens as the page loads; without a query the editor itself would not load again.
    return f"{edit}?mend={code}#tab-{tab}"


def _own_form(subject: Any, rule: rules.Rule) -> str:
    if not subject.pk:
        return ""
    if isinstance(subject, Page):
        tab = _tab_with(subject, rule.field)
        return _tab(subject, tab, rule.code) if tab else _form_of(subject)
    try:
        name = f"changeprojects_{subject._meta.model_name}_modeladmin_edit"
        return reverse(name, args=[subject.pk])
    except NoReverseMatch:
        return ""


def _form_of(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _tab_with(page: Page, field: str) -> str:
    """Return the tab of the editor on which the field stands; nothing if it has none."""
    tabs = getattr(page.get_edit_handler(), "children", [])
    found = (tab for tab in tabs if field in _fields_on(tab))
    tab = next(found, None) if field else None
    return cautious_slugify(tab.heading) if tab else ""


def _fields_on(panel: Any) -> Iterator[str]:
    yield getattr(panel, "field_name", "") or getattr(panel, "relation_name", "")
    for child in getattr(panel, "children", ()):
        yield from _fields_on(child)
