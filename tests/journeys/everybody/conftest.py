"""A server in the process of the test itself, so that a test makes the survey it speaks about."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from tests.database import TestDatabase
from tests.demonstration import demonstration
from tests.journeys.everybody.inspector import Inspector


@pytest.fixture
def inspector(page: Page) -> Iterator[Inspector]:
    """Look at what `page` shows."""
    one = Inspector(page)
    yield one
    one.close()


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, test_database: TestDatabase, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Serve the demonstration to the tests of a module."""
    with django_db_blocker.unblock(), demonstration(test_database):
        yield
