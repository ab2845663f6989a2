"""The side panel of the survey's form: what was found, and where each answer leads."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.side_panels import BaseSidePanel

from surveys.authoring.reading import Reading
from surveys.engine import diagram


class FindingsSidePanel(BaseSidePanel):
    """Tells of the saved draft what forbids publishing, what may trip people, and the ways."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel, with the number of errors."""

        aria_label = "Toggle check and routes"
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Count what forbids publishing."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"count": self.panel.error_count}

    class Media:
        js = ("surveys/admin/findings.js", "surveys/admin/rules.js")
        css = {"all": ("surveys/admin/findings.css",)}

    name = "findings"
    title = "Check and routes"
    template_name = "surveys/forms/findings_panel.html"
    order = 150

    def __init__(self, survey: Any, request: Any) -> None:
        super().__init__(survey, request)
        # A new survey has nothing to read yet.
        self.reading = Reading(survey) if survey.pk else None

    @property
    def error_count(self) -> int:
        """Return how many errors forbid publishing."""
        return len(self.reading.errors) if self.reading else 0

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the findings, the ways as text and as a drawing, and where to try it."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        context |= {"reading": self.reading, "sizes": diagram, "error_count": self.error_count}
        if self.reading:
            address = "wagtailsnippets_surveys_survey:trial"
            context["trial_url"] = reverse(address, args=[self.object.pk])
        return context
