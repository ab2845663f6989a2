"""What the database keeps of the passages so that it finds words in them.

Tables, columns and triggers of the engine itself: no model describes them, and the database
alone writes them, in the transaction that writes a passage. A migration that rebuilds the table
of passages loses its triggers on SQLite and must call `install` again; `missing` tells.
"""

from types import ModuleType

from django.db.backends.base.base import BaseDatabaseWrapper

from syndication.full_text import postgresql, sqlite

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def engine(connection: BaseDatabaseWrapper) -> ModuleType:
    """Return how this database is asked; raise `KeyError` for another than the two."""
    return _ENGINES[connection.vendor]


def install(connection: BaseDatabaseWrapper) -> None:
    """Create what is missing, and index every passage anew."""
    made = engine(connection).structures()
    wanted = missing(connection)
    _run(connection, [sql for name, sql in made.items() if name in wanted])
    _run(connection, engine(connection).refilling())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop it all, to undo the migration."""
    _run(connection, engine(connection).removal())


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of what ought to be there and is not."""
    with connection.cursor() as cursor:
        cursor.execute(engine(connection).NAMES)
        present = {name for (name,) in cursor.fetchall()}
    return set(engine(connection).structures()) - present


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
