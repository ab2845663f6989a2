"""What is revoked can be read by nobody, not even here, and never comes back."""

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import MoveRefused, NotAllowed, ReleaseRefused
from changeprojects.models import ChangeEntry, ProductPage
from syndication import frozen_rows
from syndication.actions.release import release
from syndication.actions.release_document import WasRevoked
from syndication.models import Asset, Change, Edition, EditionAsset, Passage, Publication
from syndication.models.asset import place_of
from syndication.selectors.integrity import damage
from tests.factories.changeprojects import (
    DraftProductFactory,
    EditorFactory,
    FinalProductFactory,
    ManagerFactory,
    PublisherFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "A child in it can be recognised. Canary-reason."
CANARY = "5 working days"
keep = cache.set


@pytest.fixture
def product(db):
    return FinalProductFactory()


@pytest.fixture
def api(product):
    return f"/api/v1/products/{product.translation_key}"


def revoke(product, by=None):
    return move(ProductPage.objects.get(pk=product.pk), "revoke", reason=REASON, by=by)


def test_every_address_answers_that_nobody_may_read_it(client, product):
    ends = ["", "versions/0.3/", "versions/1.0/", "compare/", "compare/0.3/1.0/", "changes/"]
    addresses = [product.url + end for end in ends]
    assert {client.get(address).status_code for address in addresses} == {200}
    revoke(product)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 451, address
        words = response.content.decode()
        assert "please destroy it" in words, address
        assert product.title not in words, address
        assert "Canary-reason" not in words, address


def test_programs_are_told_to_delete_their_copies(client, api, product):
    ends = ["", "/versions", "/versions/1.0", "/versions/latest", "/compare?from=0.3&to=1.0"]
    assert {client.get(api + end).status_code for end in ends} == {200, 307}
    revoke(product)
    for end in ends:
        response = client.get(api + end)
        assert response.status_code == 451, end
        assert response["content-type"] == "application/problem+json", end
        assert response.json()["type"].endswith("#revoked"), end
        assert product.title not in response.content.decode(), end


def test_the_changes_tell_it_apart_from_what_was_taken_back(client, product):
    number = Change.objects.order_by("number").last().number
    revoke(product)
    items = client.get(f"/api/v1/changes?afterChangeNumber={number}").json()["items"]
    (told,) = (one for one in items if one["id"] == str(product.translation_key))
    assert (told["state"], told["event"]) == ("deleted", "revoked")
    assert "data" not in told
    assert all(one["event"] == "updated" for one in items if one != told)


def test_no_word_of_it_is_stored_and_the_chain_can_still_be_checked(product):
    publication = Publication.objects.get(identifier=product.translation_key)
    hashes = list(publication.editions.order_by("pk").values_list("sha256", flat=True))
    words = Edition.objects.filter(publication=publication).values_list("html", flat=True)
    assert any(CANARY in one for one in words)
    revoke(product)
    editions = Edition.objects.filter(publication=publication).order_by("pk")
    assert [one.sha256 for one in editions] == hashes
    told = editions.values_list("title", "change_note", "document", "html", "markdown", "text")
    assert set(told) == {("",) * 6}
    assert not Passage.objects.filter(publication=publication).exists()
    assert not EditionAsset.objects.filter(edition__publication=publication).exists()
    assert list(damage()) == []


def test_what_was_laid_out_for_printing_is_kept_no_longer(client, product, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, *args: kept.append(key) or keep(key, *args))
    assert client.get(f"{product.url}versions/1.0/print.pdf").status_code == 200
    [paper] = [key for key in kept if key.startswith("printed-")]
    assert cache.get(paper)
    revoke(product)
    assert cache.get(paper) is None


def test_words_that_come_back_are_found_as_damage(product):
    revoke(product)
    with transaction.atomic(), frozen_rows.lifted(connection):
        table = Edition._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET html = 'again' WHERE document = ''")
    assert any("which was revoked" in one for one in damage())


def test_editions_are_frozen_again_afterwards(product):
    revoke(product)
    assert frozen_rows.missing(connection) == set()
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Edition._meta.db_table} SET html = 'again'")


def test_its_files_go_and_those_that_another_version_has_stay(product):
    stored = list(Asset.objects.values_list("pk", flat=True))
    revoke(product)
    kept = set(Asset.objects.values_list("pk", flat=True))
    for sha256 in stored:
        assert default_storage.exists(place_of(sha256)) == (sha256 in kept)


def test_it_is_never_published_again(product):
    revoke(product)
    again = ProductPage.objects.get(pk=product.pk)
    again.version = "1.1"
    again.change_entries.add(ChangeEntry(type="changed", plain_text="Part 2.", reason="evidence"))
    with pytest.raises(ReleaseRefused) as refusal:
        release_page(again)
    assert "V06" in [one.code for one in refusal.value.findings]
    with pytest.raises(WasRevoked):
        release("product", again)
    assert ProductPage.objects.get(pk=product.pk).status == "revoked"


def test_what_was_taken_back_before_can_be_revoked(client, product):
    address = product.url
    product.unpublish()
    assert client.get(address).status_code == 410
    revoke(product)
    assert client.get(address).status_code == 451


def test_what_was_withdrawn_before_can_be_revoked(client, product):
    move(product, "withdraw", reason="Do not use it.")
    revoke(product)
    assert client.get(product.url).status_code == 451


def test_what_was_never_public_is_deleted_instead():
    draft = DraftProductFactory()
    with pytest.raises(MoveRefused, match="Delete the page instead"):
        revoke(draft)


def test_only_managers_may_do_it(product):
    for other in (EditorFactory(), PublisherFactory()):
        with pytest.raises(NotAllowed):
            revoke(product, by=other)
    assert revoke(product, by=ManagerFactory()).status == "revoked"


def test_the_project_names_it_no_more(client, product):
    title, project = product.title, product.project
    assert title in client.get(project.url).content.decode()
    revoke(product)
    assert title not in client.get(project.url).content.decode()
    told = client.get(f"/api/v1/change-projects/{project.translation_key}").content.decode()
    assert title not in told


def test_the_desk_says_what_follows_before_it_is_done(admin_client, product):
    address = reverse("programme_move", args=["productpage", product.pk, "revoke"])
    words = admin_client.get(address).content.decode()
    assert "This cannot be undone." in words
    response = admin_client.post(address, {"reason": ""})
    assert "Write the reason." in response.content.decode()
    assert ProductPage.objects.get(pk=product.pk).status == "offered"
