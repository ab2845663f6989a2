"""The demonstration, loaded once for the tests in this folder."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from home.demo import DemoAccounts
from tests.database import TestDatabase
from tests.demonstration import demonstration


@pytest.fixture(scope="package")
def accounts(
    django_db_setup: None, test_database: TestDatabase, django_db_blocker: DjangoDbBlocker
) -> Iterator[DemoAccounts]:
    """Load it; whoever asks for this sees it, and it is taken back in the end."""
    with django_db_blocker.unblock(), demonstration(test_database) as made:
        yield made
