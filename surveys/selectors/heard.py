"""What the programme may know of a survey: that enough people answered, that feedback is late.

Nothing here changes because one person answered, or took their answers back.
"""

from math import ceil
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.db.models.functions import Coalesce

from changeprojects.models import ChangeProjectPage, PilotPage, ProductPage, Recommendation
from changeprojects.selectors import today
from surveys.engine.disclosure import least_of
from surveys.models import Figures, SurveyDeployment, Theme
from surveys.selectors.counts import thresholds_of
from surveys.selectors.too_small import named_unheard
from syndication.models import Publication


def people_heard(pilot: PilotPage) -> int:
    """Return how many people who use services surely answered one survey of the pilot.

    Several surveys are not added up: the same people may have answered them. 0 while no
    survey has closed, and where too few answered to be spoken about. One query.
    """
    counted = Figures.objects.filter(
        deployment__pilot=pilot,
        # Those who use services: nobody said that workers were asked.
        deployment__version__survey__people_asked=None,
        is_final=True,
        people__gt=0,
    )
    return max(
        (
            least_of(one.people, thresholds_of(one.deployment))
            for one in counted.select_related("deployment")
        ),
        default=0,
    )


def feedback_due(project: ChangeProjectPage) -> int:
    """Return for how many surveys of the project the promised day has passed. One query."""
    return _due(_of(project)).count()


def feedback_late(project: ChangeProjectPage) -> int:
    """Return for how many of those nothing is public. One query.

    Of one that too few answered it is public that they were not heard.
    """
    return _late(_of(project)).count()


def feedback_late_at(pilot: UUID) -> int:
    """Return the same of one pilot, by its public identifier. One query."""
    return _late(SurveyDeployment.objects.filter(pilot__translation_key=pilot)).count()


def asked_since(recommendation: Recommendation) -> int:
    """Return the second at which the first survey opened in which people asked for it. One query.

    0 if it came out of no survey. Rounded up: what was done in that second was not asked for.
    """
    asked = SurveyDeployment.objects.filter(themes__recommendations=recommendation)
    opened = _opened(asked).aggregate(first=Min("opens_at"))["first"]
    return ceil(opened.timestamp()) if opened else 0


def asked_until(recommendation: Recommendation) -> int:
    """Return the second at which the first survey had asked in which people asked for it.

    It closed then, or, if it has not, opened. 0 if it came out of no survey. One query.
    """
    asked = SurveyDeployment.objects.filter(themes__recommendations=recommendation)
    ends = [
        one.ends_at if one.status == SurveyDeployment.Status.CLOSED else one.opens_at
        for one in _opened(asked)
    ]
    first = min(filter(None, ends), default=None)
    return int(first.timestamp()) if first else 0


def themes_asking(recommendation: Recommendation) -> int:
    """Return how many themes ask for it, of whatever survey. One query."""
    return Theme.objects.filter(recommendations=recommendation).count()


def themes_unanswered(product: ProductPage) -> int:
    """Return for how many themes that concern the product nobody said what follows.

    They are of surveys at its pilots, and of those that its project asked outside of any pilot.
    Neither a recommendation nor why nothing is asked for. One query.
    """
    at_pilots = Q(deployment__pilot__product=product.pk)
    at_none = Q(deployment__pilot=None, deployment__project=product.project)
    said = Theme.objects.in_use().filter(at_pilots | at_none)
    return said.filter(recommendations=None, nothing_asked="").count()


def surveys_opened(pilot: PilotPage) -> int:
    """Return how many surveys at the pilot were ever opened. One query."""
    return _opened(SurveyDeployment.objects.filter(pilot=pilot.pk)).count()


def _of(project: ChangeProjectPage) -> QuerySet[SurveyDeployment]:
    return SurveyDeployment.objects.filter(project=project)


def _late(asked: QuerySet[SurveyDeployment]) -> QuerySet[SurveyDeployment]:
    told = Publication.objects.live().of_kind("voice-summary").values("identifier")
    named = named_unheard().values("survey")
    return _due(asked).exclude(summaries__translation_key__in=told).exclude(pk__in=named)


def _due(asked: QuerySet[SurveyDeployment]) -> QuerySet[SurveyDeployment]:
    promised = asked.annotate(first_day=Coalesce("first_feedback_due_on", "feedback_due_on"))
    return _opened(promised.filter(first_day__lt=today()))


def _opened(deployments: QuerySet[SurveyDeployment]) -> QuerySet[SurveyDeployment]:
    """Return those that were ever opened: of the others nobody was asked anything."""
    return deployments.exclude(status=SurveyDeployment.Status.DRAFT)
