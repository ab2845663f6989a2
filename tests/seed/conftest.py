"""The demonstration, loaded once for the sentences of the source text."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from home.demo import load_demo


@pytest.fixture(scope="package")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load it; in the end it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(timezone.localdate())
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_stays(demonstration: None, db: None) -> None:
    """Every test sees the demonstration, and what it does is taken back."""
