"""Brings the database up to the code, and does nothing when it already is."""

import gc

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def is_behind() -> bool:
    """Return whether a migration waits to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Apply the migrations that wait."""
    # Hundreds of migrations make millions of objects that live to the end: looking for
    # garbage among them again and again costs a third of the time.
    gc.disable()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        gc.enable()
