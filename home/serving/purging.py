"""Unfinished answers are forgotten in time, for as long as the site is served."""

import logging
import threading

from django.db import DatabaseError, connections

from surveys.actions.purge_drafts import purge_drafts

EVERY = 600
logger = logging.getLogger(__name__)


def purge_regularly(stopped: threading.Event, every: float = EVERY) -> threading.Thread:
    """Purge in the background every so many seconds until `stopped` is set."""
    thread = threading.Thread(target=_run, args=(stopped, every), daemon=True)
    thread.start()
    return thread


def purge_once() -> None:
    """Delete what waited too long; leave no connection open to be inherited by a fork."""
    try:
        purge_drafts()
    except DatabaseError:
        # A busy database is no reason to stop; the next turn comes.
        logger.warning("Unfinished answers could not be purged; it is tried again.")
    finally:
        connections.close_all()


def _run(stopped: threading.Event, every: float) -> None:
    while not stopped.wait(every):
        purge_once()
