"""What Wagtail does around publishing that would show too much, or too little, if we let it."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import Agency, ChangeEntry, ProductPage, ReleaseNotice
from changeprojects.rules import check
from home.models import StandardPage
from syndication.models import Change, Publication
from syndication.selectors import content_of, document_of, editions_of
from tests.changeprojects.test_released_files import download
from tests.factories.changeprojects import (
    DraftProjectFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
    ProjectIndexFactory,
)

pytestmark = pytest.mark.django_db
LISTS = ("/api/v1/products", "/api/v1/changes", "/api/v1/search?q=handbook", "/search/?q=handbook")


def addresses_of(product):
    api = f"/api/v1/products/{product.translation_key}"
    page = Publication.objects.get(identifier=product.translation_key).path
    return [
        *(api + rest for rest in ("", "/versions", "/versions/0.3", "/versions/0.3.html")),
        *(api + rest for rest in ("/versions/0.3.md", "/versions/0.3.txt")),
        *(page + rest for rest in ("", "changes/", "versions/0.3/", "versions/0.3/cite.txt")),
        *LISTS,
    ]


def test_what_stands_above_a_product_is_told_only_if_readers_can_open_it():
    project = DraftProjectFactory(title="Heron title", summary="Heron summary")
    product = release_page(PilotReadyProductFactory(parent=project))
    for address in addresses_of(product):
        response = Client().get(address)
        assert response.status_code == 200, address
        assert "heron" not in response.content.decode().lower(), address


@pytest.fixture
def alias(pilot_ready):
    """A released product and a page that shows the same."""
    product = release_page(pilot_ready)
    return product.create_alias(update_slug="alias")


def test_an_alias_stands_in_no_list_and_has_no_document(alias):
    source = alias.alias_of.specific
    assert Publication.objects.filter(kind="product").get().identifier == source.translation_key
    for address in LISTS:
        words = Client().get(address).content.decode()
        assert str(alias.translation_key) not in words
        assert "/alias/" not in words


def test_publishing_the_source_shows_no_alias(alias):
    alias.unpublish()
    source = ProductPage.objects.get(pk=alias.alias_of_id)
    source.version = "0.4"
    source.change_entries.add(ChangeEntry(type="changed", plain_text="A word.", reason="test"))
    release_page(source)
    assert ProductPage.objects.get(pk=alias.pk).live, "Wagtail publishes it"
    assert Client().get(alias.url).status_code == 404
    assert Publication.objects.filter(kind="product").count() == 1


def test_an_alias_of_a_page_that_was_taken_back_shows_nothing(alias):
    ProductPage.objects.get(pk=alias.alias_of_id).unpublish()
    ProductPage.objects.filter(pk=alias.pk).update(live=True)
    assert Client().get(alias.url).status_code == 404
    assert Client().get("/api/v1/products").json()["items"] == []


def test_an_alias_that_becomes_a_page_of_its_own_is_a_draft(alias, admin_client):
    address = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    assert admin_client.post(address).status_code == 302
    own = ProductPage.objects.get(pk=alias.pk)
    assert own.alias_of_id is None
    assert Client().get(own.url).status_code == 404
    assert document_of(own.translation_key) is None


def test_an_alias_in_another_language_does_not_pass_for_a_translation(pilot_ready):
    welsh = Locale.objects.create(language_code="cy")
    product = release_page(pilot_ready)
    copy = product.copy_for_translation(welsh, copy_parents=True, alias=True)
    assert copy.live
    assert set(Publication.objects.values_list("language", flat=True)) == {"en"}
    api = f"/api/v1/products/{product.translation_key}"
    assert Client().get(f"{api}?language=cy").status_code == 404
    assert Client().get(f"{api}/versions/0.3?language=cy").status_code == 404


def test_a_publish_that_is_rolled_back_tells_nobody(pilot_ready):
    Agency.objects.create(name="Partner", slug="partner", is_partner=True)
    product = pilot_ready
    number = Change.objects.count()
    with transaction.atomic():
        release_page(product)
        assert ReleaseNotice.objects.exists()
        transaction.set_rollback(True)
    assert Change.objects.count() == number
    assert document_of(product.translation_key) is None
    assert not ReleaseNotice.objects.exists()


def test_a_copy_that_was_read_before_the_page_went_live_takes_it_back(pilot_ready):
    product = release_page(ProductPage.objects.get(pk=pilot_ready.pk))
    assert not pilot_ready.live
    pilot_ready.unpublish()
    assert document_of(product.translation_key) is None
    assert not ProductPage.objects.get(pk=product.pk).live


@pytest.mark.usefixtures("storage")
def test_a_file_whose_hash_nobody_wrote_has_a_validator_of_its_own():
    sheet = get_document_model().objects.create(
        title="A sheet", file=ContentFile(b"words", name="sheet.pdf")
    )
    assert sheet.file_hash == ""
    product = release_page(download(sheet))
    url = content_of(editions_of(product.translation_key).first())["files"][0]["url"]
    path = url.removeprefix("https://changeprojects.example")
    for held in ('""', ""):
        response = Client().get(path, headers={"if-none-match": held})
        assert response.status_code == 200
        assert len(response["ETag"]) > 64


@pytest.fixture
def private_file():
    """A file in a collection for some alone."""
    collection = Collection.get_first_root_node().add_child(name="Heron collection")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return get_document_model().objects.create(
        title="Heron sheet",
        file=ContentFile(b"Heron words", name="heron-file.pdf"),
        collection=collection,
    )


@pytest.mark.usefixtures("storage")
def test_a_file_of_a_private_collection_is_told_nowhere_until_it_is_released(
    private_file, pilot_ready
):
    product = download(private_file)
    product.body = pilot_ready.body
    product.save()
    product = release_page(product)
    draft = download(private_file)
    product.body = draft.body
    product.save_revision()
    for address in (*addresses_of(product), private_file.url, draft.url):
        response = Client().get(address)
        assert b"heron" not in b"".join(response).lower(), address
    assert Client().get(private_file.url).status_code == 404


# ---------------------------------------------------------------- other sites


@pytest.fixture
def elsewhere():
    """A list of projects in another site of the same installation."""
    root = Page.objects.get(depth=1)
    front = root.add_child(instance=Page(title="Heron site", slug="heron-site"))
    Site.objects.create(hostname="localhost", port=8081, root_page=front)
    return ProjectIndexFactory(parent=front, title="Heron projects", slug="heron-projects")


def test_nothing_is_released_in_another_site(elsewhere):
    before = Publication.objects.count()
    with pytest.raises(ReleaseRefused, match="Move the page below the front page of this site"):
        LiveProjectFactory(parent=elsewhere)
    assert Publication.objects.count() == before


def test_nor_outside_of_every_site():
    page = StandardPage(title="Adrift", slug="adrift", live=False)
    page.body = "<p>Words.</p>"
    Page.objects.get(depth=1).add_child(instance=page)
    assert {finding.code for finding in check(page)} == {"P01"}
    with pytest.raises(ReleaseRefused):
        release_page(page)


def test_this_site_goes_on_releasing_beside_another(elsewhere):
    front = Site.objects.get(is_default_site=True).root_page
    here = ProjectIndexFactory(parent=front, slug="projects-here")
    assert document_of(LiveProjectFactory(parent=here).translation_key)


@pytest.mark.parametrize("query", ["?site=heron.example", "?site=localhost:8081", "?site="])
def test_no_parameter_asks_for_another_site(elsewhere, query):
    assert Client().get(f"/api/v1/products{query}").status_code == 400


def test_the_host_that_was_asked_changes_no_byte(elsewhere):
    front = Site.objects.get(is_default_site=True).root_page
    project = LiveProjectFactory(parent=ProjectIndexFactory(parent=front, slug="projects-here"))
    product = release_page(PilotReadyProductFactory(parent=project))
    for address in addresses_of(product):
        if address.startswith("/api/"):
            answers = [
                Client().get(address, headers={"host": host})
                for host in ("testserver", "localhost:8081", "127.0.0.1")
            ]
            assert {one.status_code for one in answers} == {200}
            assert len({one.content for one in answers}) == 1, address


def test_a_host_that_nobody_named_is_refused():
    assert Client().get("/api/v1/", headers={"host": "heron.example"}).status_code == 400


# ---------------------------------------------------------------- what is not there


@pytest.mark.parametrize(
    "name", ["wagtailapi", "wagtailapi_v2", "wagtailapi_v3", "wagtaildocs_serve"]
)
def test_the_programming_interfaces_of_wagtail_are_not_mounted(name):
    assert name not in get_resolver().namespace_dict
    with pytest.raises(NoReverseMatch):
        reverse(name, args=[1, "a.pdf"])


@pytest.mark.parametrize("app", ["wagtail.api.v2", "wagtail.api.v3", "grapple", "graphene_django"])
def test_nor_are_they_installed(app, settings):
    assert app not in settings.INSTALLED_APPS


@pytest.mark.parametrize(
    "address",
    [
        *(f"/api/v{number}/{what}/" for number in (2, 3) for what in ("pages", "documents")),
        *(f"/api/v3/{what}/" for what in ("images", "redirects", "pages/find")),
        *("/documents/1/a.pdf", "/images/1/", "/graphql/", "/api/graphql/"),
    ],
)
def test_what_they_would_show_is_not_found(address):
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("scheme", ["Bearer", "Token", "Basic"])
def test_no_key_and_no_parameter_opens_a_draft(scheme, pilot_ready):
    product = release_page(pilot_ready)
    product.title, product.version = "Heron", "0.4"
    product.save_revision()
    for address in addresses_of(product):
        plain = Client().get(address)
        asked = Client().get(address, headers={"authorization": f"{scheme} aGVyb246aGVyb24="})
        assert asked.content == plain.content, address
        assert b"Heron" not in asked.content
    api = f"/api/v1/products/{product.translation_key}"
    for query in ("version=draft", "draft=1", "preview=1", "fields=*", "fields=parent(*)"):
        assert Client().get(f"{api}?{query}").status_code == 400
