"""A page that was renamed is found at the address it had."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    ChangeEntry,
    HandbookIndexPage,
    ProductPage,
)
from tests.factories.changeprojects import (
    DraftProductFactory,
    EventFactory,
    FinalProductFactory,
    LiveProjectFactory,
)

pytestmark = pytest.mark.django_db
BELOW = ("", "versions/0.3/", "versions/1.0/", "changes/", "compare/", "compare/0.3/1.0/")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do what Wagtail does once a change is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(scope="module")
def final(for_all_tests):
    """The final product, once for all: what a test does to it is taken back."""
    return FinalProductFactory(slug="kit")


@pytest.fixture
def product(final, db):
    return ProductPage.objects.get(pk=final.pk)


def rename(page, slug, committed):
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    if isinstance(page, ProductPage):
        major, minor = page.version.split(".")
        page.version = f"{major}.{int(minor) + 1}"
        page.change_entries.add(
            ChangeEntry(type="fixed", plain_text=f"Called {slug}.", reason="test")
        )
    with committed():
        return release_page(page)


def leads(client, old, new):
    """Whether each address below the old one answers 301 with the new one, which is there."""
    for rest in BELOW:
        response = client.get(old + rest)
        assert (response.status_code, response.headers.get("Location")) == (301, new + rest)
        assert client.get(new + rest).status_code == 200
    return True


def test_a_renamed_product_is_found_at_every_address_it_had(client, product, committed):
    old = product.url
    assert leads(client, old, rename(product, "curlew", committed).url)
    assert client.head(f"{old}versions/0.3/").status_code == 301


def test_so_it_is_after_many_names_and_without_a_detour(client, product, committed):
    olds = []
    for slug in ("heron", "curlew", "plover"):
        olds.append(product.url)
        product = rename(product, slug, committed)
    assert all(leads(client, old, product.url) for old in olds)


def test_a_name_that_comes_back_is_the_page_itself(client, product, committed):
    old = product.url
    between = rename(product, "curlew", committed).url
    product = rename(product, "kit", committed)
    assert client.get(f"{old}versions/0.3/").status_code == 200
    assert leads(client, between, old)


def test_everything_in_a_renamed_project_is_found(client, product, committed):
    project, pilot = product.project, product.pilots.get()
    old, old_pilot, old_project = product.url, pilot.url, project.url
    rename(project, "heron", committed)
    assert leads(client, old, ProductPage.objects.get(pk=product.pk).url)
    for before, page in ((old_pilot, pilot), (old_project, project)):
        after = type(page).objects.get(pk=page.pk).url
        assert client.get(before).headers["Location"] == after


def test_everything_below_a_renamed_list_is_found(client, product, committed):
    old = product.url
    projects = product.project.get_parent().specific
    projects.slug = "heron"
    with committed():
        projects.save_revision().publish()
    assert leads(client, old, ProductPage.objects.get(pk=product.pk).url)


def test_a_query_and_a_missing_slash_do_not_hide_it(client, product, committed):
    old = product.url
    new = rename(product, "curlew", committed).url
    for address in (f"{old}?utm=1", old.rstrip("/")):
        assert client.get(address).headers["Location"] == new


def test_nothing_leads_to_what_was_taken_back(client, product, committed):
    old = product.url
    product = rename(product, "heron", committed)
    product.unpublish()
    for rest in BELOW:
        response = client.get(old + rest)
        assert response.status_code == 404
        assert "heron" not in f"{response.headers}{response.content.decode()}"
    release_page(ProductPage.objects.get(pk=product.pk))
    assert leads(client, old, product.url)


def unreleased():
    return DraftProductFactory(slug="kit")


def released_as_a_draft():
    return release_page(unreleased())


@pytest.mark.parametrize("make", [unreleased, released_as_a_draft])
def test_nothing_leads_to_what_was_never_public(client, committed, make):
    page = make()
    old = page.url
    rename(page.project, "heron", committed)
    assert "heron" in ProductPage.objects.get(pk=page.pk).url
    response = client.get(old)
    assert response.status_code == 404
    assert "heron" not in f"{response.headers}"


def test_no_version_that_was_a_draft_has_an_address(client, product, committed):
    old = product.url
    product.version, product.stage = "1.5", ProductPage.Stage.DRAFT
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    product = release_page(product)
    new = rename(product, "curlew", committed).url
    answers = {client.get(f"{old}versions/{one}/").status_code for one in ("1.5", "9.9")}
    assert answers == {404}
    assert client.get(old).headers["Location"] == new


def test_a_deleted_page_leaves_no_trace(client, committed):
    event = release_page(EventFactory(parent=LiveProjectFactory(), slug="kit"))
    old = event.url
    event = rename(event, "heron", committed)
    assert client.get(old).status_code == 301
    event.delete()
    assert client.get(old).status_code == 404
    assert not Redirect.objects.filter(old_path=old.rstrip("/")).exists()


def test_a_list_that_is_a_draft_is_not_told(client, committed):
    root = Page.objects.get(depth=2)
    page = root.add_child(instance=HandbookIndexPage(title="Library", slug="kit"))
    page.slug = "heron"
    with committed():
        page.save_revision().publish()
    assert client.get("/kit/").headers["Location"] == "/heron/"
    page.unpublish()
    assert client.get("/kit/").status_code == 404


@pytest.mark.parametrize("address", ["//[/", "/a\0/", "/%5B/;b;a/", "/\xff/"])
def test_an_odd_address_is_not_found(client, address):
    assert client.get("/", PATH_INFO=address, QUERY_STRING="//[").status_code == 404


def test_an_address_typed_by_staff_leads_where_they_say(client):
    Redirect.add_redirect("/old/index.php", "https://else.example/a", is_permanent=False)
    response = client.get("/old/index.php")
    assert (response.status_code, response.headers["Location"]) == (302, "https://else.example/a")


def test_a_new_page_at_an_old_address_is_shown(client, product, committed):
    old, project = product.url, product.project
    rename(product, "curlew", committed)
    release_page(EventFactory(parent=project, slug="kit", title="A new event"))
    response = client.get(old)
    assert response.status_code == 200
    assert "A new event" in response.content.decode()


def test_pages_that_are_there_cost_nothing_more(client, product, committed):
    url = rename(product, "curlew", committed).url
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    assert not [one for one in asked if "wagtailredirects" in one["sql"]]


@pytest.mark.parametrize(("is_superuser", "is_shown"), [(True, True), (False, False)])
def test_the_register_of_addresses_is_for_those_with_the_right(
    client, django_user_model, is_superuser, is_shown
):
    user = django_user_model.objects.create_user("somebody", is_superuser=is_superuser)
    user.user_permissions.add(*user.user_permissions.model.objects.filter(codename="access_admin"))
    client.force_login(user)
    address = reverse("wagtailredirects:index")
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (address in menu) is is_shown
    assert (client.get(address).status_code == 200) is is_shown


def test_a_page_with_a_very_long_address_can_still_be_renamed(client, committed):
    project = LiveProjectFactory(slug="p" * 120)
    product = FinalProductFactory(parent=project, slug="k" * 110)
    event = release_page(EventFactory(parent=project, slug="e" * 200))
    old = product.url
    new = rename(product, "curlew", committed).url
    assert client.get(old).headers["Location"] == new
    rename(event, "heron", committed)
    rename(project, "plover", committed)


def test_an_endless_address_is_not_looked_for_piece_by_piece(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/" + "a/" * 30_000).status_code == 404
    assert sum(len(one["sql"]) for one in asked) < 1_000_000
