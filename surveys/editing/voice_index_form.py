"""The editor's form of the page of the programme's voice."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

_TEXTS = ("title", "intro")


class VoiceIndexForm(WagtailAdminPageForm):
    """Refuses what its own texts say beyond the numbers below them.

    Also in a draft: one may come out later by itself, when nobody looks at it any more.
    """

    def clean(self) -> Any:
        """Say beside each text why it may not stand there."""
        sent = super().clean()
        for name in _TEXTS:
            if fault := type(self.instance).fault_above(self.cleaned_data.get(name, "")):
                self.add_error(name, fault)
        return sent
