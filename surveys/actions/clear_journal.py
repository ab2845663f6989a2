"""Let the database's own journal forget what was deleted."""

from django.db import connection, transaction

from surveys.patience import patience

# How long whoever took answers back may have to wait for others; the ticker tries again.
PATIENCE_MS = 500


def clear_journal() -> None:
    """Once this transaction is over, empty the file in which SQLite keeps what was written last.

    Rows that are deleted are overwritten in the database itself, but that file still holds them
    until it is emptied. While somebody reads it cannot be: then the next minute does it. Other
    databases have no such file beside them.
    """
    if connection.vendor == "sqlite":
        # What was deleted is deleted, whether or not this succeeds.
        transaction.on_commit(_checkpoint, robust=True)


def _checkpoint() -> None:
    with patience(PATIENCE_MS), connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
