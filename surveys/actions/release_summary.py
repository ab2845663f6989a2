"""Let the numbers of a “You said, we did” page out with the version that tells them."""

from surveys.actions.release_table import Place, release_table
from surveys.models import ReleasedTable, YouSaidWeDidPage
from surveys.selectors.voice_summary import summary_of


def release_summary(page: YouSaidWeDidPage) -> ReleasedTable:
    """Release the table of `page`'s version. The caller holds the transaction of the release.

    Raises `TableRefused` where the table would give a few people away.
    """
    place = Place(ReleasedTable.Source.SUMMARY, page.translation_key, page.version)
    return release_table(page.deployment, summary_of(page).table, place)
