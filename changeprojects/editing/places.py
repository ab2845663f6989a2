"""Where in the admin each rule is mended: the link beside a rule that is not met."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from wagtail.coreutils import cautious_slugify
from wagtail.models import Page

from changeprojects import rules
from changeprojects.rules.place import hidden_by

APP = "changeprojects"

# The register that holds what the rule asks for, as addresses of the admin name it; filtered to
# the project where it can be.
_REGISTERS = {
    "B01": "changeprojects_selectionappraisal",
    "B04": "changeprojects_teamagency",
    "B06": "changeprojects_budgetline",
    "B06-pilot": "changeprojects_budgetline",
    "B07": "changeprojects_budgetline",
    "B11": "changeprojects_recommendation",
    # Another app keeps it.
    "B11-themes": "surveys_surveydeployment",
    "B16": "changeprojects_pilotsite",
    "B18": "changeprojects_teamagency",
    "W02": "changeprojects_teamperson",
    "W05": "changeprojects_teamperson",
    "W07": "changeprojects_review",
    "W10": "changeprojects_teamperson",
    "W11": "changeprojects_adaptation",
    "W12": "changeprojects_stage",
    "W19": "changeprojects_pilotsite",
    # Another app keeps it.
    "W09": "surveys_surveydeployment",
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
# Another person has to make the move: the rule's own sentence says who.
_BY_ANOTHER = {"A01", "E03"}
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


@dataclass(frozen=True, slots=True)
class Way:
    """Where a rule that is not met is mended; and, if the reader may not, whom to ask for it."""

    url: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """An address of the admin, and the page or the register's model that one writes in there."""

    url: str = ""
    subject: Any = None


def way_to_mend(rule: rules.Rule, subject: Any, reader: Any) -> Way:
    """Return where the rule is mended for this thing, and whom to ask if the reader may not.

    A rule about the thing itself leads to its own form. Both are empty only if the rule's
    sentence names somebody else already, or the thing is not stored yet.
    """
    place = _place_to_mend(rule, subject)
    if not place.url or _may_write(reader, place.subject):
        return Way(url=place.url)
    if isinstance(place.subject, Page):
        whom = f"somebody who may change the page “{place.subject.title}”"
    else:
        whom = f"somebody who writes in the register “{place.subject._meta.verbose_name_plural}”"
    return Way(url=place.url, ask=f"Ask {whom} to mend it.")


def _may_write(reader: Any, place: Any) -> bool:
    if isinstance(place, Page):
        rights = place.permissions_for_user(reader)
        return bool(rights.can_edit() or rights.can_add_subpage())
    app, model = place._meta.app_label, place._meta.model_name
    return any(reader.has_perm(f"{app}.{verb}_{model}") for verb in ("add", "change"))


def _place_to_mend(rule: rules.Rule, subject: Any) -> _Place:
    project, code = getattr(subject, "project", None), rule.mended_by(subject)
    if code in _BY_ANOTHER:
        return _Place()
    if code in _REGISTERS:
        model = apps.get_model(_REGISTERS[code].replace("_", "."))
        return _Place(_register(model, project, _pilot_of(subject)), model)
    if code in _AT_PILOT:
        return _Place(_tab(subject.pilot, "progress", code), subject.pilot)
    if project is not None and project.pk and code in _TABS:
        return _Place(_tab(project, _TABS[code], code), project)
    if above := _page_above(code, subject, project):
        return _Place(_tree_at(above), above)
    return _Place(_own_form(subject, rule), subject)


def _page_above(code: str, subject: Any, project: Any) -> Any:
    """Return the page in whose list it is mended: what is missing there, or what hides it."""
    if code == "P01":
        return hidden_by(subject)
    return project if code in _BELOW and project is not None and project.pk else None


def registers_for(page: Any, user: Any) -> list[dict[str, str]]:
    """Return the registers that hold more of a project or pilot, of those the user may see."""
    return [
        {"label": label, "url": _register(apps.get_model(APP, name), page, _pilot_of(page))}
        for name, label in _MORE.get(page._meta.model_name, {}).items()
        if user.has_perm(f"changeprojects.view_{name}")
    ]


def _register(model: Any, project: Any, pilot: Any = None) -> str:
    app, name = model._meta.app_label, model._meta.model_name
    index = reverse(f"{app}_{name}_modeladmin_index")
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


def _tree_at(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])


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
