"""See to it that nobody relies on an address that no test has reached while people are asked."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from surveys.actions.tell_by_mail import Letter, tell_by_mail
from surveys.actions.tell_stewards import tell_stewards
from surveys.models import AlertTest, SurveyDeployment
from surveys.models.safeguarding import hashed_address
from surveys.selectors.cover import unproven_in
from syndication.actions.in_turn import in_turn

UNPROVEN = "surveys.unproven"
_SUBJECT = "An alert may not reach somebody"
_TEXT = """\
People are asked in “{survey}”, a survey of “{project}”, and no test has shown that an alert \
reaches {roles} where they are told now: somebody else was named, or an address changed, or an \
account was closed.

A test is on its way to whoever has an address; they open the link in it. Until it has arrived, \
alerts go to lead and deputy. The survey stays open. You can send another test here:

{address}"""


def watch_addresses() -> None:
    """Have each lead and deputy of an open survey tested whom no test has reached; tell of it once.

    Once for each person and address: to lead, deputy and data stewards. No survey is stopped.
    """
    asked = SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN)
    found = {one.pk: one for one in asked.select_related("version", "project", "lead", "deputy")}
    unproven = unproven_in(found.values())
    in_turn(lambda pk: _watch(found[pk], unproven[pk]), sorted(unproven))


@transaction.atomic
def _watch(deployment: SurveyDeployment, unproven: Mapping[str, User | None]) -> None:
    entries = ModelLogEntry.objects.for_instance(deployment).filter(action=UNPROVEN)
    told = {entry.data.get("mark") for entry in entries}
    marks = {role: _mark(deployment, role, person) for role, person in unproven.items()}
    new = [role for role, mark in marks.items() if mark not in told]
    for role in new:
        log(instance=deployment, action=UNPROVEN, data={"role": role, "mark": marks[role]})
        if person := unproven[role]:
            _have_tested(deployment, person)
    if new:
        _tell(deployment, new)


def _mark(deployment: SurveyDeployment, role: str, person: User | None) -> str:
    """Return what tells whether this person at this address was told of before, and no more."""
    pk = getattr(deployment, f"{role}_id")
    return hashed_address(f"{role} {pk} {person.email if person else ''}")


def _have_tested(deployment: SurveyDeployment, person: User) -> None:
    waits = AlertTest.objects.filter(deployment=deployment, person=person, sent_at=None)
    if not waits.exists():
        AlertTest.objects.create(deployment=deployment, person=person, asked_at=timezone.now())


def _tell(deployment: SurveyDeployment, roles: list[str]) -> None:
    facts = {
        "survey": deployment.version.schema["title"] if deployment.version else "Not chosen yet",
        "project": deployment.project.title,
        "roles": in_words(roles),
    }
    inbox, desk = (
        _TEXT.format(**facts, address=settings.WAGTAILADMIN_BASE_URL + reverse(name))
        for name in ("safeguarding:inbox", "voice:deployments")
    )
    both = [one for one in (deployment.lead, deployment.deputy) if one and one.is_active]
    tell_by_mail(Letter(one.email, _SUBJECT, inbox) for one in both)
    tell_stewards(_SUBJECT, desk)


def in_words(roles: Iterable[str]) -> str:
    """Return whom no test has reached."""
    return " and ".join(f"the {role}" for role in roles)
