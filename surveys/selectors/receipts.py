"""Answers found by the code that the person has."""

from datetime import date

from django.utils import timezone

from surveys.models import Response, SurveyDeployment
from surveys.selectors.too_small import named_unheard
from surveys.withdrawal import CodeKeys
from syndication.models import Edition


def response_for(keys: CodeKeys) -> Response | None:
    """Return the response whose receipt code was typed, if it can still be taken back."""
    found = (
        Response.objects.select_related("deployment__project", "deployment__pilot")
        .filter(withdraw_lookup=keys.withdraw_lookup)
        .first()
    )
    if found is None:
        return None
    last = found.deployment.withdraw_until
    return None if last and timezone.localdate() > last else found


def said_on(deployment: SurveyDeployment) -> date | None:
    """Return since when everybody can read what is done with the answers; None while nobody can."""
    live = deployment.summaries.filter(live=True).values("translation_key")
    editions = Edition.objects.filter(publication__identifier__in=live)
    first = editions.order_by("released_at").values_list("released_at", flat=True).first()
    return timezone.localdate(first) if first else None


def named_on(deployment: SurveyDeployment) -> date | None:
    """Return since when everybody can read that too few answered; None while nobody can.

    Such a survey has no page of its own: it is named on that of another one.
    """
    named = named_unheard().filter(survey=deployment).order_by("told_on")
    return named.values_list("told_on", flat=True).first()


def contacts_stay(deployment: SurveyDeployment) -> bool:
    """Return whether there is a way to reach somebody whose day to be deleted is still to come."""
    return deployment.contacts.filter(delete_on__gt=timezone.localdate()).exists()
