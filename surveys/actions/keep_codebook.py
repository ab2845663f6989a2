"""Keep the codebook of a survey as it stands after a change."""

from collections.abc import Iterable

from django.utils import timezone

from surveys.access import Actor
from surveys.models import CodebookVersion, SurveyDeployment
from surveys.selectors.codebook import newest_codebook, themes_in_use

Change = CodebookVersion.Change


def hold_codebook(deployment: SurveyDeployment) -> None:
    """Let nobody else change the themes of a survey until the transaction ends.

    Nor does a page about it come out meanwhile: what is asked of the themes holds when they are
    stored. Whoever answers is not held up.
    """
    SurveyDeployment.objects.select_for_update(no_key=True).get(pk=deployment.pk)


def keep_codebook(
    deployment: SurveyDeployment,
    change: CodebookVersion.Change = Change.BEGUN,
    codes: Iterable[str] = (),
    *,
    by: Actor | None = None,
) -> CodebookVersion:
    """Return the newest codebook, which is a new one if the themes are not as in the last.

    The caller holds the transaction and has asked whether `by` may change themes.
    """
    # Two changes at a time would take one number.
    hold_codebook(deployment)
    themes = themes_in_use(deployment)
    newest = newest_codebook(deployment)
    if newest is not None and newest.themes == themes:
        return newest
    return CodebookVersion.objects.create(
        deployment=deployment,
        number=newest.number + 1 if newest else 1,
        change=change,
        codes=sorted(codes),
        themes=themes,
        by_id=by.pk if by else None,
        made_at=timezone.now(),
    )
