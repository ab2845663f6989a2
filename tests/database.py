"""A migrated database in a second: the migrations run once per state of their files.

Wagtail brings some 230 migrations that take ten seconds. They run into a template,
kept under `var/test-databases` (SQLite) or beside the test database (PostgreSQL) and
named after the contents of every migration; each test run works on a copy of it.
"""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from home.serving.database import migrate

TEMPLATES = Path(settings.BASE_DIR) / "var" / "test-databases"
SYNDICATION = Path(settings.BASE_DIR, "site/syndication")
SURVEYS = Path(settings.BASE_DIR, "surveys/actions")
OURS = ("home", "surveys", "changeprojects", "syndication")


class TestDatabase(Protocol):
    """The database of one test run."""

    def create(self) -> None:
        """Make it, as the migrations leave it."""

    def renew(self) -> None:
        """Bring it back to what the migrations left."""

    def drop(self) -> None:
        """Remove it."""

    def spare(self, folder: Path) -> AbstractContextManager[str]:
        """Return the address of one more copy, for a server in a process of its own."""

    def filled(self, name: str, fill: Callable[[], None]) -> AbstractContextManager[None]:
        """Work on what `fill` leaves behind, called once for all that say the same `name`."""


def copy_of_migrated_database(folder: Path, worker: str) -> TestDatabase:
    """Return the database of this run; `worker` tells parallel runs apart."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        return SqliteCopy(folder / "test.sqlite3")
    return PostgresCopy(f"{connection.settings_dict['NAME']}_test_{worker}_{os.getpid()}")


class SqliteCopy:
    """A file in the run's temporary folder: real WAL, real locks, real commits."""

    def __init__(self, file: Path) -> None:
        """Remember where the copy is to be."""
        self.file = file

    def create(self) -> None:
        """Copy the template, building it first if a migration has changed."""
        template = TEMPLATES / f"{digest()[:20]}.sqlite3"
        with one_builder():
            if not template.exists():
                self._build(template)
        self.template = template
        _use(str(self.file))
        self.renew()

    def renew(self) -> None:
        """Overwrite every page of the copy with the template's."""
        connection.close()
        connection.ensure_connection()
        with closing(sqlite3.connect(self.template)) as source:
            source.backup(connection.connection)

    def drop(self) -> None:
        """Close the connections; pytest removes the temporary folder."""
        connections.close_all()

    @contextmanager
    def spare(self, folder: Path) -> Iterator[str]:
        """Lend a copy in `folder`."""
        file = folder / "db.sqlite3"
        file.write_bytes(self.template.read_bytes())
        yield f"sqlite:///{file}"

    @contextmanager
    def filled(self, name: str, fill: Callable[[], None]) -> Iterator[None]:
        """Be a copy of the filled template until the block ends."""
        template, migrated = TEMPLATES / f"{name}.sqlite3", self.template
        with one_builder():
            if not template.exists():
                fill()
                _forget_old(f"{name.rpartition('_')[0]}_*.sqlite3")
                _save(template)
        self.template = template
        try:
            self.renew()
            yield
        finally:
            self.template = migrated
            self.renew()

    def _build(self, template: Path) -> None:
        """Migrate what others wrote, keep that, and migrate ours on top of it."""
        _forget_old(f"{'[0-9a-f]' * 20}.sqlite3")
        base = TEMPLATES / f"others-{digest(ours=False)[:20]}.sqlite3"
        building = TEMPLATES / "building.sqlite3"
        building.unlink(missing_ok=True)
        _use(str(building))
        if base.exists():
            with closing(sqlite3.connect(base)) as source:
                connection.ensure_connection()
                source.backup(connection.connection)
        else:
            migrate_others()
            _save(base)
        migrate()
        _save(template)
        connections.close_all()
        building.unlink()


class PostgresCopy:
    """A database made with `CREATE DATABASE … TEMPLATE`."""

    def __init__(self, name: str) -> None:
        """Remember what the copy is to be called."""
        self.name = name
        self.template = f"{connection.settings_dict['NAME']}_template_{digest()[:12]}"
        self.server = connection.settings_dict["NAME"]
        self.spares = count(1)

    def create(self) -> None:
        """Copy the template, building it first if a migration has changed."""
        with one_builder():
            if not self._exists(self.template):
                self._run(f'CREATE DATABASE "{self.template}_building"')
                _use(f"{self.template}_building")
                migrate()
                _use(self.server)
                self._run(f'ALTER DATABASE "{self.template}_building" RENAME TO "{self.template}"')
        self.renew()

    def renew(self) -> None:
        """Replace the copy by a new one."""
        _use(self.server)
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        _use(self.name)

    def drop(self) -> None:
        """Drop the copy, keep the template."""
        _use(self.server)
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    @contextmanager
    def spare(self, folder: Path) -> Iterator[str]:
        """Lend one more database on the same server; several may be lent at a time."""
        name = f"{self.name}_spare_{next(self.spares)}"
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def filled(self, name: str, fill: Callable[[], None]) -> Iterator[None]:
        """Be a copy of the filled template until the block ends."""
        template, migrated = f"{self.server}_{name}", self.template
        with one_builder():
            if not self._exists(template):
                fill()
                _use(self.server)
                self._run(f'CREATE DATABASE "{template}" TEMPLATE "{self.name}"')
        self.template = template
        try:
            self.renew()
            yield
        finally:
            self.template = migrated
            self.renew()

    def _exists(self, name: str) -> bool:
        with self._server() as server:
            asked = "SELECT 1 FROM pg_database WHERE datname = %s"
            return server.execute(asked, [name]).fetchone() is not None

    def _run(self, statement: str) -> None:
        with self._server() as server:
            server.execute(statement)

    @staticmethod
    def _server() -> psycopg.Connection:
        # A connection of its own: Django's is closed to tests that ask for no database.
        return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def digest(*, ours: bool = True) -> str:
    """Return a hash of all migrations, or of all but ours, and of what they depend on."""
    total = hashlib.sha256()
    # The first migrations of Wagtail read the language, ours write triggers and indexes.
    beside = [
        *Path(settings.BASE_DIR, "site/config/settings").glob("*.py"),
        *(SYNDICATION / "full_text").glob("*.py"),
        SYNDICATION / "frozen_rows.py",
    ]
    if ours:
        beside += [SURVEYS / "scatter_rows.py", SURVEYS / "mix_rows.py"]
    for file in sorted(beside):
        total.update(file.read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        if ours or app.label not in OURS:
            for file in sorted(Path(app.path, "migrations").glob("*.py")):
                total.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return total.hexdigest()


def migrate_others() -> None:
    """Apply the migrations of every app that is not ours."""
    executor = MigrationExecutor(connection)
    targets = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in OURS]
    executor.migrate(targets)


@contextmanager
def one_builder() -> Iterator[None]:
    """Let one process build a template of a kind while the others wait for it."""
    with (TEMPLATES / f"{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_old(pattern: str) -> None:
    """Leave the four youngest of the templates; others belong to code that is gone."""
    found = sorted(TEMPLATES.glob(pattern), key=lambda file: file.stat().st_mtime)
    for old in found[:-4]:
        old.unlink()


def _save(target: Path) -> None:
    """Write the present database into `target`, whole or not at all."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    partial.rename(target)


def _use(name: str) -> None:
    """Point Django's connection at the database `name`."""
    _close(connection)
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def _close(wrapper: BaseDatabaseWrapper) -> None:
    connections.close_all()
    if wrapper.vendor == "postgresql":
        wrapper.close_pool()
