"""What every desk does when somebody says that a person may need help."""

from wagtail.admin import messages

from surveys.actions.raise_concern import raise_concern
from surveys.admin_views.base import VoiceView
from surveys.models import Response

_GONE = (
    "Nobody was told: nothing is left of these answers. Whoever gave them took them back, or the "
    "time was over for which they are kept."
)


def raise_at(view: VoiceView, response: Response | None, said: str) -> None:
    """Raise a concern about `response` and answer with `said`; without one, that nobody was told.

    Ask for the response by its id alone: what somebody else did with it meanwhile keeps nobody
    from being told of a person who may need help.
    """
    if response is None:
        messages.error(view.request, _GONE)
        return
    raise_concern(response, by=view.person)
    messages.success(view.request, said)
