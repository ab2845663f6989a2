"""The demonstration, loaded once for the sentences of the source text."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.database import TestDatabase
from tests.demonstration import demonstration


@pytest.fixture(scope="package")
def _demonstration(
    django_db_setup: None, test_database: TestDatabase, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Load it; in the end it is taken back."""
    with django_db_blocker.unblock(), demonstration(test_database):
        yield


@pytest.fixture(autouse=True)
def _nothing_stays(_demonstration: None, db: None) -> None:
    """Every test sees the demonstration, and what it does is taken back."""
