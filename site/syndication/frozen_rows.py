"""Triggers by which the database itself refuses to change editions, their files and changes.

A migration that rebuilds one of the tables loses its triggers on SQLite and must call
`install` again; `missing` tells.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

# Table, and the columns by which SQLite's INSERT OR REPLACE would find a row to replace.
_TABLES = {
    "syndication_edition": (("id",), ("publication_id", "major", "minor")),
    "syndication_change": (("number",),),
    "syndication_asset": (("sha256",),),
    "syndication_editionasset": (("id",), ("edition_id", "asset_id", "name")),
}
_REFUSAL = "Editions, their files and changes are never changed or deleted."


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers that are missing. Other databases than the two get none.

    A table that a later migration makes gets its own there.
    """
    with connection.cursor() as cursor:
        tables = _TABLES.keys() & set(connection.introspection.table_names(cursor))
        if connection.vendor == "sqlite":
            statements = list(_sqlite(tables).values())
        elif connection.vendor == "postgresql":
            statements = [_POSTGRESQL_FUNCTION, *_postgresql(tables).values()]
        else:
            statements = []
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: to undo the migration, or to empty the database of a test."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _sqlite(_TABLES):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        elif connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS syndication_refuse_change() CASCADE")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let what stands inside change the tables; the triggers are back when it ends.

    Only in a transaction that holds the counter: all other writers wait, so nobody meets the
    tables without their triggers.
    """
    # PostgreSQL drops no trigger while a foreign key of the table waits to be checked.
    connection.check_constraints()
    remove(connection)
    yield
    connection.check_constraints()
    install(connection)


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of triggers that ought to be there and are not."""
    if connection.vendor == "sqlite":
        expected = set(_sqlite(_TABLES))
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    elif connection.vendor == "postgresql":
        expected = set(_postgresql(_TABLES))
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    else:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(query)
        return expected - {name for (name,) in cursor.fetchall()}


def _sqlite(tables: Iterable[str]) -> dict[str, str]:
    triggers = {}
    for table in tables:
        keys = _TABLES[table]
        found = " OR ".join(
            "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys
        )
        events = {
            "update": "UPDATE ON {}",
            "delete": "DELETE ON {}",
            # REPLACE deletes the old row without asking the trigger above.
            "replace": f"INSERT ON {{}} WHEN EXISTS (SELECT 1 FROM {table} WHERE {found})",  # noqa: S608
        }
        for event, when in events.items():
            name = f"{table}_refuse_{event}"
            triggers[name] = (
                f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {when.format(table)} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
    return triggers


def _postgresql(tables: Iterable[str]) -> dict[str, str]:
    triggers = {}
    for table in tables:
        for event, rows in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_refuse_{rows.lower()}"
            triggers[name] = (
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} "
                f"FOR EACH {rows} EXECUTE FUNCTION syndication_refuse_change()"
            )
    return triggers


_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION syndication_refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql
"""
