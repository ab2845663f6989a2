"""Lists at the desk of what is no register ask as much for 2,000 rows as for 20.

These are Wagtail's own: the snippets (helplines, surveys, notices) and the explorer of pages.
"""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, PagePermissionTester
from wagtail_factories import PageFactory

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.models import Helpline
from surveys.models import Notice, NoticeVersion, Survey
from tests.factories.changeprojects import (
    DraftProjectFactory,
    EditorFactory,
    EventFactory,
    LiveProjectFactory,
    PilotedProductFactory,
    PublisherFactory,
    UserFactory,
)
from tests.factories.network import OpenCallFactory
from tests.factories.surveys import SurveyFactory, published_notice
from tests.fresh_process import forget
from tests.many_pages import pages_beside

today = timezone.localdate
SIZES = (20, 2_000)
# By list: its address, and the most queries that it may take.
SNIPPETS = {
    "helplines": ("wagtailsnippets_changeprojects_helpline:list", 20),
    "surveys": ("wagtailsnippets_surveys_survey:list", 20),
    "notices": ("wagtailsnippets_surveys_notice:list", 20),
}
BELOW = ("projects", "parts of a project")
LISTS = (*SNIPPETS, *(f"{where}, {who}" for where in BELOW for who in ("editor", "superuser")))
MOST_OF_EXPLORER = 50


class Desk:
    """What editors list, of which there can be any number."""

    def __init__(self):
        product = PilotedProductFactory()
        self.project = product.project
        # One of each kind stands among the parts of the project that is listed.
        self.parts = [product, product.pilots.get(), EventFactory(parent=self.project)]
        self.parts.append(OpenCallFactory(parent=self.project))
        self.other = LiveProjectFactory(parent=self.project.get_parent().specific)
        published_notice()
        SurveyFactory()
        self.people = {"editor": EditorFactory(), "superuser": UserFactory(is_superuser=True)}
        grant_page_rights(self.project.get_parent())
        self.client = Client()

    def fill(self, first, end):
        """Make what is counted from `first` to below `end` of every kind."""
        numbers = range(first, end)
        Helpline.objects.bulk_create(
            Helpline(name=f"Helpline {one}", phone="0808 157 0000", checked_on=today())
            for one in numbers
        )
        Survey.objects.bulk_create(SurveyFactory.build(title=f"Survey {one}") for one in numbers)
        notices = Notice.objects.bulk_create(
            Notice(audience="adult", form=f"n{one}", title=f"Notice {one}") for one in numbers
        )
        NoticeVersion.objects.bulk_create(
            NoticeVersion(
                notice=one,
                number=number,
                audience=one.audience,
                form=one.form,
                content={},
                published_at=timezone.now(),
            )
            for one in notices
            for number in (1, 2)
        )
        pages_beside(self.other, numbers)
        for each, part in enumerate(self.parts):
            pages_beside(part, [one for one in numbers if one % len(self.parts) == each])

    def asked(self, name):
        """Return how many queries the list takes in a process that has just started."""
        if name in SNIPPETS:
            who, address = self.people["superuser"], reverse(SNIPPETS[name][0])
        else:
            where, role = name.split(", ")
            parent = self.project.get_parent() if where == "projects" else self.project
            explorer = reverse("wagtailadmin_explore", args=[parent.pk])
            # By title the kinds, live and not, stand among each other.
            who, address = self.people[role], f"{explorer}?ordering=title"
        self.client.force_login(who)
        self.client.get(address)
        forget()
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(address)
        assert response.status_code == 200, name
        return len(queries)


@pytest.fixture(scope="module")
def asked(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[dict[str, int]]]:
    """The queries of each list, with few rows of everything and with many."""
    with django_db_blocker.unblock(), transaction.atomic():
        desk, counts, filled = Desk(), [], 0
        for size in SIZES:
            desk.fill(filled, size)
            filled = size
            counts.append({name: desk.asked(name) for name in LISTS})
        yield counts
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_at_the_desk_asks_as_much_for_two_thousand_rows_as_for_twenty(asked, name):
    few, many = (counts[name] for counts in asked)
    assert few == many
    assert many <= (SNIPPETS[name][1] if name in SNIPPETS else MOST_OF_EXPLORER)


@pytest.mark.django_db
@pytest.mark.parametrize("who", [EditorFactory, PublisherFactory, UserFactory])
@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("is_child_live", [True, False, None])
def test_who_may_delete_a_page_is_what_wagtail_says(who, live, is_child_live):
    project = DraftProjectFactory()
    grant_page_rights(project)
    if is_child_live is not None:
        PageFactory(parent=project, live=is_child_live)
    Page.objects.filter(pk=project.pk).update(live=live)
    page, user = Page.objects.get(pk=project.pk), who()
    for ignoring in (True, False):
        wagtail = PagePermissionTester(user, page).can_delete(ignoring)
        assert page.specific.permissions_for_user(user).can_delete(ignoring) is wagtail
