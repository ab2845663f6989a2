"""The panel that tells an editor what to think about before a summary is released."""

from typing import Any

from wagtail.admin.panels import Panel


class WarningsPanel(Panel):
    """Names the questions that sound hard and would be told in public for the first time."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one saved page; hidden where there is nothing to warn of."""

        template_name = "surveys/forms/voice_warnings.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            saved = self.instance.pk is not None
            self.questions = type(self.instance).sounding_hard(self.instance) if saved else []

        def is_shown(self) -> bool:
            """Return whether the release would tell such a question."""
            return super().is_shown() and bool(self.questions)
