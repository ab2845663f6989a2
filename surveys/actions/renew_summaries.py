"""Tell the numbers of a summary without those who took their answers back, once that is safe."""

from django.db.models import QuerySet

from surveys.engine.disclosure import may_release
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from surveys.rules.retention import are_answers_over
from surveys.selectors.counts import (
    REACHED,
    count_voices,
    released_counts,
    thresholds_of,
)
from surveys.selectors.quotes import quotes_that_stand
from surveys.selectors.told_already import tells_nothing_new
from surveys.selectors.voice_findings import voice_findings
from syndication.actions.in_turn import in_turn
from syndication.documents import Version

_LEFT = f"{REACHED}taken_back"


def renew_summaries() -> None:
    """Release the next version of every public summary that can be counted without who left.

    Only where so many left since the last one that nobody can tell who: each number stays or
    changes by as many people as a base needs. A page that somebody is just writing is left to
    them, and so is one that the rules refuse. A quote that may stand there no more is left out:
    nobody who left waits until somebody takes it off.
    """
    in_turn(_renew, list(_left_alone().values_list("pk", "deployment")))


def _renew(found: tuple[int, int]) -> None:
    pk, about = found
    # Nobody takes answers back while they are counted, nor saves a draft: that takes it first.
    deployment = SurveyDeployment.objects.select_for_update().get(pk=about)
    page = _left_alone().filter(pk=pk).first()
    if page is None:
        return
    page.deployment = deployment
    if not _can_be_counted(page):
        return
    version = Version.parse(page.version)
    page.version = str(Version(version.major, version.minor + 1))
    page.keep_numbers = False
    page.quotes.set(quotes_that_stand(page))
    # Whoever left does not wait for somebody else's words, as long as the public reads them.
    page.words_stand = tells_nothing_new(page)
    if not voice_findings(page):
        page.save_revision().publish()


def _left_alone() -> QuerySet[YouSaidWeDidPage]:
    """Return the public summaries of which nobody is writing another version."""
    found: QuerySet[YouSaidWeDidPage] = YouSaidWeDidPage.objects.live()
    return found.filter(has_unpublished_changes=False)


def _can_be_counted(page: YouSaidWeDidPage) -> bool:
    """Say whether people left, and counting the others tells of none of them.

    Whose answers were all deleted on their last day did not leave: nobody is counted anew then.
    """
    if are_answers_over(page.deployment):
        return False
    released = released_counts(page.deployment)
    own = [one.measures for one in released if one.summary == page.translation_key]
    if not own:
        return False
    measures = count_voices(page.deployment).as_measures()
    has_left = measures[_LEFT] > own[-1].get(_LEFT, 0)
    thresholds = thresholds_of(page.deployment)
    return has_left and may_release([one.measures for one in released], measures, thresholds)
