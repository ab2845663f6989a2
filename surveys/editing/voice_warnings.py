"""The panel that tells an editor what to think about before a summary is released."""

from typing import Any

from wagtail.admin.panels import Panel


class WarningsPanel(Panel):
    """Names what stops no release: old openings, unmarked questions, what is not said plainly.

    Such questions are named by how they sound, before they are first told; and afterwards as well,
    for who was not before the form, until there is a next version.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel for one saved page; hidden where there is nothing to warn of."""

        template_name = "surveys/forms/voice_warnings.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            saved = self.instance.pk is not None
            page = type(self.instance)
            self.questions = page.unmarked(self.instance) if saved else []
            self.told = page.told_unmarked(self.instance) if saved else []
            self.said_hard = page.said_hard(self.instance) if saved else []
            self.old_openings = page.old_openings(self.instance) if saved else []

        def is_shown(self) -> bool:
            """Return whether there is anything to think about."""
            warned = (self.old_openings, self.questions, self.told, self.said_hard)
            return super().is_shown() and any(warned)
