"""Migrations wait for others as long as it takes: nobody sits in front of them."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


def register() -> None:
    """Lift the limit of waiting for locks on PostgreSQL before migrations, and set it after."""
    pre_migrate.connect(_wait_as_long_as_it_takes)
    post_migrate.connect(_wait_as_usual)


def _wait_as_long_as_it_takes(*, using: str, **kwargs: Any) -> None:
    _execute(using, "SET lock_timeout = 0")


def _wait_as_usual(*, using: str, **kwargs: Any) -> None:
    _execute(using, "RESET lock_timeout")


def _execute(using: str, statement: str) -> None:
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(statement)
