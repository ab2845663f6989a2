"""Surveys that too few answered to be told of by numbers, and where the public reads so."""

from django.db.models import QuerySet

from surveys.models import NotHeard, SurveyDeployment
from syndication.models import Publication


def too_small() -> QuerySet[SurveyDeployment]:
    """Return those that closed for good and that too few had answered by then."""
    closed = SurveyDeployment.objects.filter(status=SurveyDeployment.Status.CLOSED)
    return closed.filter(figures__is_final=True, figures__people=0)


def named_unheard() -> QuerySet[NotHeard]:
    """Return where a page that is public now names one of them as not heard."""
    pages = Publication.objects.live().of_kind("voice-summary").values("identifier")
    named = NotHeard.objects.exclude(survey=None).exclude(told_on=None)
    return named.filter(page__translation_key__in=pages)
