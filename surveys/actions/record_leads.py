"""Record who is lead and deputy of a survey from now on, and tell everybody whom it concerns."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from surveys.actions.tell_by_mail import Letter, tell_by_mail
from surveys.models import SurveyDeployment

LEADS = "surveys.leads"
ROLES = ("lead", "deputy")
_SUBJECT = "Who looks after the safety of a survey"
_TEXT = """\
{you}

{by} changed who looks after the safety of the people in “{survey}”, a survey of “{project}”:

{roles}

Lead and deputy read every request for help that comes in there. If you did not expect this, tell \
another safeguarding lead and a data steward at once. Who changed it stands in the history of the \
survey. What comes in stands here:

{address}"""

# The account in each role, by its number; nothing for nobody.
Leads = Mapping[str, int | None]


@transaction.atomic
def record_leads(deployment: SurveyDeployment, before: Leads, *, by: Any) -> None:
    """Log who was, and is, lead and deputy of `deployment`, and write to each of them.

    Whoever changes surveys can name themselves, and then reads what people ask help for: those
    who were named before notice. Nothing happens where nobody changed.
    """
    after = {role: getattr(deployment, f"{role}_id") for role in ROLES}
    changed = [role for role in ROLES if before[role] != after[role]]
    if not changed:
        return
    people = get_user_model().objects.in_bulk({*before.values(), *after.values()} - {None})
    names = {pk: person.get_username() for pk, person in people.items()}
    data = {
        role: {"from": names.get(before[role], ""), "to": names.get(after[role], "")}
        for role in changed
    }
    log(instance=deployment, action=LEADS, user=by, data=data)
    facts = {
        "by": by.get_username(),
        "survey": deployment.version.schema["title"] if deployment.version else "Not chosen yet",
        "project": deployment.project.title,
        "roles": "\n".join(
            f"- {role.capitalize()}: {in_words(names.get(before[role]), names.get(after[role]))}"
            for role in ROLES
        ),
        "address": settings.WAGTAILADMIN_BASE_URL + reverse("safeguarding:inbox"),
    }
    tell_by_mail(
        Letter(person.email, _SUBJECT, _TEXT.format(you=" ".join(_you(pk, before, after)), **facts))
        for pk, person in sorted(people.items())
        if person.is_active
    )


def in_words(was: str | None, now: str | None) -> str:
    """Return who is in a role, and who was before if that is somebody else."""
    now = now or "nobody"
    return now if (was or "nobody") == now else f"{was or 'nobody'}, now {now}"


def _you(pk: int, before: Leads, after: Leads) -> Iterator[str]:
    for role in ROLES:
        was, now = before[role] == pk, after[role] == pk
        if was or now:
            yield f"You are {'still' if was and now else 'now' if now else 'no longer'} the {role}."
