"""What is withdrawn stays at its addresses with a notice, and is offered nowhere."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import MoveRefused
from changeprojects.models import ChangeEntry, HandbookIndexPage, ProductPage
from changeprojects.rules.facts import public_products
from syndication.models import Change, Publication
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    DraftProductFactory,
    EvaluatedPilotFactory,
    FinalProductFactory,
    PilotReadyProductFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
REASON = "Families told us that part 2 did <b>harm</b>. Use the new kit instead."
SHOWN = "Families told us that part 2 did &lt;b&gt;harm&lt;/b&gt;. Use the new kit instead."
NOTICE = "Do not use it."


@pytest.fixture(scope="module")
def final(for_all_tests):
    """The final product, once for all: what a test does to it is taken back."""
    return FinalProductFactory()


@pytest.fixture
def product(final, db):
    return ProductPage.objects.get(pk=final.pk)


@pytest.fixture
def withdrawn(product):
    return move(product, "withdraw", reason=REASON)


def next_release(product, version, stage):
    product = ProductPage.objects.get(pk=product.pk)
    product.version, product.stage = version, stage
    product.change_entries.add(
        ChangeEntry(type="changed", plain_text=f"Part 2 in {version}.", reason="evidence")
    )
    return release_page(product)


@pytest.mark.parametrize(
    "rest", ["", "versions/0.3/", "versions/1.0/", "compare/", "compare/0.3/1.0/", "changes/"]
)
def test_every_address_stays_and_says_so(client, product, rest):
    assert NOTICE not in client.get(product.url + rest).content.decode()
    move(product, "withdraw", reason=REASON)
    response = client.get(product.url + rest)
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count(NOTICE) == 1
    assert SHOWN in page
    assert "in use now" not in page


def test_programs_are_told_and_the_version_keeps_its_bytes(client, product):
    api = f"/api/v1/products/{product.translation_key}"
    before = client.get(f"{api}/versions/1.0").content
    number = Change.objects.order_by("number").last().number
    product = move(product, "withdraw", reason=REASON)
    head = client.get(api)
    assert head.status_code == 200
    assert head.json()["status"] == "withdrawn"
    assert head.json()["withdrawal"] == {
        "on": product.withdrawn_on.isoformat(),
        "reason": REASON,
    }
    assert client.get(f"{api}/versions/1.0").content == before
    fed = client.get(f"/api/v1/changes?afterChangeNumber={number}").json()
    assert str(product.translation_key) in str(fed)


def test_it_is_offered_nowhere(client, product):
    root = product.project.get_parent().get_parent()
    library = root.add_child(instance=HandbookIndexPage(title="Library", slug="library"))
    places = [f"{library.url}?stage=all", "/search/?q=working", "/api/v1/search?q=working"]
    assert all(str(product.url) in client.get(one).content.decode() for one in places)
    assert public_products(product.project)
    move(product, "withdraw", reason=REASON)
    for one in places:
        assert str(product.url) not in client.get(one).content.decode(), one
    assert not public_products(product.project)


def test_its_project_tells_when_and_why(client, withdrawn):
    document = document_of(withdrawn.project.translation_key)
    row = document["timeline"][-1]
    assert (row["title"], row["text"]) == ("Withdrawn", REASON)
    assert document["products"][0]["withdrawn_on"] == withdrawn.withdrawn_on.isoformat()
    assert document["life"][-1]["note"] == "Withdrawn"
    assert ">Withdrawn<" in client.get(withdrawn.project.url).content.decode().replace(" ", "")


def test_paper_says_it_at_the_head_of_each_page(client, product):
    cache.clear()
    address = f"{product.url}versions/1.0/print.pdf"
    before = client.get(address).content
    move(product, "withdraw", reason=REASON)
    after = client.get(address).content
    assert after.startswith(b"%PDF-")
    assert after != before


def test_a_draft_changes_nothing_and_a_new_version_brings_it_back(client, withdrawn):
    next_release(withdrawn, "1.1", "draft")
    assert NOTICE in client.get(withdrawn.url).content.decode()
    page = next_release(withdrawn, "1.2", "final")
    assert (page.status, page.status_reason, page.withdrawn_on) == ("offered", "", None)
    assert NOTICE not in client.get(withdrawn.url).content.decode()
    assert client.get("/api/v1/search?q=working").json()["items"]


def test_an_editor_who_saves_meanwhile_does_not_undo_it(client, product):
    opened = ProductPage.objects.get(pk=product.pk)
    move(product, "withdraw", reason=REASON)
    opened.save_revision()
    opened.save()
    assert NOTICE in client.get(product.url).content.decode()


@pytest.mark.parametrize("make", [DraftProductFactory, PilotReadyProductFactory])
def test_what_is_not_public_cannot_be_withdrawn(make):
    with pytest.raises(MoveRefused, match="No version of it is public"):
        move(make(), "withdraw", reason=REASON)


def test_no_pilot_opens_with_it(withdrawn):
    pilot = EvaluatedPilotFactory(product=withdrawn, parent=withdrawn.project, status="planned")
    with pytest.raises(MoveRefused, match="The product is withdrawn"):
        move(pilot, "open")


def test_what_was_unpublished_instead_is_gone_without_a_word(client, product):
    product.unpublish()
    for rest in ("", "versions/1.0/", "changes/", "nothing/here/"):
        response = client.get(product.url + rest)
        assert response.status_code == 410
        assert product.title not in response.content.decode()
    assert client.get(f"{product.project.url}nothing/").status_code == 404
    assert not Publication.objects.get(identifier=product.translation_key).title


def test_a_manager_withdraws_it_from_its_editor(client, admin_client, product):
    manager = UserFactory()
    manager.groups.add(Group.objects.get(name="Programme managers"))
    client.force_login(manager)
    address = reverse("programme_move", args=["productpage", product.pk, "withdraw"])
    assert "Write the reason" in client.post(address, {"reason": ""}).content.decode()
    assert client.post(address, {"reason": REASON}).status_code == 302
    assert ProductPage.objects.get(pk=product.pk).is_withdrawn
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[product.pk]))
    assert "Withdraw: from Offered to readers to Withdrawn" in history.content.decode()


def test_a_publisher_may_not(client, product):
    publisher = UserFactory()
    publisher.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(publisher)
    address = reverse("programme_move", args=["productpage", product.pk, "withdraw"])
    assert client.post(address, {"reason": REASON}).status_code == 302
    assert not ProductPage.objects.get(pk=product.pk).is_withdrawn
