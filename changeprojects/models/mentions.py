"""Which released pages name another page beside those around it in the tree.

An app that has such pages says so when Django starts, so that what they say of a page
follows when that is released, taken back, or moves.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

Finder = Callable[[Page], Iterable[Any]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let `finder` return the live pages of an app that name a page or would if it was public."""
    if finder not in _finders:
        _finders.append(finder)


def mentions_of(page: Page) -> Iterator[Any]:
    """Yield the live pages that name this one, of every app."""
    for finder in _finders:
        yield from finder(page)


def with_link_to(page: Page, pages: QuerySet, text: str) -> QuerySet:
    """Return those of `pages` whose field `text` holds a link of the editor to `page`."""
    return pages.filter(**{f"{text}__contains": f'id="{page.pk}"'})
