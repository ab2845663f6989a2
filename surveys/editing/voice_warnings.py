"""The panel that tells an editor what to think about before a summary is released."""

from typing import Any

from wagtail.admin.panels import Panel


class WarningsPanel(Panel):
    """Names the questions that lack a mark by their sound, before they are first told."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one saved page; hidden where there is nothing to warn of."""

        template_name = "surveys/forms/voice_warnings.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            saved = self.instance.pk is not None
            self.questions = type(self.instance).unmarked(self.instance) if saved else []

        def is_shown(self) -> bool:
            """Return whether the release would tell such a question."""
            return super().is_shown() and bool(self.questions)
