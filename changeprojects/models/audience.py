"""For which kinds of readers a product is written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from changeprojects.editing.release_form import ReleaseForm

AUDIENCE_HELP = (
    "Readers narrow the library by these. Choose only those it was written for; the next version "
    "freezes the choice."
)


class AudienceKind(models.TextChoices):
    """The groups of the programme, and the people they work for."""

    PRACTITIONERS = "practitioners", "Practitioners"
    MANAGERS = "managers", "Managers and leaders"
    POLICY_MAKERS = "policy_makers", "Policy makers"
    RESEARCH_STAFF = "research_staff", "Research in practice staff"
    RESEARCHERS = "researchers", "Researchers"
    SERVICE_USERS = "service_users", "People who use services"


def check_audience_kinds(value: Any) -> None:
    """Raise `ValidationError` unless `value` is a list of codes, each once, as a validator."""
    known = set(AudienceKind.values)
    if not isinstance(value, list) or len(set(value) & known) != len(value):
        raise ValidationError("Choose kinds of readers from the list.")


class ProductForm(ReleaseForm):
    """The form of a product; kinds of readers are ticked, not typed."""

    audience_kinds = forms.MultipleChoiceField(
        label="Kinds of readers",
        required=False,
        choices=AudienceKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=AUDIENCE_HELP,
    )
