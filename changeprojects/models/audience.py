"""For which kinds of readers a product is written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamValue

from changeprojects.editing.chosen_files import check_added
from changeprojects.editing.release_form import ReleaseForm
from changeprojects.rules.notes import noting_changes_of

AUDIENCE_HELP = (
    "Readers narrow the library by these. Tick only those it was written for. Readers see your "
    "choice with the next version."
)


class AudienceKind(models.TextChoices):
    """The groups of the programme, and the people they work for."""

    PRACTITIONERS = "practitioners", "Practitioners"
    MANAGERS = "managers", "Managers and leaders"
    POLICY_MAKERS = "policy_makers", "Policy makers"
    RESEARCH_STAFF = "research_staff", "Research in practice staff"
    RESEARCHERS = "researchers", "Researchers"
    SERVICE_USERS = "service_users", "People who use services"


def words_of(codes: list[str]) -> list[dict[str, str]]:
    """Return each kind with its code and its words, in the order of the list."""
    return [
        {"code": code, "label": str(label)} for code, label in AudienceKind.choices if code in codes
    ]


def check_audience_kinds(value: Any) -> None:
    """Raise `ValidationError` unless `value` is a list of known codes, each once."""
    is_list = isinstance(value, list) and all(one in AudienceKind.values for one in value)
    if not is_list or len(set(value)) != len(value):
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

    @property
    def media(self) -> forms.Media:
        """Return the scripts; with them the body is described, and what its notes can name."""
        with noting_changes_of(self.instance):
            return super().media

    def full_clean(self) -> None:
        """Check all that was sent; a note names one of the changes that are stored."""
        with noting_changes_of(self.instance):
            super().full_clean()

    def clean_body(self) -> StreamValue:
        """Refuse a file that this editor may not choose, unless somebody chose it before."""
        body: StreamValue = self.cleaned_data["body"]
        check_added(body, self.instance.body, self.for_user)
        return body


class AudienceComparison(TextFieldComparison):
    """Two choices of kinds in the history of a page, told in words."""

    def __init__(self, field: models.Field, before: models.Model, after: models.Model) -> None:
        super().__init__(field, before, after)
        self.val_a, self.val_b = (
            ", ".join(one["label"] for one in words_of(field.value_from_object(version)))
            for version in (before, after)
        )


class AudiencePanel(FieldPanel):
    """The kinds of readers in the form of a product."""

    def get_comparison_class(self) -> type[AudienceComparison]:
        """Return what compares two choices."""
        return AudienceComparison
