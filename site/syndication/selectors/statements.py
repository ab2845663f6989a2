"""Asking the database what was written as SQL.

The questions that the API is asked most are not built anew each time, which would take longer
than asking them. `tests/syndication/test_hot_queries.py` compares what they find with what the
models find.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection


def rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return what is found, each row as the database gives it. One query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def moment(value: datetime | None) -> Any:
    """Return a moment of a row, or None: SQLite does not say that its moments are in UTC."""
    return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def written(value: datetime) -> Any:
    """Return a moment as a parameter."""
    return connection.ops.adapt_datetimefield_value(value)
