"""Products that cost many releases: each is made once for a file that asks for it.

What a test does to one is taken back. Other tests of the file find it in the database too.
"""

import pytest

from changeprojects.models import ProductPage
from changeprojects.models.heads import together
from tests.factories.changeprojects import (
    FinalProductFactory,
    PilotedProductFactory,
    PilotReadyProductFactory,
    ready_for_final,
)


@pytest.fixture(scope="module")
def key_of_pilot_ready(for_all_tests):
    return PilotReadyProductFactory().pk


@pytest.fixture
def pilot_ready(key_of_pilot_ready, db):
    """A product that may be released as its pilot version 0.3."""
    return ProductPage.objects.get(pk=key_of_pilot_ready)


@pytest.fixture(scope="module")
def key_of_piloted(for_all_tests):
    return PilotedProductFactory().pk


@pytest.fixture
def piloted(key_of_piloted, db):
    """A product whose version 0.3 was released, piloted and evaluated."""
    return ProductPage.objects.get(pk=key_of_piloted)


@pytest.fixture
def final_ready(piloted):
    """The same product, changed because of a recommendation, that may be released as 1.0."""
    with together():
        return ready_for_final(piloted)


@pytest.fixture(scope="module")
def key_of_final(for_all_tests):
    return FinalProductFactory().pk


@pytest.fixture
def final(key_of_final, db):
    """A product whose final version 1.0 is released."""
    return ProductPage.objects.get(pk=key_of_final)
