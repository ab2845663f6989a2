"""Freeze what a survey asks."""

from django.db import transaction
from django.utils import timezone

from changeprojects.models import Finding
from surveys.actions.keep_clips import keep_clips
from surveys.compiler import compile_schema, digest_of, faults_of, published_names, unsaid
from surveys.engine.clips import clips_in
from surveys.engine.frozen_schema import schema_from
from surveys.exceptions import SurveyNotPublishable
from surveys.models import Survey, SurveyVersion


@transaction.atomic
def freeze_survey(survey: Survey) -> SurveyVersion:
    """Return the version that says what `survey` asks now; add one if it is new.

    Content that is the same as the newest version's makes no new version. Raises
    `SurveyNotPublishable` if the survey has errors.
    """
    if faults := (*unsaid(survey), *faults_of(survey)):
        raise SurveyNotPublishable([Finding(f.code, f.message, "steps") for f in faults])
    # Two editors who publish at once must not take the same number.
    Survey.objects.select_for_update().get(pk=survey.pk)
    newest = survey.versions.newest_first().first()
    schema = compile_schema(survey, published_names(survey))
    keep_clips(clips_in(schema_from(schema)))
    digest = digest_of(schema)
    if newest and newest.digest == digest:
        return newest
    return SurveyVersion.objects.create(
        survey=survey,
        number=newest.number + 1 if newest else 1,
        schema=schema,
        digest=digest,
        published_at=timezone.now(),
    )
