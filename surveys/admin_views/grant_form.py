"""The form that asks who may read what people wrote."""

from typing import Any, cast

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from wagtail.admin.widgets import AdminDateInput

from surveys.access import GROUPS_THAT_READ
from surveys.models import AccessGrant
from surveys.selectors.grants import could_read


class GrantForm(forms.ModelForm):
    """Who, whose answers, why, and until when."""

    class Meta:
        model = AccessGrant
        fields = ("person", "project", "reason", "expires_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 2}), "expires_on": AdminDateInput}

    def __init__(self, *args: Any, by: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = cast("forms.ModelChoiceField[Any]", self.fields["person"])
        person.queryset = could_read(GROUPS_THAT_READ).exclude(pk=by.pk)
        project = cast("forms.ModelChoiceField[Any]", self.fields["project"])
        project.empty_label = "Every project"
