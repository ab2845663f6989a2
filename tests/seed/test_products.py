"""S7 and S17 to S23: drafts first, tried and refined, then public for everybody and for good."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import PageViewRestriction

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.actions.tell_network import tell_network
from changeprojects.exceptions import PrivacyRefused
from changeprojects.models import (
    Agency,
    ChangeEntry,
    EventPage,
    HandbookIndexPage,
    PilotPage,
    ProductPage,
    ReleaseNotice,
)
from home.selectors.library import library
from syndication.models import Edition
from tests.factories.changeprojects import (
    DraftProductFactory,
    FinalReadyProductFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
)
from tests.seed.made import COURT, MEETING, head, project, refused, state, words


def handbook():
    return ProductPage.objects.get(slug="handbook", url_path__contains=COURT)


def test_s07_handbook_library_lists_final_only_by_default():
    titles = [one.title for one in library({}).entries]
    assert titles == [
        "Court statement checklist",
        "Using Evidence in Court: a handbook",
        "What we learned from stopping Telling It Once",
    ]
    listed = words(HandbookIndexPage.objects.get().get_url())
    assert all(title in listed for title in titles)
    assert "Leadership Action Pack" not in listed
    everything = words(HandbookIndexPage.objects.get().get_url() + "?stage=all")
    assert "Leadership Action Pack" in everything


def test_s17_first_version_cannot_be_final():
    product = DraftProductFactory(version="1.0", stage="final")
    with refused("B08-first"):
        release_page(product)


def test_s18_cannot_skip_tested():
    product = PilotReadyProductFactory()
    product.test_rounds.set([])
    with refused("B08"):
        release_page(product)


def test_s18_cannot_skip_refined():
    product = PilotReadyProductFactory(version="0.1", stage="draft")
    product = release_page(product)
    product.version, product.stage = "0.2", "pilot"
    with refused("V02"):
        release_page(product)


def test_s18_cannot_skip_piloted():
    product = FinalReadyProductFactory()
    PilotPage.objects.child_of(product.project).get().unpublish()
    with refused("B09"):
        release_page(product)


def test_s18_cannot_skip_evaluated():
    product = FinalReadyProductFactory()
    PilotPage.objects.child_of(product.project).update(status="closed")
    with refused("B09"):
        release_page(product)


def test_s18_cannot_skip_re_refined():
    product = FinalReadyProductFactory()
    product.change_entries.set([])
    with refused("V02"):
        release_page(product)


def test_s18_cannot_skip_published():
    product = FinalReadyProductFactory()
    page = product.project
    type(page).objects.filter(pk=page.pk).update(status="publishing")
    with refused("B14"):
        move(page, "complete")
    release_page(product)
    assert move(page, "complete").status == "completed"


def test_s18_no_change_needed_statement_satisfies_re_refine():
    product = FinalReadyProductFactory()
    kept = ChangeEntry(type="kept", plain_text="Nothing had to change.", reason="pilot")
    product.change_entries.set([kept])
    assert release_page(product).live


def test_s19_all_partners_notified_once():
    told = ReleaseNotice.objects.filter(product=handbook(), version="1.0")
    # North Tarn was a partner then; the university never was.
    assert set(told.values_list("agency__slug", flat=True)) == set(
        Agency.objects.exclude(slug="marden").values_list("slug", flat=True)
    )
    kit = ReleaseNotice.objects.filter(product__slug="kit", version="0.2")
    assert kit.count() == Agency.objects.filter(is_partner=True).count() == 12
    assert tell_network(ProductPage.objects.get(slug="kit")) == 0


def test_s20_event_can_accompany_draft_and_final():
    events = EventPage.objects.child_of(project(COURT))
    shared = {one.kind: head(one) for one in events.exclude(product=None)}
    assert shared["draft_launch"]["accompanies"]["version"] == "0.3"
    assert shared["symposium"]["accompanies"]["version"] == "1.0"
    for one in shared.values():
        assert one["key_messages"]
        assert one["key_messages"][0] in words(one["path"])


def test_s21_pilot_version_public_with_banner():
    kit = words(head(ProductPage.objects.get(slug="kit"))["path"])
    assert "<strong>Pilot version.</strong>" in kit
    final = words(head(handbook())["path"])
    assert "<strong>Pilot version.</strong>" not in final


def test_s21_old_url_still_200_after_final():
    old = words(f"{head(handbook())['path']}versions/0.3/")
    assert "This is the pilot version, kept as it was" in old
    assert "wherever you can" in old


def test_s22_final_without_support_warns_only():
    product = FinalReadyProductFactory()
    assert state(product, "W04") == "warns"
    assert release_page(product).live


def test_s23_anonymous_can_read_every_pilot_and_final():
    client = Client()
    editions = Edition.objects.public().filter(publication__kind="product")
    # The withdrawn protocol is one of them, with a notice.
    assert editions.count() == 9
    for one in editions.select_related("publication"):
        head_path, number = one.publication.path, one.version
        api = f"/api/v1/products/{one.publication.identifier}/versions/{number}"
        for address in (f"{head_path}versions/{number}/", api):
            response = client.get(address)
            assert response.status_code == 200, address
            assert not response.cookies, address
        assert client.get(api).json()["licence"]
        text = client.get(f"{head_path}versions/{number}/").content.decode()
        assert "<noscript" not in text


def test_s23_view_restriction_blocks_release():
    page = LiveProjectFactory()
    with pytest.raises(PrivacyRefused), transaction.atomic():
        PageViewRestriction(page=page, restriction_type="login").save()
    # Round the door that refuses.
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=page, restriction_type="login")]
    )
    with refused("P01"):
        release_page(PilotReadyProductFactory(parent=page))


def test_s23_the_pilot_kit_is_read_without_a_script():
    path = head(ProductPage.objects.get(slug="kit"))["path"]
    assert "You can bring someone you trust" in words(path)
    assert "You can bring someone you trust" in words(f"{path}versions/0.2/")
    assert head(project(MEETING))["products"][0]["path"] == path
