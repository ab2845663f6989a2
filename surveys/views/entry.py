"""Where staff begin to enter what somebody answered on paper, or with their help.

They go through the same pages as everybody, so the same questions, rules and refusals hold. That
somebody entered it is part of the response; who did, and when, is kept nowhere.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from surveys.actions.start_draft import start_draft
from surveys.engine.frozen_schema import schema_from
from surveys.engine.languages import own_name_of
from surveys.engine.phrases import Manner
from surveys.engine.questions import Schema
from surveys.models import Response
from surveys.seat import Seat
from surveys.selectors.sheets import asks_equality, why_no_contact, why_no_equality
from surveys.views.cookie import take
from surveys.views.doors import Phase
from surveys.views.sheet_forms import AS_WRITTEN
from surveys.views.sheets import deployment_for
from surveys.views.storage import DraftStorage
from surveys.way import CONSENT


class EntryForm(forms.Form):
    """How the answers were given, and in which words the questions were read."""

    mode = forms.ChoiceField(
        label="How were they given?",
        choices=[
            (Response.Mode.PAPER, "On paper: you type what is on the form"),
            (
                Response.Mode.SUPPORTED,
                "With your help: the person is with you or on the phone",
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the answers were given."},
    )
    form = forms.ChoiceField(
        label="Which form of the questions?", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, schema: Schema, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(AS_WRITTEN, "As they were written")]
        choices += [(code, own_name_of(code)) for code in schema.says]
        self.fields["form"].choices = choices  # type: ignore[attr-defined]  # of a choice field
        if len(choices) == 1:
            del self.fields["form"]


def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how the answers were given; on POST begin, and lead to the first page."""
    deployment = deployment_for(request, pk)
    version = deployment.version if deployment.phase == Phase.OPEN else None
    data = request.POST if request.method == "POST" else None
    schema = schema_from(deployment.offered(version)) if version else None
    form = EntryForm(data, schema=schema) if schema else None
    if version and form and form.is_valid():
        return _begin(request, start_draft(deployment, version), form.cleaned_data)
    context = {
        "deployment": deployment,
        "survey_title": deployment.version.schema["title"] if deployment.version else "",
        "form": form,
        "no_contact": why_no_contact(deployment),
        "no_equality": why_no_equality(deployment),
        "asks_equality": asks_equality(deployment),
        "header_title": "Enter answers",
        "back_url": reverse("voice:deployments"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("voice:deployments"), "label": "What people said"},
            {"url": "", "label": "Enter answers"},
        ],
    }
    return render(request, "surveys/forms/enter.html", context)


def _begin(request: HttpRequest, seat: Seat, chosen: dict[str, str]) -> HttpResponse:
    request.seat = seat  # type: ignore[attr-defined]  # for the storage, as the wizard does
    storage = DraftStorage("", request)
    storage.keep_mode(chosen["mode"])
    if form := chosen.get("form", AS_WRITTEN):
        storage.keep_manner(Manner(form))
    response = redirect("surveys:step", seat.draft.deployment.code, CONSENT)
    take(response, seat)
    return response
