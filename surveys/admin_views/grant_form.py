"""The form that asks who may read what people wrote."""

from typing import Any, cast

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from wagtail.admin.widgets import AdminDateInput

from surveys.access import GROUPS_THAT_READ
from surveys.models import AccessGrant
from surveys.selectors.grants import could_read


class GrantForm(forms.ModelForm):
    """Who, whose answers, why, and until when. Those of all projects are never a slip."""

    everywhere = forms.BooleanField(
        label="Every project",
        required=False,
        help_text="Only if they work with the answers of all, also of projects to come.",
    )

    class Meta:
        model = AccessGrant
        fields = ("person", "project", "reason", "expires_on")
        help_texts = {"project": "Whose answers; or tick every project."}
        widgets = {"reason": forms.Textarea(attrs={"rows": 2}), "expires_on": AdminDateInput}

    def __init__(self, *args: Any, by: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = cast("forms.ModelChoiceField[Any]", self.fields["person"])
        person.queryset = could_read(GROUPS_THAT_READ).exclude(pk=by.pk)
        self.order_fields(["person", "project", "everywhere", "reason", "expires_on"])

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two: a project, or all."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.pop("everywhere", False)) == bool(cleaned.get("project")):
            self.add_error("project", "Choose a project, or tick every project.")
        return cleaned
