"""The site's own pages: front page, lists, and the plain texts in the footer."""

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    AgencyIndexPage,
    EventIndexPage,
    HandbookIndexPage,
    PrioritiesIndexPage,
    ProjectIndexPage,
)
from home.demo.standard_texts import STANDARD_PAGES
from home.models import HomePage, StandardPage
from surveys.models import VoiceIndexPage

# Where the page of the programme’s voice was until it went to “/voice/”.
OLD_VOICE_ADDRESS = "/you-said-we-did/"
WAGTAIL_WELCOME = "Welcome to your new Wagtail site!"


def make_site() -> None:
    """Make the front page the root of the site, with its lists, where they are missing."""
    home = _front_page()
    grant_page_rights(home)
    _list(
        home,
        ProjectIndexPage(
            title="Projects",
            slug="change-projects",
            show_in_menus=True,
            intro=(
                "Each project is worked on by a team from partner agencies, with researchers "
                "and people who have used services. Planned and stopped ones are listed too."
            ),
        ),
    )
    _list(
        home,
        HandbookIndexPage(
            title="Handbooks",
            slug="handbooks",
            show_in_menus=True,
            intro="Everything the projects made, with the version that is in use now.",
        ),
    )
    _list(
        home,
        VoiceIndexPage(
            title="You said, we did",
            slug="voice",
            show_in_menus=True,
            intro=(
                "What people who use services said, what was decided about it, by whom, and "
                "why. Wishes that were declined stand beside those that were met."
            ),
        ),
    )
    _further_lists(home)
    lead_on(OLD_VOICE_ADDRESS, VoiceIndexPage.objects.get())


def lead_on(old_address: str, page: Page) -> None:
    """Let an address that a page had lead to it, where nothing else is there."""
    Redirect.objects.get_or_create(
        old_path=Redirect.normalise_path(old_address), site=None, defaults={"redirect_page": page}
    )


def _further_lists(home: HomePage) -> None:
    for page in (
        EventIndexPage(
            title="Events",
            slug="events",
            intro="Seminars, launches and symposia, and what was shown there.",
        ),
        PrioritiesIndexPage(
            title="Priorities",
            slug="priorities",
            intro="What agencies said they need, and which project came out of it.",
        ),
        AgencyIndexPage(
            title="Agencies",
            slug="agencies",
            intro="Who takes part, and in what.",
        ),
    ):
        _list(home, page)


def make_standard_pages() -> None:
    """Publish the plain texts that the footer links to."""
    home = HomePage.objects.get()
    for order, text in enumerate(STANDARD_PAGES, start=1):
        page = home.add_child(
            instance=StandardPage(
                title=text.title, slug=text.slug, lead=text.lead, body=text.body, live=False
            )
        )
        page.order = order * 10
        release_page(page)


def _front_page() -> HomePage:
    if existing := HomePage.objects.first():
        return existing
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title="Change Projects",
            slug="change-projects-home",
            heading="Handbooks for practice, made with the people they are about",
            lead=(
                "Partner agencies, researchers and people who have used services write a draft "
                "together. It is tested, piloted and evaluated in real work, and only then "
                "called final. Every change has a reason that you can read."
            ),
        )
    )
    home.save_revision().publish()
    _make_root(home)
    return home


def _make_root(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = site.hostname or "localhost"
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()
    # The page that Wagtail itself puts there, untouched by anybody.
    for page in Page.objects.filter(title=WAGTAIL_WELCOME, depth=2, numchild=0):
        page.delete()


def _list(home: HomePage, page: Page) -> None:
    """Publish a list; a site has one of each, so one that is there is left as it is."""
    if type(page).objects.exists():
        return
    home.add_child(instance=page)
    page.save_revision().publish()
