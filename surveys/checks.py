"""A system check: somebody who is to notice who reads answers cannot be told."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004
from django.db import connections

from surveys.access import DATA_STEWARDS
from surveys.selectors.grants import could_read, without_address


def register_checks() -> None:
    """Let Django run it where it may ask the database: `check --database default`, migrating."""
    register(check_stewards, Tags.database)


def check_stewards(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Find data stewards without an e-mail address; it names nobody."""
    if "default" not in (databases or ()) or not _is_made():
        return []
    silent = len(without_address([DATA_STEWARDS]))
    if not silent:
        return []
    count = could_read([DATA_STEWARDS]).count()
    return [
        Warning(
            f"{silent} of {count} data stewards have no e-mail address: they are not told who may "
            "read answers.",
            hint="Give each an address. If none has one, superusers are told instead.",
            id="surveys.W001",
        )
    ]


def _is_made() -> bool:
    # Before the first migration there is nothing to look at.
    tables = connections["default"].introspection.table_names()
    return get_user_model()._meta.db_table in tables
