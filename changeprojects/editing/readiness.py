"""The panel that tells an editor which rules of a release are met."""

from typing import Any

from wagtail.admin.panels import Panel

from changeprojects import rules
from changeprojects.editing.places import place_to_mend
from changeprojects.rules.facts import is_released


class ReadinessPanel(Panel):
    """Lists each rule for the saved draft: met or not, and what to do.

    A draft that still has the number of a released version is read as the next one.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page; hidden while the page is not saved yet."""

        template_name = "changeprojects/admin/readiness_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the readings of all rules that apply to this page."""
            context = super().get_context_data(parent_context)
            readings = rules.readings(self.instance)
            is_product = self.instance.release_kind == "product"
            return context | {
                "readings": [(one, place_to_mend(one.rule, self.instance)) for one in readings],
                "open_count": sum(reading.stops for reading in readings),
                "version": self.instance.version if is_product else "",
                "is_next_release": is_product and is_released(self.instance),
            }

        def is_shown(self) -> bool:
            """Return whether there is a saved page to read."""
            return super().is_shown() and self.instance.pk is not None
