"""Rows inside the form of a page, each with the form that its model asks for."""

from typing import Any

from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model


class RowsPanel(InlinePanel):
    """Rows whose form is the `base_form_class` of their model and knows who fills it in.

    Wagtail looks for that of the page alone.
    """

    def get_form_options(self) -> dict[str, Any]:
        """Return the options with that form in them."""
        options: dict[str, Any] = super().get_form_options()
        model = self.db_field.related_model
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields")
        options["formsets"][self.relation_name] |= {
            "form": get_form_for_model(
                model, form_class=model.base_form_class, defer_required_on_fields=deferred or []
            ),
            "inherit_kwargs": ["for_user"],
        }
        return options
