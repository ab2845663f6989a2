"""Let the numbers of a “You said, we did” page out with the version that tells them."""

from dataclasses import replace

from surveys.actions.release_table import Place, release_table
from surveys.exceptions import TableRefused
from surveys.models import ReleasedTable, YouSaidWeDidPage
from surveys.selectors.coded import coded_with
from surveys.selectors.themes_by_how import tells_who_left, themes_by_how
from surveys.selectors.voice_summary import summary_of


def release_summary(page: YouSaidWeDidPage) -> ReleasedTable:
    """Release the table of `page`'s version. The caller holds the transaction of the release.

    With it goes what staff read of the themes by how people answered, if the numbers are new
    and it gives nobody away. Raises `TableRefused` where the table of the page would.
    """
    place = Place(ReleasedTable.Source.SUMMARY, page.translation_key, page.version)
    coded = replace(place, beside={"coded": coded_with(page)})
    released = release_table(page.deployment, summary_of(page).table, coded)
    # Numbers that are kept are told by how people answered with the version that counted them.
    if not page.keep_numbers:
        _release_by_how(page, place)
    return released


def _release_by_how(page: YouSaidWeDidPage, place: Place) -> None:
    """Release the themes by how people answered; a version is never held up by them."""
    table = themes_by_how(page.deployment, summary_of(page).counts)
    if table is None or tells_who_left(page.deployment, table):
        return
    try:
        release_table(page.deployment, table, place)
    except TableRefused:
        # Nothing is stored then: this version tells no theme by how people answered.
        return
