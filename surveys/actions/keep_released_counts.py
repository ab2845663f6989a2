"""Keep the true counts behind a release, so that the next one can be compared."""

from surveys.models import ReleasedCount, YouSaidWeDidPage
from surveys.selectors.voice_summary import summary_of


def keep_released_counts(page: YouSaidWeDidPage) -> None:
    """Store the counts of `page`'s version. The caller holds the transaction of the release."""
    measures = summary_of(page).counts.as_measures()
    ReleasedCount.objects.bulk_create(
        ReleasedCount(
            deployment_id=page.deployment_id,
            summary=page.translation_key,
            version=page.version,
            measure=measure,
            count=count,
        )
        for measure, count in measures.items()
    )
