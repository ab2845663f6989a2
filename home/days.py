"""How editors write days: with the day first, as in 31/12/2026."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

_DAY = "Write a day, as in 31/12/2026."
_MOMENT = "Write a day and a time, as in 31/12/2026 14:30."


def explain_days() -> None:
    """Let every form of the admin answer what is no day with an example of one."""
    for field, widget, advice in (
        (models.DateField, AdminDateInput, _DAY),
        (models.DateTimeField, AdminDateTimeInput, _MOMENT),
    ):
        register_form_field_override(
            field, override={"widget": widget, "error_messages": {"invalid": advice}}
        )
