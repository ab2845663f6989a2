"""The rows of a “You said, we did” page that say who was not heard."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminModelForm

from surveys.editing.voice_form import DeploymentChoice


class SmallSurveyChoice(DeploymentChoice):
    """The same, and at which site: several may be asked the same from one day on."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the title of the survey, the day it opened and its site."""
        named = super().label_from_instance(obj)
        return f"{named}, at {obj.site}" if obj.site else named


class NotHeardForm(WagtailAdminModelForm):
    """One row: it offers the surveys that it is given."""

    def __init__(self, *args: Any, surveys: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if surveys is None:
            return
        field = self.fields["survey"]
        self.fields["survey"] = SmallSurveyChoice(
            queryset=surveys, required=False, label=field.label, help_text=field.help_text
        )
