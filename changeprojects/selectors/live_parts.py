"""Released pages below others."""

from collections.abc import Iterable

from wagtail.models import Page

from changeprojects.models import ReleasedPage


def live_parts(pages: Iterable[Page]) -> list[str]:
    """Return the titles of the live released pages below `pages` that are not among them."""
    chosen = list(pages)
    titles: dict[int, str] = {}
    for page in chosen:
        below = page.get_descendants().live().type(ReleasedPage).order_by("path")
        titles |= dict(below.values_list("pk", "title"))
    among = {page.pk for page in chosen}
    return [title for pk, title in titles.items() if pk not in among]
