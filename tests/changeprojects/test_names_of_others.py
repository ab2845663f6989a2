"""A document says of another page what the public knows of it, and nothing else."""

from datetime import date

import pytest

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, PilotPage, ProductPage, TestRound
from syndication.models import Publication
from syndication.selectors import document_of, editions_of
from tests.factories.changeprojects import (
    DraftProductFactory,
    DraftProjectFactory,
    EvaluatedPilotFactory,
    EventFactory,
    FinalProductFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
)

pytestmark = pytest.mark.django_db
TITLE, SLUG, METHOD = "Heron kit", "heron-address", "Curlew walk-through"


def head(page):
    return document_of(page.translation_key)


def everything_public():
    return "".join(Publication.objects.live().values_list("document", flat=True))


def unspoken(factory=DraftProductFactory, **fields):
    """A product of which the public knows nothing."""
    return factory(title=TITLE, slug=SLUG, **fields)


def only_a_draft():
    """A product that was tested and released, but only as a draft."""
    product = unspoken()
    product.test_rounds.add(
        TestRound(version="0.1", method=METHOD, held_on=date(2025, 2, 3), findings="-")
    )
    return release_page(product)


UNSPOKEN = pytest.mark.parametrize("make", [unspoken, only_a_draft])


def planned_pilot(product, **fields):
    """A pilot that is announced, of a product that may not be public yet."""
    fields = {"status": PilotPage.Status.PLANNED} | fields
    return EvaluatedPilotFactory(product=product, parent=product.project, **fields)


def launch(product):
    return EventFactory(product=product, version=product.version, parent=product.project)


def publish(product):
    """Release as the pilot version 0.3 what may be released so."""
    product.version, product.stage = "0.3", ProductPage.Stage.PILOT
    product.change_entries.add(ChangeEntry(type="added", plain_text="More.", reason="test"))
    return release_page(product)


def redraft(product, title):
    """Release a draft of the next version under another title."""
    product.title, product.version, product.stage = title, "1.9", ProductPage.Stage.DRAFT
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    return release_page(product)


@UNSPOKEN
def test_nothing_public_names_a_product_that_is_not_public(make):
    product = make()
    pilot, event = release_page(planned_pilot(product)), release_page(launch(product))
    assert head(pilot)["product"] is None
    assert head(pilot)["version_path"] is None
    assert head(event)["accompanies"] is None
    assert not [word for word in (TITLE, SLUG, METHOD) if word in everything_public()]


@UNSPOKEN
def test_the_pages_of_a_pilot_and_an_event_do_without_the_product(client, make):
    product = make()
    for page in (release_page(planned_pilot(product)), release_page(launch(product))):
        response = client.get(page.url)
        assert response.status_code == 200
        assert not [word for word in (TITLE, SLUG) if word in response.content.decode()]


def test_a_product_is_named_as_soon_as_it_is_public():
    product = unspoken(PilotReadyProductFactory)
    pilot, event = release_page(planned_pilot(product)), release_page(launch(product))
    product = publish(product)
    assert head(pilot)["product"] == {
        "id": str(product.translation_key),
        "title": TITLE,
        "path": head(product)["path"],
    }
    assert head(pilot)["version_path"] == f"{head(product)['path']}versions/0.3/"
    assert head(event)["accompanies"] == {
        "title": TITLE,
        "path": head(product)["path"],
        "version": "0.3",
    }


def test_the_title_of_the_next_draft_is_nowhere():
    product = FinalProductFactory(title="Court handbook")
    release_page(launch(product))
    redraft(product, TITLE)
    assert TITLE not in everything_public()
    pilot = product.pilots.get()
    assert head(pilot)["product"]["title"] == "Court handbook"


def test_the_kind_of_the_next_draft_is_nowhere(final):
    final.kind = ProductPage.Kind.TOOLKIT
    final.save_revision()
    final.refresh_head()
    assert "oolkit" not in everything_public()


def test_a_pilot_leads_to_its_version_only_if_readers_can_open_it(client, final):
    pilot = release_page(planned_pilot(final, version="0.9", title="Autumn pilot"))
    assert head(pilot)["product"]["title"] == "Court handbook"
    assert head(pilot)["version_path"] is None
    assert "versions/0.9/" not in client.get(pilot.url).content.decode()


def test_a_project_says_nothing_of_a_product_that_is_only_a_draft():
    product = only_a_draft()
    document = head(product.project)
    assert (document["products"], document["life"]) == ([], [])
    assert [row["title"] for row in document["timeline"]] == ["Project approved"]


def test_a_public_product_is_told_with_its_first_draft_and_its_tests():
    product = unspoken(PilotReadyProductFactory, version="0.1", stage="draft")
    other = release_page(PilotReadyProductFactory(parent=product.project, title="Other kit"))
    product = publish(release_page(product))
    rows = [(row["title"], row["text"]) for row in head(product.project)["timeline"]]
    assert ("Draft, version 0.1", f"{TITLE}.") in rows
    assert ("Tested, version 0.2", f"{TITLE}. Walk-through.") in rows
    assert head(product.project)["life"][0]["version"] == "0.1"
    assert other.title in str(rows)


def test_a_test_of_the_next_draft_is_not_told(final):
    final.test_rounds.add(
        TestRound(version="1.9", method=METHOD, held_on=date(2026, 2, 3), findings="-")
    )
    redraft(final, final.title)
    assert METHOD not in everything_public()
    assert "Tested, version 1.9" not in str(head(final.project)["timeline"])


def test_a_product_that_was_taken_back_and_is_a_draft_again_is_not_listed(final):
    final.unpublish()
    redraft(ProductPage.objects.get(pk=final.pk), TITLE)
    document = head(final.project)
    assert (document["products"], document["life"]) == ([], [])
    assert "Final, version 1.0" not in str(document["timeline"])


def test_what_went_live_without_a_release_is_not_told():
    project = LiveProjectFactory()
    event = EventFactory(parent=project, title=TITLE)
    type(event).objects.filter(pk=event.pk).update(live=True)
    project.summary = "Another summary."
    release_page(project)
    assert head(project)["summary"] == "Another summary."
    assert TITLE not in str(head(project))


def test_a_part_does_not_name_a_project_that_is_not_public():
    project = DraftProjectFactory(title=TITLE, slug=SLUG)
    event = release_page(EventFactory(parent=project))
    assert (head(event)["project_title"], head(event)["project_path"]) == ("", "")
    product = PilotReadyProductFactory(parent=project)
    assert release_page(product)
    assert '"project":null' in editions_of(product.translation_key).get().document
    assert TITLE not in everything_public()


def test_the_parts_of_a_project_call_it_by_its_newest_public_title():
    project = DraftProjectFactory(title=TITLE)
    event = release_page(EventFactory(parent=project))
    project = release_page(project)
    assert head(event)["project_title"] == TITLE
    project.title = "Curlew"
    project.save_revision()
    assert head(event)["project_title"] == TITLE
    release_page(project)
    assert head(event)["project_title"] == "Curlew"
