"""Notices that were published: the newest, and those that people saw."""

from collections.abc import Iterator

from surveys.engine.clips import clips_of
from surveys.engine.frozen_schema import schema_from
from surveys.engine.notices import notice_form, notice_from
from surveys.engine.questions import Clip, Schema
from surveys.engine.sounds_young import sounds_young
from surveys.exceptions import Reason
from surveys.models import NoticeVersion, SurveyDeployment
from surveys.rules.dates import TOLD_DAYS, without_told
from surveys.rules.notices import reasons_about_notices
from surveys.rules.readiness import reasons_not_to_open
from surveys.selectors.cover import cover_of

_DIGITS = 9
ANYBODY = (
    "Whoever has the address can start, also without the yes of an adult, and each answer is kept "
    "as if an adult had permitted it. Choose invitations or a shared tablet under “Who may answer”."
)


def newest_notice(schema: Schema) -> NoticeVersion | None:
    """Return what people read now before the survey; None for a survey without one."""
    if not schema.notice_for:
        return None
    versions = NoticeVersion.objects.filter(audience=schema.notice_for, form=notice_form(schema))
    return versions.newest_first().first()


def shown_notice(schema: Schema, posted: str) -> NoticeVersion | None:
    """Return the notice that a page says it showed, if it is one for this survey.

    It may have been followed by a newer one while the person was reading.
    """
    if not schema.notice_for or not (
        posted.isascii() and posted.isdigit() and len(posted) <= _DIGITS
    ):
        return None
    return NoticeVersion.objects.filter(pk=int(posted), audience=schema.notice_for).first()


def reasons_against_opening(deployment: SurveyDeployment) -> list[Reason]:
    """Return every reason why `deployment` may not be opened to people now."""
    reasons = reasons_not_to_open(deployment, cover_of(deployment))
    if deployment.version is None:
        return reasons
    schema = schema_from(deployment.offered(deployment.version))
    versions = NoticeVersion.objects.filter(audience=schema.notice_for)
    published = set(versions.values_list("form", flat=True))
    young = deployment.is_under_sixteen
    return reasons + reasons_about_notices(schema, published, under_sixteen=young)


def reasons_as_stored(deployment: SurveyDeployment) -> list[Reason]:
    """Return the same for a deployment as it is stored: days that people were told may stand."""
    is_new = deployment.status == SurveyDeployment.Status.DRAFT
    reasons = reasons_against_opening(deployment)
    return reasons if is_new else without_told(reasons, TOLD_DAYS)


def warnings_before_opening(deployment: SurveyDeployment) -> list[str]:
    """Return what to think about before people are asked; none of it forbids it."""
    if deployment.version is None:
        return []
    warnings = []
    if deployment.needs_adult and not deployment.access:
        warnings.append(ANYBODY)
    if not deployment.is_under_sixteen:
        schema = schema_from(deployment.offered(deployment.version))
        warnings += [f"{fault.message} {fault.mend}" for fault in sounds_young(schema)]
    return warnings


def clips_for(audience: str) -> Iterator[Clip]:
    """Yield the sounds and films of every notice for these people, old ones too. One query."""
    for version in NoticeVersion.objects.filter(audience=audience):
        yield from clips_of(notice_from(version.content, version.form))
