"""Let nothing in how a row is stored tell when it was written, or with which other one."""

import random
from contextlib import suppress
from typing import Any

from django.db import OperationalError, connection, models, transaction
from django.utils import timezone

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
from surveys.rules.weeks import monday_of
from syndication.actions.in_turn import in_turn

# What somebody writes who answers, on the way from an invitation to what they left.
MIXED = (Invitation, Draft, DraftStep, Response, Answer, ConsentRecord, ContactDetails, Contest)
# People who answer wait as long at most; then the rows are mixed with the next turn.
PATIENCE = "SET LOCAL lock_timeout = '5s'"
# As many responses of one survey and week are mixed every minute; of more each tells less by its
# place, and to write them anew takes longer.
FEW = 200


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


def mix_what_was_sent() -> None:
    """Store what is left of drafts that were sent, and used invitations, anew and in any order.

    On PostgreSQL, until all rows are mixed, sending marks what is left of the draft as it marks
    the response, and both lie in the order of sending. Done every minute, all that were sent on
    one day bear one mark, and none the mark or the place of a response. It locks no table, and
    does nothing while nobody sends.

    Then the responses of this week, of each survey in which somebody sent, while they are few.
    """
    if connection.vendor != "postgresql" or not (deployments := _sent_in()):
        return
    with transaction.atomic():
        sent = Draft.objects.filter(is_sent=True)
        _write_anew(sent)
        # An invitation lies where it was used, in the order of those who began.
        began = Invitation.objects.filter(is_used=True, deployment__in=sent.values("deployment"))
        _write_anew(began)
    # In transactions of their own: with the drafts they would bear one mark.
    for deployment in deployments:
        # If it cannot be done now it is done with the next who sends, or in the night.
        with suppress(OperationalError), transaction.atomic():
            _mix_responses(deployment)


def _mix_responses(deployment: int) -> None:
    """Write this week's responses anew, and what belongs to each, in any order, if they are few."""
    # Before PostgreSQL looks who of two waits for the other: who takes answers back goes first.
    _execute("SET LOCAL lock_timeout = '500ms'")
    week = monday_of(timezone.localdate())
    few = Response.objects.filter(deployment=deployment, received_week=week)
    keys = list(few.values_list("pk", flat=True)[: FEW + 1])
    if len(keys) > FEW:
        return
    _write_anew(few)
    for model in (Answer, ConsentRecord):
        _write_anew(model.objects.filter(response__in=keys))


def _sent_in() -> list[int]:
    """Return the deployments in which what is left of a draft bears the mark of a response."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT draft.deployment_id FROM {Draft._meta.db_table} draft"  # noqa: S608
            f" JOIN {Response._meta.db_table} response ON draft.xmin = response.xmin"
            " WHERE draft.is_sent"
        )
        return [pk for (pk,) in cursor.fetchall()]


def _write_anew(rows: models.QuerySet[Any]) -> None:
    keys = [(pk,) for pk in rows.values_list("pk", flat=True)]
    random.SystemRandom().shuffle(keys)
    with connection.cursor() as cursor:
        table = rows.model._meta.db_table
        cursor.executemany(f"UPDATE {table} SET id = id WHERE id = %s", keys)  # noqa: S608


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
