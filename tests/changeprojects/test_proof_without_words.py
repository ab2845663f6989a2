"""Nothing is told as done because of words that people had before them already."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.text import slugify

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ProductPage
from changeprojects.selectors import ProofKind, proof_of
from tests.factories.changeprojects import (
    SHARING,
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    PilotedProductFactory,
    block,
    body,
)

pytestmark = pytest.mark.django_db

ASKED = datetime(2026, 1, 1, 9, tzinfo=UTC)
NEW = str(uuid4())
WORDS = "<p>Share the statement with the family before the hearing.</p>"


@pytest.fixture(scope="module")
def piloted(for_all_tests):
    """The piloted product, once for all: what a test does to it is taken back."""
    return PilotedProductFactory()


@pytest.fixture
def product(piloted, db):
    """What people tried out, and were asked about on the first of January."""
    return ProductPage.objects.get(pk=piloted.pk)


@pytest.fixture
def asked(product):
    return AcceptedRecommendationFactory(project=product.project)


def claim(page, asked, *parts, stage="pilot", version="0.4"):
    """Release the page, and say that those parts of it are what was asked for."""
    page.version, page.stage = version, stage
    page.change_entries.add(
        ChangeEntry(
            type="changed",
            plain_text=f"We share it earlier, as of {version}.",
            reason="voice",
            block_ids=parts,
            recommendation=asked,
        )
    )
    release_page(page, at=ASKED + timedelta(days=1))
    return proof_of(asked, since=ASKED)


def with_block(words):
    sections = deepcopy(body())
    sections[0]["value"]["content"].append(block("paragraph", words, NEW))
    return sections


def test_a_block_that_was_duplicated_proves_nothing(product, asked):
    product.body = with_block(WORDS)
    assert claim(product, asked, NEW, SHARING) is None


def test_a_block_that_was_cut_and_pasted_elsewhere_proves_nothing(product, asked):
    sections = deepcopy(body())
    moved = sections[0]["value"]["content"].pop()
    sections[1]["value"]["content"].append(moved | {"id": NEW})
    product.body = sections
    assert claim(product, asked, NEW, SHARING_TEXT, SHARING) is None


def test_a_full_stop_proves_nothing(product, asked):
    product.body = body(WORDS.replace(".", ""))
    assert claim(product, asked, SHARING_TEXT) is None


def test_a_section_proves_nothing_by_what_was_added_beside(product, asked):
    product.body = with_block("<p>Contact us on Mondays.</p>")
    assert claim(product, asked, SHARING) is None
    again = ProductPage.objects.get(pk=product.pk)
    proof = claim(again, asked, NEW, SHARING, version="0.5")
    assert [one.id for one in proof.blocks] == [NEW]


def test_words_that_were_taken_out_prove_that(product, asked):
    product.body = body()[1:]
    proof = claim(product, asked, SHARING_TEXT)
    assert [one.id for one in proof.blocks] == [SHARING_TEXT]


def test_an_item_that_stood_above_others_proves_nothing_once_it_stands_beside_them(product, asked):
    product.body = with_block("<ul><li>Ask them first.<ul><li>By phone.</li></ul></li></ul>")
    product.version = "0.4"
    product.change_entries.add(ChangeEntry(type="added", plain_text="Asking.", reason="test"))
    release_page(product, at=ASKED - timedelta(days=1))
    again = ProductPage.objects.get(pk=product.pk)
    again.body = with_block("<ul><li>Ask them first.</li><li>By phone.</li></ul>")
    assert claim(again, asked, NEW, version="0.5") is None
    later = ProductPage.objects.get(pk=product.pk)
    later.body = with_block("<ul><li>Ask each of them.<ul><li>By phone.</li></ul></li></ul>")
    assert claim(later, asked, NEW, version="0.6").version == "0.6"


def as_report(product, title="What we learned"):
    """All of it once more, as a product that needs no pilot."""
    fields = {"title": title, "slug": slugify(title), "kind": ProductPage.Kind.LEARNING_REPORT}
    copy = product.copy(update_attrs=fields, keep_live=False, copy_revisions=False)
    return ProductPage.objects.get(pk=copy.pk)


def test_what_people_tried_out_proves_nothing_as_another_product(product, asked):
    report = as_report(product)
    assert claim(report, asked, SHARING_TEXT, SHARING, stage="final", version="1.0") is None


def test_new_words_in_another_product_prove_it(product, asked):
    report = as_report(product)
    report.body = with_block("<p>Families want it a week before.</p>")
    proof = claim(report, asked, SHARING_TEXT, NEW, stage="final", version="1.0")
    assert (proof.kind, [one.id for one in proof.blocks]) == (ProofKind.EDITION, [NEW])


def test_what_a_product_said_before_people_were_asked_proves_nothing_in_another(product, asked):
    # Also what nobody tried out: it could be read by then.
    report = as_report(product)
    report.version, report.stage = "0.1", "draft"
    report.body = with_block("<p>Families want it a week before.</p>")
    release_page(report, at=ASKED - timedelta(days=1))
    again = as_report(report, title="Once more")
    assert claim(again, asked, NEW, stage="final", version="1.0") is None


def test_what_a_product_said_that_was_deleted_since_proves_nothing_in_another(product, asked):
    words = "<p>Families want it a week before.</p>"
    report = as_report(product)
    report.version, report.stage, report.body = "1.0", "final", with_block(words)
    release_page(report, at=ASKED - timedelta(days=1))
    report.delete()
    again = as_report(product, title="Once more")
    again.body = with_block(words)
    assert claim(again, asked, NEW, stage="final", version="1.0") is None
    third = as_report(product, title="And once more")
    third.body = with_block("<p>Families want it a month before.</p>")
    assert claim(third, asked, NEW, stage="final", version="1.0").title == "And once more"
