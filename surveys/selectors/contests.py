"""Contests of themes, as those read them who screen, and those who answer."""

from django.db.models import Count, Q, QuerySet

from surveys.models import Contest, Response, SurveyDeployment, Theme


def contests_to_screen(theme: Theme, state: Response.Screening) -> QuerySet[Contest]:
    """Return the contests of a theme with words that wait for a screener, or were set aside."""
    written = Contest.objects.filter(theme=theme, text__isnull=False, screening=state)
    return written.select_related("response")


def cleared_contests(theme: Theme) -> QuerySet[Contest]:
    """Return the contests of a theme with words that were cleared and not answered."""
    written = Contest.objects.filter(theme=theme, text__isnull=False)
    # Whoever is screened again is not read meanwhile, whatever they wrote.
    seen = {"screening": Response.Screening.CLEARED}
    cleared = written.open().filter(**seen, response__screening=Response.Screening.CLEARED)
    return cleared.select_related("response")


def contested_to_screen(deployment: SurveyDeployment, state: Response.Screening) -> QuerySet[Theme]:
    """Return the themes about which somebody wrote what is in this state. One query."""
    written = Contest.objects.filter(screening=state, text__isnull=False)
    return deployment.themes.filter(contests__in=written).distinct()


def contested(themes: QuerySet[Theme]) -> QuerySet[Theme]:
    """Return themes with how many people contest each and were not answered, as `contested`."""
    waits = Q(contests__isnull=False, contests__review=None)
    return themes.annotate(contested=Count("contests", filter=waits, distinct=True))
