"""Record who works with what people said, and no more, and tell the data stewards."""

from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.log_actions import get_active_log_context, log

from surveys.access import VOICE_GROUPS
from surveys.actions.tell_stewards import tell_stewards

JOINED, LEFT, ACCOUNT = "surveys.joined", "surveys.left", "surveys.account"
_SUBJECT = "Somebody joined a group that works with what people said"
_SUBJECTS = {
    LEFT: "Somebody left a group that works with what people said",
    ACCOUNT: "An account that matters for what people said was changed",
}
_END = """

To read what people wrote takes a grant as well, which a data steward gives to somebody else. If \
you did not expect this, ask whoever runs the accounts, and tell the other data stewards. Who may \
read what now:

{address}"""
# What can be done with an account: the sentence of the e-mail, and what the log says.
CLOSED, OPENED, DELETED, SUPERUSER, NO_SUPERUSER = "closed", "opened", "deleted", "super", "plain"
_DONE = {
    CLOSED: "{by} closed the account of {person}.",
    OPENED: "{by} opened the account of {person}.",
    DELETED: "{by} deleted the account of {person}.",
    SUPERUSER: "{by} made {person} a superuser, who can put anybody into any group.",
    NO_SUPERUSER: "{by} made {person} a superuser no more.",
}


def record_joining(person: Any, groups: Collection[str]) -> None:
    """Log that `person` is in these `groups` now, by whom if that is known, and write of it.

    Whoever runs the accounts can put anybody there, themselves too: the others notice.
    """
    names = sorted(groups)
    said = f"{{by}} put {{person}} into {_quoted(names)}."
    _record(person, JOINED, said, {"groups": names})


def record_leaving(person: Any, groups: Collection[str]) -> None:
    """Log that `person` is in these `groups` no more, and write of it in the same way.

    Whoever would notice something can be taken out of the way first.
    """
    names = sorted(groups)
    said = f"{{by}} took {{person}} out of {_quoted(names)}."
    _record(person, LEFT, said, {"groups": names})


def record_account(person: Any, what: str) -> None:
    """Log what was done with the account of `person`, and write of it.

    Nothing happens for an account that is neither in a group about what people said nor can put
    anybody there.
    """
    groups = Group.objects.filter(user=person.pk, name__in=VOICE_GROUPS)
    names = sorted(groups.values_list("name", flat=True))
    if not (names or person.is_superuser or what == NO_SUPERUSER):
        return
    said = _DONE[what] + (f" They are in {_quoted(names)}." if names else "")
    _record(person, ACCOUNT, said, {"done": what, "groups": names})


def _record(person: Any, action: str, said: str, data: Mapping[str, Any]) -> None:
    by = get_active_log_context().user
    names = {
        "by": by.get_username() if by else "Somebody who runs the accounts",
        "person": person.get_username(),
        "address": settings.WAGTAILADMIN_BASE_URL + reverse("voice:grants"),
    }
    text = (said + _END).format(**names)
    instead = tell_stewards(_SUBJECTS.get(action, _SUBJECT), text, but=person)
    log(instance=person, action=action, data={**data, **({"told": instead} if instead else {})})


def _quoted(names: Collection[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)
