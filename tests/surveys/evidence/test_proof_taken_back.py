"""What a summary points to as proof may be taken back, or move, after it was released."""

import orjson
import pytest
from django.utils import timezone

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ProductPage
from changeprojects.selectors import proof_of
from home.selectors.voice import voice
from surveys.models import SurveyDeployment, VoiceIndexPage, YouSaidWeDidPage
from syndication.models import Edition
from syndication.selectors import document_of
from tests.factories.changeprojects import FinalProductFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
SLUG = "heron-address"


@pytest.fixture
def product():
    return FinalProductFactory(title="Heron kit", slug=SLUG)


@pytest.fixture
def page(product):
    """A summary that says “We did” and shows where."""
    about = made.deployment(product.pilots.get())
    made.responses(about, 43)
    made.theme(about, people=21, asks=product.project.recommendations.all())
    return made.publish(made.page(about))


def item_of(page):
    return document_of(page.translation_key)["items"][0]


def read(client, page):
    return client.get(page.url).content.decode()


def frozen(page):
    return list(
        Edition.objects.filter(publication__identifier=page.translation_key).values_list(
            "document", "html", "markdown", "text", "sha256"
        )
    )


def test_a_proof_leads_to_the_version_that_shows_it(client, product, page):
    proof = item_of(page)["proof"]
    assert proof["product"] == str(product.translation_key)
    assert proof["path"] == f"{product.url}versions/1.0/"
    assert f'href="{proof["path"]}#' in read(client, page)


def test_a_proof_that_was_taken_back_is_told_without_a_link(client, product, page):
    product.unpublish()
    item = item_of(page)
    assert (item["fate"], item["did_label"]) == ("done", "We did")
    assert item["proof"] == {
        "kind": "text",
        "event": None,
        "title": "",
        "on": timezone.localdate().isoformat(),
        "product": str(product.translation_key),
        "version": "1.0",
        "path": None,
        "blocks": [],
    }
    html = read(client, page)
    assert "Version 1.0, no longer public" in html
    assert SLUG not in html
    assert "Heron" not in orjson.dumps(document_of(page.translation_key)).decode()


def test_the_released_summary_does_not_change_with_it(product, page):
    before = frozen(page)
    assert before
    product.unpublish()
    assert frozen(page) == before


def test_a_proof_that_cannot_be_seen_is_no_example(product, page):
    assert voice().example["theme"] == "Theme T1"
    product.unpublish()
    assert voice().example is None
    assert [(row.fate, row.count) for row in voice().tally] == [("done", 1)]


def test_a_proof_that_is_public_again_has_its_link_again(client, product, page):
    product.unpublish()
    release_page(ProductPage.objects.get(pk=product.pk))
    assert f'href="{product.url}versions/1.0/#' in read(client, page)
    assert document_of(page.translation_key)["product"]["title"] == "Heron kit"


def test_a_proof_follows_its_product_to_a_new_address(client, product, page):
    product.slug, product.version = "curlew-address", "1.1"
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)
    assert item_of(page)["proof"]["path"].endswith("/curlew-address/versions/1.0/")
    assert SLUG not in read(client, page)


def test_a_proof_follows_the_project_above_it(
    client, product, page, django_capture_on_commit_callbacks
):
    project = product.project
    project.slug = "plover-address"
    with django_capture_on_commit_callbacks(execute=True):
        release_page(project)
    path = item_of(page)["proof"]["path"]
    assert path.endswith(f"/plover-address/{SLUG}/versions/1.0/")
    assert client.get(path).status_code == 200
    assert "plover-address" in document_of(page.translation_key)["pilot"]["path"]


def test_a_pilot_that_was_taken_back_is_not_named(client, product, page):
    product.pilots.get().unpublish()
    assert document_of(page.translation_key)["pilot"] is None
    index = page.get_site().root_page.add_child(
        instance=VoiceIndexPage(title="You said, we did", slug="voice")
    )
    for one in (page, index):
        assert "Spring pilot" not in read(client, one)


def test_what_is_not_public_is_no_proof_for_a_new_summary(product, page):
    recommendation = product.project.recommendations.get()
    assert proof_of(recommendation).version == "1.0"
    product.unpublish()
    assert proof_of(recommendation) is None
    SurveyDeployment.objects.update(status="closed")
    findings = YouSaidWeDidPage.findings(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert "voice-proof" in {finding.code for finding in findings}
