"""Record who joined a group about what people said, and tell the data stewards."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.urls import reverse
from wagtail.log_actions import get_active_log_context, log

from surveys.access import DATA_STEWARDS
from surveys.actions.tell_by_mail import Letter, tell_by_mail
from surveys.selectors.grants import could_read

JOINED = "surveys.joined"
_SUBJECT = "Somebody joined a group that works with what people said"
_TEXT = """\
{by} put {person} into {groups}.

To read what people wrote takes a grant as well, which a data steward gives to somebody else. If \
you did not expect this, ask whoever runs the accounts, and tell the other data stewards. Who may \
read what now:

{address}"""


def record_joining(person: Any, groups: Collection[str]) -> None:
    """Log that `person` is in these `groups` now, by whom if that is known, and write of it.

    Whoever runs the accounts can put anybody there, themselves too: the others notice.
    """
    names = sorted(groups)
    log(instance=person, action=JOINED, data={"groups": names})
    by = get_active_log_context().user
    text = _TEXT.format(
        by=by.get_username() if by else "Somebody who runs the accounts",
        person=person.get_username(),
        groups=" and ".join(f"“{name}”" for name in names),
        address=settings.WAGTAILADMIN_BASE_URL + reverse("voice:grants"),
    )
    others = could_read([DATA_STEWARDS]).exclude(pk=person.pk)
    tell_by_mail(Letter(one.email, _SUBJECT, text) for one in others)
