"""Freeze what people read before they answer."""

from django.db import transaction
from django.utils import timezone

from changeprojects.models import Finding
from surveys.actions.keep_clips import keep_clips
from surveys.engine.clips import clips_of
from surveys.engine.notices import notice_from
from surveys.exceptions import NoticeNotPublishable
from surveys.frozen_notice import compile_notice, digest_of_notice
from surveys.models import Notice, NoticeVersion
from surveys.rules.notices import reasons_not_to_publish


@transaction.atomic
def freeze_notice(notice: Notice) -> NoticeVersion:
    """Return the version that says what `notice` says now; add one if it is new.

    The same words as in the newest version make no new version. Raises
    `NoticeNotPublishable` if a kind of part is missing.
    """
    content = compile_notice(notice)
    if reasons := reasons_not_to_publish(content, notice.form):
        raise NoticeNotPublishable([Finding(r.code, r.message, r.field) for r in reasons])
    # Two editors who publish at once must not take the same number.
    Notice.objects.select_for_update().get(pk=notice.pk)
    newest = notice.versions.newest_first().first()
    keep_clips(clips_of(notice_from(content, notice.form)))
    digest = digest_of_notice(content)
    if newest and newest.digest == digest:
        return newest
    return NoticeVersion.objects.create(
        notice=notice,
        number=newest.number + 1 if newest else 1,
        audience=notice.audience,
        form=notice.form,
        content=content,
        digest=digest,
        published_at=timezone.now(),
    )
