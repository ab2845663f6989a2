"""Where staff type in the sheets of paper that were handed in apart from all answers.

There is no response and no draft behind them, so that nothing pairs a sheet with what somebody
answered. Who typed it in, and when, is kept nowhere.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.count_sheet import count_sheet
from surveys.actions.keep_contact_sheet import ContactSheet, keep_contact_sheet
from surveys.engine.frozen_schema import schema_from
from surveys.engine.questions import Schema
from surveys.exceptions import Refused
from surveys.models import SurveyDeployment
from surveys.rules.dates import days_on_sheets
from surveys.selectors.sheets import why_no_contact, why_no_equality
from surveys.views.once import FIELD, is_of_today, new_once_today
from surveys.views.sheet_forms import (
    AS_WRITTEN,
    ContactSheetForm,
    EqualitySheetForm,
    forms_of,
)

# Neither says anything of what was typed.
KEPT = "The sheet is kept. Destroy it. The form is empty again for the next one."
COUNTED_NOW = "The sheet is counted. Destroy it. The form is empty again for the next one."
COUNTED_BEFORE = (
    "That form was sent before and is counted once: nothing was counted now. If it was another "
    "sheet, type it in here."
)
OTHER_DAY = (
    "This page was opened on another day, so nothing was counted yet. If this sheet was not "
    "counted then, press the button again."
)


@sensitive_post_parameters()
def contact_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form for one sheet “Do you want to hear from us?”; on POST keep it."""
    deployment = deployment_for(request, pk)
    if why := why_no_contact(deployment):
        return _page(request, deployment, "contact", why=why)
    data = request.POST if request.method == "POST" else None
    form = ContactSheetForm(data, schema=_schema(deployment), days=days_on_sheets(deployment))
    if form.is_valid() and (done := _kept(request, deployment, form)):
        return done
    return _page(request, deployment, "contact", form=form)


@sensitive_post_parameters()
def equality_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form for one sheet “Some questions about you”; on POST count it."""
    deployment = deployment_for(request, pk)
    if why := why_no_equality(deployment):
        return _page(request, deployment, "equality", why=why)
    schema, words = _schema(deployment), request.GET.get("form", AS_WRITTEN)
    words = words if words in forms_of(schema) else AS_WRITTEN
    data = request.POST if request.method == "POST" else None
    form = EqualitySheetForm(data, schema=schema, form=words)
    if form.is_valid() and (done := _counted(request, deployment, form)):
        return done
    said = {"words": words, "offered": forms_of(schema).items()}
    return _page(request, deployment, "equality", form=form, **said)


def deployment_for(request: HttpRequest, pk: int) -> SurveyDeployment:
    """Return the deployment `pk` for somebody who may enter answers; refuse everybody else."""
    decision = can(request.user, Action.ENTER_ANSWERS)
    if not decision:
        raise PermissionDenied(decision.reason)
    return get_object_or_404(SurveyDeployment.objects.select_related("version"), pk=pk)


def _kept(
    request: HttpRequest, deployment: SurveyDeployment, form: ContactSheetForm
) -> HttpResponse | None:
    """Keep the sheet and lead to an empty form, or say in the form why not."""
    sheet = ContactSheet(
        once=request.POST.get(FIELD, "") or new_once_today(),
        purposes=form.cleaned_data["purposes"],
        contact=form.cleaned_data["contact"],
        safe_contact=form.cleaned_data["safe"],
        notice=form.notice,
        delete_on=form.delete_on,
    )
    try:
        keep_contact_sheet(deployment, sheet)
    except Refused as refused:
        form.add_error(None, [reason.message for reason in refused.reasons])
        return None
    messages.success(request, KEPT)
    return redirect(request.path)


def _counted(
    request: HttpRequest, deployment: SurveyDeployment, form: EqualitySheetForm
) -> HttpResponse | None:
    """Count the sheet and lead to an empty form, or say in the form why not."""
    once = request.POST.get(FIELD, "")
    if not is_of_today(once):
        form.add_error(None, OTHER_DAY)
        return None
    try:
        is_new = count_sheet(deployment, once, form.cleaned_data)
    except Refused as refused:
        form.add_error(None, [reason.message for reason in refused.reasons])
        return None
    tell = messages.success if is_new else messages.warning
    tell(request, COUNTED_NOW if is_new else COUNTED_BEFORE)
    return redirect(request.get_full_path())


def _schema(deployment: SurveyDeployment) -> Schema:
    if deployment.version is None:
        raise ValueError("A survey without a version was asked of nobody.")
    return schema_from(deployment.offered(deployment.version))


def _page(
    request: HttpRequest, deployment: SurveyDeployment, sheet: str, **more: Any
) -> HttpResponse:
    once = request.POST.get(FIELD, "")
    back = reverse("survey_deployment_enter", args=[deployment.pk])
    title = "Type in a sheet"
    context = {
        "deployment": deployment,
        "survey_title": deployment.version.schema["title"] if deployment.version else "",
        # What was sent before with this number stays one sheet, also after a mistake is mended.
        "once": once if is_of_today(once) else new_once_today(),
        "header_title": title,
        "back_url": back,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("voice:deployments"), "label": "What people said"},
            {"url": back, "label": "Enter answers"},
            {"url": "", "label": title},
        ],
    }
    return render(request, f"surveys/forms/sheet_{sheet}.html", context | more)
