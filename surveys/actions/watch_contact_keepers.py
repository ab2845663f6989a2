"""Have it seen to that somebody can open what people leave to be contacted."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from surveys.actions.tell_stewards import tell_stewards
from surveys.models import SurveyDeployment
from surveys.selectors.keepers import without_keeper
from syndication.actions.in_turn import in_turn

NO_KEEPER = "surveys.no_contact_keeper"
AGAIN_AFTER = timedelta(days=7)
_SUBJECT = "Nobody can open what people leave to be contacted"
_TEXT = """\
In “{survey}”, a survey of “{project}”, people can say how they want to hear back. Nobody can open \
that today: nobody with an open account in the group “Contact keepers” was let read in this project.

Have somebody put into that group, if nobody is in it, and let them read here:

{address}

You are told again in a week if nobody can then. The survey goes on."""


def watch_contact_keepers() -> None:
    """Tell data stewards of each survey whose contact details nobody can open, once a week."""
    asked = SurveyDeployment.objects.select_related("version", "project")
    missing = without_keeper(asked)
    found = {one.pk: one for one in asked.filter(pk__in=missing)} if missing else {}
    in_turn(lambda pk: _watch(found[pk]), sorted(found))


@transaction.atomic
def _watch(deployment: SurveyDeployment) -> None:
    entries = ModelLogEntry.objects.for_instance(deployment).filter(action=NO_KEEPER)
    if entries.filter(timestamp__gt=timezone.now() - AGAIN_AFTER).exists():
        return
    log(instance=deployment, action=NO_KEEPER)
    text = _TEXT.format(
        survey=deployment.version.schema["title"] if deployment.version else "Not chosen yet",
        project=deployment.project.title,
        address=settings.WAGTAILADMIN_BASE_URL + reverse("voice:grants"),
    )
    tell_stewards(_SUBJECT, text)
