"""Let nothing in how a row is stored tell when it was written, or with which other one."""

from django.db import connection, models, transaction

from surveys.actions.in_turn import in_turn
from surveys.actions.scatter_rows import BY_CHANCE, scatter_rows
from surveys.models import (
    Answer,
    ConsentRecord,
    ContactDetails,
    Contest,
    Draft,
    DraftStep,
    Invitation,
    Response,
)

# What somebody writes who answers, on the way from an invitation to what they left.
MIXED = (Invitation, Draft, DraftStep, Response, Answer, ConsentRecord, ContactDetails, Contest)
# People who answer wait as long at most; then the rows are mixed with the next turn.
PATIENCE = "SET LOCAL lock_timeout = '5s'"


def mix_rows() -> None:
    """Store all rows of people who answer anew, in an order that has nothing to do with time.

    A database keeps more than its columns: SQLite numbers rows as they come, PostgreSQL marks
    each with the transaction that wrote it. Read beside each other these would pair a response
    with the draft that it was, and date both. On PostgreSQL this also gives back the space in
    which deleted rows still stand.

    SQLite scatters rows when they come; this renumbers those from before it did.
    """
    scatter_rows(MIXED)
    in_turn(_mix, MIXED)


def _mix(model: type[models.Model]) -> None:
    mix = {"sqlite": _renumber, "postgresql": _rewrite}
    mix[connection.vendor](model._meta.db_table)


def _renumber(table: str) -> None:
    """Give every row another number by chance."""
    _execute(f"UPDATE {table} SET rowid = {BY_CHANCE}")  # noqa: S608


def _rewrite(table: str) -> None:
    """Write every row in one transaction, then lay them out by their ids, which are random."""
    # The whole table is locked at once, so that nobody who writes several rows meets half of it.
    _execute(
        PATIENCE,
        f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE",
        f"UPDATE {table} SET id = id",  # noqa: S608
    )
    # Only when this is over are the rows as they were before no more than rubbish.
    transaction.on_commit(lambda: _lay_out(table))


@transaction.atomic
def _lay_out(table: str) -> None:
    _execute(PATIENCE, f"CLUSTER {table} USING {table}_pkey")


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
