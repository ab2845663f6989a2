"""What every test may use: a real database, migrated once and copied for each run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Site
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browser import NO_CHROMIUM, find_chromium
from tests.database import TestDatabase, copy_of_migrated_database

# How fast a machine is that does other work beside is no property of what is tested.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any_machine")

SHARING = {"demo", "journeys", "seed"}
# Files and folders that take a minute and more. The second needs no demonstration, which is built
# for the first meanwhile.
LONGEST = (
    "journeys/test_",
    "surveys/test_ten_thousand_posts.py",
    "tests/test_doors.py",
    "tests/demo/",
    "surveys/evidence/test_proof_by_sequences.py",
    "home/test_unload_demo.py",
    "tests/test_no_leaks.py",
    "changeprojects/test_public_set.py",
    "changeprojects/test_lifecycles.py",
    "changeprojects/test_doors.py",
    "changeprojects/test_registers.py",
    "journeys/everybody/",
    "tests/seed/",
)
# Whoever asks for one of them, or is marked as pytest-django wants it, meets the database.
OF_DATABASE = {"db", "transactional_db", "django_db_setup", "test_database", "live_server"}


@pytest.fixture(scope="session")
def test_database(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[TestDatabase]:
    """Give the run a database as the migrations leave it; take it away afterwards."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        database = copy_of_migrated_database(tmp_path_factory.mktemp("database"), worker)
        database.create()
    yield database
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="session")
def django_db_setup(test_database: TestDatabase) -> Iterator[None]:
    """Let pytest-django use that database.

    A test that commits (`transaction=True`, `live_server`) leaves a fresh copy behind
    instead of a flushed one: Wagtail's first page and site come from migrations, and
    released editions refuse to be deleted.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: test_database.renew())
        yield


@pytest.fixture(scope="module")
def for_all_tests(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what a module makes once for all its tests; afterwards it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def fresh_addresses() -> Iterator[None]:
    """Forget which page is the root of the site: another test may have set another.

    Afterwards too: what a module makes for all its tests is made before any of them begins.
    """
    Site.clear_site_root_paths_cache()
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture
def storage(settings: Settings, tmp_path: Path) -> None:
    """Let files be kept in a folder of their own."""
    files = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "files"},
    }
    settings.STORAGES = settings.STORAGES | {"default": files}
    # Where the smaller copies of a picture lie is remembered, also from another test.
    cache.clear()


class ByWhatIsShared(LoadScopeScheduling):
    """Deals tests out by file, and by folder where one server or one demonstration is shared."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        folder = file.rpartition("/")[0]
        return folder if folder.rpartition("/")[2] in SHARING else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWhatIsShared:
    """Let workers take over whole files or folders."""
    return ByWhatIsShared(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; mark what meets the database.

    Leave the journeys out where there is no browser.
    """
    items.sort(key=_turn)
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or wanted & OF_DATABASE:
            item.add_marker("stored")
    if find_chromium() is None:
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def _turn(item: pytest.Item) -> int:
    """Return when the file of a test has its turn: a long one that came last would come alone."""
    path = item.path.as_posix()
    return next((turn for turn, part in enumerate(LONGEST) if part in path), len(LONGEST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and how to have it next time."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_CHROMIUM in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(NO_CHROMIUM)
