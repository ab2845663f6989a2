"""Numbers for changes, in the order in which they are committed."""

from django.db import transaction
from django.db.models import Max

from syndication.models import Change, ChangeCounter
from syndication.models.change import CHANNEL


def next_change_number() -> int:
    """Return the next change number; the caller holds it until its transaction ends.

    Raises `TransactionManagementError` outside a transaction.
    """
    counter = hold_counter()
    counter.last += 1
    counter.save(update_fields=["last"])
    _tell()
    return counter.last


def note_unnumbered_change() -> None:
    """Let whoever keeps answers know that readers see something else, though no words changed.

    Raises `TransactionManagementError` outside a transaction.
    """
    counter = hold_counter()
    counter.unnumbered = (counter.unnumbered or 0) + 1
    counter.save(update_fields=["unnumbered"])
    _tell()


def hold_counter() -> ChangeCounter:
    """Lock the counter until the transaction ends and return it.

    Every writer of publications takes this lock first and any other afterwards. So
    writers come one after another: a smaller number never appears after a larger one,
    no two of them make the same publication, and none waits for another in a circle.
    Raises `TransactionManagementError` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Take a change number in a transaction.")
    counter = ChangeCounter.objects.select_for_update().filter(pk=1).first()
    return counter or _restored_counter()


def _tell() -> None:
    """Tell those who listen to PostgreSQL; it sends the word when the transaction commits."""
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


def _restored_counter() -> ChangeCounter:
    """Make the row anew after it was emptied, going on from the last number in use."""
    last = Change.objects.aggregate(last=Max("number"))["last"] or 0
    ChangeCounter.objects.get_or_create(pk=1, defaults={"last": last})
    return ChangeCounter.objects.select_for_update().get(pk=1)
