"""Let SQLite give a row that comes a number by chance, so that no dump tells when it came."""

from collections.abc import Iterable

from django.db import connection, models

# Positive, as SQLite's own are, and so many that two never meet.
BY_CHANCE = "random() & 0x3fffffffffffffff"


def scatter_rows(tables: Iterable[type[models.Model]]) -> None:
    """From now on let each row that is added to one of `tables` lie in a place by chance.

    SQLite numbers rows as they come, and a dump has them in that order. A migration that makes
    a table anew loses this: it is done again after every migration, and with each daily mixing.
    Other databases number no rows. Safe to do at any time; tables that do not exist are left out.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in {model._meta.db_table for model in tables} & there:
            cursor.execute(_trigger(table))


def _trigger(table: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_scatter AFTER INSERT ON {table} BEGIN "  # noqa: S608
        f"UPDATE {table} SET rowid = {BY_CHANCE} WHERE rowid = NEW.rowid; END"
    )
