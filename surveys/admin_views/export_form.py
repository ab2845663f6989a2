"""The form that asks why answers are taken away as a file."""

from django import forms
from wagtail.admin.widgets import AdminDateInput

from surveys.models import RawExport


class RawExportForm(forms.ModelForm):
    """What the answers are for, and until when."""

    class Meta:
        model = RawExport
        fields = ("reason", "expires_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 2}), "expires_on": AdminDateInput}
