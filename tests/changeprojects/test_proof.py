"""A claim is proven only by words that really changed."""

import pytest

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry
from changeprojects.selectors import ChangedPart, proof_of, recommendations_of
from tests.factories.changeprojects import (
    LAW,
    SHARING_TEXT,
    FinalProductFactory,
    FinalReadyProductFactory,
    OpenRecommendationFactory,
)

pytestmark = pytest.mark.django_db


def test_a_change_that_readers_can_see_is_proof():
    product = FinalProductFactory()
    proof = proof_of(product.project.recommendations.get())
    assert proof.version == "1.0"
    assert proof.path.endswith("/versions/1.0/")
    assert proof.blocks == (ChangedPart(SHARING_TEXT, "1. Sharing the draft"),)


def test_a_claim_about_words_that_did_not_change_is_no_proof():
    product = FinalReadyProductFactory()
    [entry] = product.change_entries.all()
    entry.block_ids = [LAW]
    product.change_entries.set([entry])
    release_page(product)
    assert proof_of(product.project.recommendations.get()) is None


def test_a_recommendation_that_no_entry_names_has_no_proof():
    product = FinalProductFactory()
    other = OpenRecommendationFactory(project=product.project)
    assert proof_of(other) is None


def test_a_pilot_that_names_no_released_version_proves_nothing():
    product = FinalProductFactory()
    recommendation = product.project.recommendations.get()
    for version in ("0.4", "00.3"):
        product.pilots.update(version=version)
        assert proof_of(recommendation) is None


def test_what_is_not_released_is_no_proof():
    product = FinalReadyProductFactory()
    product.save_revision()
    assert proof_of(product.project.recommendations.get()) is None


def test_the_newest_version_that_tells_it_is_the_proof():
    product = FinalProductFactory()
    recommendation = product.project.recommendations.get()
    product.version = "1.1"
    product.change_entries.add(
        ChangeEntry(
            type="fixed",
            plain_text="Said more clearly.",
            reason="voice",
            block_ids=[SHARING_TEXT],
            recommendation=recommendation,
        )
    )
    release_page(product)
    assert proof_of(recommendation).version == "1.1"


def test_recommendations_come_by_their_code():
    product = FinalProductFactory()
    OpenRecommendationFactory(project=product.project, code="A-1")
    codes = [one.code for one in recommendations_of(product.project)]
    assert codes == sorted(codes)
    assert len(codes) == 2
