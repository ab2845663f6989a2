"""The panel that tells an editor where something stands and which moves lead on."""

from typing import Any

from wagtail.admin.panels import Panel

from changeprojects import lifecycles
from changeprojects.editing.places import registers_for


class StandingPanel(Panel):
    """Shows the status of a saved page, and a link for each move that this user may make."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page; hidden while the page is not saved yet."""

        template_name = "changeprojects/admin/standing_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the moves that lead on from the present status."""
            context = super().get_context_data(parent_context)
            page, reader = self.instance, self.request.user
            moves = lifecycles.lifecycle_of(page).moves_from(page.status)
            # Of a product that nobody uses there is nothing to withdraw: that is not offered.
            has_use_for = getattr(page, "has_use_for", lambda move: True)
            return context | {
                "standing": getattr(page, "standing", page.get_status_display()),
                "moves": [one for one in moves if one.is_for(reader) and has_use_for(one.name)],
                "kind": page._meta.model_name,
                "registers": registers_for(page, reader),
            }

        def is_shown(self) -> bool:
            """Return whether there is a saved page that stands somewhere."""
            return super().is_shown() and self.instance.pk is not None
