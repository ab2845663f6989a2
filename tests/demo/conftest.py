"""The demonstration, loaded once for the tests in this folder."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from home.demo import DemoAccounts, load_demo
from tests.demo.loaded import ANCHOR


@pytest.fixture(scope="package")
def accounts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoAccounts]:
    """Load it; whoever asks for this sees it, and it is taken back in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(ANCHOR)
        transaction.set_rollback(True)
