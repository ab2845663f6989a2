"""Contests of themes, as those read them who screen, and those who answer."""

from django.db.models import Count, Q, QuerySet

from surveys.models import Contest, Response, SurveyDeployment, Theme


def contests_read_by(theme: Theme, *, is_screener: bool) -> QuerySet[Contest]:
    """Return the contests of a theme with words: to be screened, or cleared and not answered."""
    written = Contest.objects.filter(theme=theme, text__isnull=False)
    if is_screener:
        return written.to_screen()
    return written.open().filter(screening=Response.Screening.CLEARED)


def contested_to_screen(deployment: SurveyDeployment) -> QuerySet[Theme]:
    """Return the themes about which somebody wrote what no screener has read. One query."""
    waiting = Contest.objects.to_screen().filter(theme__deployment=deployment)
    return deployment.themes.filter(contests__in=waiting).distinct()


def contested(themes: QuerySet[Theme]) -> QuerySet[Theme]:
    """Return themes with how many people contest each and were not answered, as `contested`."""
    waits = Q(contests__isnull=False, contests__review=None)
    return themes.annotate(contested=Count("contests", filter=waits, distinct=True))
