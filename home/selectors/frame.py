"""The frame of every public page: menu, footer, language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language_info
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from changeprojects.models import ChangeProjectPage
from changeprojects.public_names import in_this_site, only_top
from home.models import LoadedDemonstration
from surveys.models.voice_index import PROGRAMME_VOICE
from surveys.selectors.public_doors import asked_with_care
from syndication.linked_data import licence_url_of
from syndication.selectors import documents

_DOMESTIC_ABUSE = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
# On these people look for what they were asked, and what came of it.
_TELLS_OF_SURVEYS = frozenset({"change-project", "project-section", "pilot", "voice-summary"})
# Places that are no pages; one that another part does not offer is left out.
_PLACES = (("surveys:look_up", "Look up your code"), ("syndication:docs", "For developers"))
# The address of a page that is not looked for in the tree; those of its versions begin with it.
SHORT_WAY = "programme_voice"
# Found by the type of page, so that an editor may give them any address.
_MENU = {
    "projectindexpage": "Projects",
    "handbookindexpage": "Handbooks",
    "eventindexpage": "Events",
    "voiceindexpage": "You said, we did",
}
# Further lists, for the footer: a menu of six would not be read.
_FURTHER = {"prioritiesindexpage": "Priorities", "agencyindexpage": "Agencies"}
_SECTION_OF_KIND = {
    "change-project": "projectindexpage",
    "project-section": "projectindexpage",
    "call": "projectindexpage",
    "pilot": "projectindexpage",
    "event": "eventindexpage",
    "product": "handbookindexpage",
    "voice-summary": "voiceindexpage",
    PROGRAMME_VOICE: "voiceindexpage",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the menu or the footer; `current` is the value of aria-current."""

    key: str
    label: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the main text of a page."""

    site_name: str
    home_url: str
    items: tuple[Link, ...]
    further: tuple[Link, ...]
    footer: tuple[Link, ...]
    is_demo: bool
    language: str
    direction: str
    exit_url: str
    licence: str
    licence_url: str

    @property
    def projects_url(self) -> str:
        """The address of the list of projects, or nothing if there is none."""
        return self._url("projectindexpage")

    @property
    def handbooks_url(self) -> str:
        """The address of the library, or nothing if there is none."""
        return self._url("handbookindexpage")

    @property
    def voice_url(self) -> str:
        """The address of all summaries of what people said, or nothing."""
        return self._url("voiceindexpage")

    @property
    def events_url(self) -> str:
        """The address of the list of events, or nothing."""
        return self._url("eventindexpage")

    @property
    def priorities_url(self) -> str:
        """The address of the consultation rounds, or nothing."""
        return self._url("prioritiesindexpage")

    @property
    def agencies_url(self) -> str:
        """The address of the list of agencies, or nothing."""
        return self._url("agencyindexpage")

    def _url(self, key: str) -> str:
        return next((item.url for item in (*self.items, *self.further) if item.key == key), "")


def frame_of(request: HttpRequest | None, document: dict[str, Any]) -> Frame:
    """Return the frame for the page that shows `document`.

    Two queries, of a page or of no page, in a process that has just started as well.
    """
    language = document.get("language") or settings.LANGUAGE_CODE
    pages = list(_lists(_project_of(document)))
    links = _links(pages, request, _SECTION_OF_KIND.get(document.get("kind", ""), ""))
    return Frame(
        site_name=settings.WAGTAIL_SITE_NAME,
        home_url=reverse("wagtail_serve", args=[""]),
        items=tuple(link for link in links if link.key in _MENU),
        further=tuple(link for link in links if link.key in _FURTHER),
        footer=_footer(),
        is_demo=_is_demo(pages),
        language=_html_language(language),
        direction="rtl" if _is_bidi(language) else "ltr",
        exit_url=settings.EXIT_URL if _needs_a_way_out(document, pages) else "",
        licence=settings.PUBLIC_LICENCE,
        licence_url=licence_url_of(settings.PUBLIC_LICENCE),
    )


def _needs_a_way_out(document: dict[str, Any], lists: list[Page]) -> bool:
    """Tell whether somebody may have to leave the page fast.

    The parts of a project say nothing of its sensitivity, and a project may become
    sensitive after they were released, so the project itself is asked, public or not. So are
    its surveys, for the pages on which people read of them. To the page of the programme every
    receipt sends people.
    """
    project = _project_of(document)
    if document.get("sensitivity") == _DOMESTIC_ABUSE or document.get("kind") == PROGRAMME_VOICE:
        return True
    if not project:
        return False
    if document.get("kind") in _TELLS_OF_SURVEYS and _asks_with_care(project, lists):
        return True
    if "sensitivity" in document:
        return False
    return lists[0].is_about_abuse if lists else needs_a_way_out([project])


def _project_of(document: dict[str, Any]) -> str | None:
    """Return the project that a page is of: its own, or that of which it is a part."""
    own = document.get("id") if document.get("kind") == "change-project" else None
    return document.get("project") or own


def _asks_with_care(project: str, lists: list[Page]) -> bool:
    return lists[0].asks_with_care if lists else asked_with_care([project]).exists()


def needs_a_way_out(projects: Iterable[UUID | str]) -> bool:
    """Tell whether any of these projects is about domestic abuse, public or not. One query."""
    return _about_abuse(projects).exists()


def _about_abuse(projects: Iterable[UUID | str]) -> PageQuerySet:
    return ChangeProjectPage.objects.filter(
        translation_key__in=projects, sensitivity=_DOMESTIC_ABUSE
    )


def _is_demo(lists: list[Page]) -> bool:
    """Return whether something on this site is made up, also if nothing more may be loaded."""
    if settings.DEMO_MODE:
        return True
    return lists[0].is_demo if lists else LoadedDemonstration.objects.exists()


def _lists(project: str | None) -> PageQuerySet:
    """Return the lists of the site.

    Each says whether a demonstration is loaded, whether `project` is about domestic abuse, and
    whether it asks people with care: so none takes a query of its own.
    """
    return (
        in_this_site(Page.objects.live())
        .filter(content_type__model__in=(*_MENU, *_FURTHER))
        .select_related("content_type")
        .annotate(
            is_demo=Exists(LoadedDemonstration.objects.all()),
            is_about_abuse=Exists(_about_abuse([project] if project else [])),
            asks_with_care=Exists(asked_with_care([project] if project else [])),
        )
        .order_by("path")
    )


def _links(pages: list[Page], request: HttpRequest | None, section: str) -> tuple[Link, ...]:
    by_type: dict[str, Page] = {}
    for page in pages:
        by_type.setdefault(page.content_type.model, page)
    links = []
    for key, label in (_MENU | _FURTHER).items():
        url = _address(by_type[key], request) if key in by_type else None
        if url:
            links.append(Link(key, label, url, _current(request, (key, url), section)))
    return tuple(links)


def _address(page: Page, request: HttpRequest | None) -> str | None:
    """Return the address of a list, without a query if it is on the site that is asked."""
    top = _top_for(request)
    if not top or not page.url_path.startswith(top):
        return page.get_url(request)
    return reverse("wagtail_serve", args=[page.url_path.removeprefix(top)])


def _top_for(request: HttpRequest | None) -> str:
    match = request.resolver_match if request else None
    if match and (match.url_name or "").startswith(SHORT_WAY):
        return only_top()
    # Whoever found a page in the tree knows its site.
    site = Site.find_for_request(request) if request else None
    return str(site.root_page.url_path) if site else ""


def _current(request: HttpRequest | None, link: tuple[str, str], section: str) -> str:
    key, url = link
    if request is not None and request.path == url:
        return "page"
    return "true" if key == section else ""


def _footer() -> tuple[Link, ...]:
    """Return the standard pages in the order that editors gave them, then other places."""
    pages = sorted(documents("page"), key=lambda page: (page.get("order", 0), page["title"]))
    links = [Link(page["id"], page["title"], page["path"]) for page in pages]
    return (*links, *(Link(name, label, url) for name, label in _PLACES if (url := _url(name))))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _html_language(code: str) -> str:
    return "en-GB" if code in ("en", "en-gb") else code


def _is_bidi(code: str) -> bool:
    try:
        return bool(get_language_info(code)["bidi"])
    except KeyError:
        return False
