"""What may be said in public of another page: its title and its address, as readers know them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from changeprojects.remembered import remembered
from syndication.models import Publication


@dataclass(frozen=True, slots=True)
class PublicName:
    """How readers know a page; the path is from the root of the site."""

    title: str
    path: str


def public_name(page: Page) -> PublicName | None:
    """Return how readers know the page, or None if they cannot open it."""
    return public_names([page]).get(page.pk)


def public_names(pages: Iterable[Page]) -> dict[int, PublicName]:
    """Return how readers know those of the pages that they can open, by the page's key.

    What is released is known by its live publication alone, whatever the page itself
    says by now: a draft has another title, and a page that was taken back none. Any
    other page, a list for instance, is known by its own words while it is live. Two
    queries, if the pages come with their locales.
    """
    found = list(pages)
    released = {page.pk: (page.translation_key, language_of(page)) for page in found}
    publications = {
        (identifier, language): PublicName(title, path)
        for identifier, language, title, path in Publication.objects.live()
        .filter(identifier__in={identifier for identifier, _ in released.values()})
        .values_list("identifier", "language", "title", "path")
    }
    names = {
        page.pk: publications.get(released[page.pk]) if is_released(page) else _own_name(page)
        for page in found
    }
    return {key: name for key, name in names.items() if name}


def language_of(page: Page) -> str:
    """Return the code of the language in which the page is written."""
    language = remembered(lambda: page.locale.language_code, "language", page.locale_id)
    return str(language)


def reference(page: Page) -> dict[str, str] | None:
    """Return what a document says of another page, or None if readers cannot open that.

    It is its identifier, and the title and address by which they know it.
    """
    return next(iter(references([page])), None)


def references(pages: Iterable[Page]) -> list[dict[str, str]]:
    """Return what a document says of those of the pages that readers can open, in their order."""
    found = list(pages)
    names = public_names(found)
    return [reference_to(page, name) for page in found if (name := names.get(page.pk))]


def reference_to(page: Page, name: PublicName) -> dict[str, str]:
    """Return what a document says of another page that readers know under this name."""
    return {"id": str(page.translation_key), "title": name.title, "path": name.path}


def is_released(page: Page) -> bool:
    """Return whether the public reads releases of this kind of page, and never the page."""
    return bool(getattr(page.specific_class, "release_kind", ""))


def public_path(page: Page) -> str:
    """Return the page's address from the root of its site."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else page.url_path


def in_this_site(pages: PageQuerySet) -> PageQuerySet:
    """Return those of the pages that are part of the site that has the public addresses."""
    top = Site.objects.filter(is_default_site=True).values("root_page__path")
    return pages.filter(path__startswith=top[:1])


def is_in_this_site(page: Page) -> bool:
    """Return whether the page is part of the site that has the public addresses.

    An installation may hold other sites. What stands there, or in none, has no address here.
    """
    # A page that is only about to be made has no address yet.
    place = page if page.url_path else page.get_parent()
    parts = place.get_url_parts() if place else None
    if parts is None:
        return False
    return bool(only_top()) or Site.objects.filter(pk=parts[0], is_default_site=True).exists()


def only_top() -> str:
    """Return where the only site begins in the tree of pages; "" if there are several, or none.

    Remembered: nothing is asked of the database while nobody changes a site.
    """
    tops = {root.site_id: root.root_path for root in Site.get_site_root_paths()}
    return next(iter(tops.values())) if len(tops) == 1 else ""


def _own_name(page: Page) -> PublicName | None:
    if not page.live or page.get_view_restrictions().exists():
        return None
    return PublicName(page.title, public_path(page)) if is_in_this_site(page) else None


def topic_code(statement: str) -> str:
    """Return how a topic is called in addresses that narrow a list."""
    return slugify(statement)[:80].rstrip("-")
