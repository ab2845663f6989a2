"""Several writers at once, each with a connection of its own; SQLite and PostgreSQL."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connections, transaction

from syndication.actions.release import VersionExists
from syndication.actions.retire import retire
from syndication.models import Asset, Change, Edition, EditionAsset, Publication
from tests.syndication import files, made
from tests.syndication.mirror import Mirror, live_set, numbers_of

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 6
ROUNDS = 12
THINGS = [UUID(int=number) for number in range(1, 8)]


def in_threads(work, count):
    """Run `work(number)` in threads, each with its own connection; return the results."""

    def run(number):
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def write(seed):
    """Release and retire at random, some of it in transactions that commit late."""
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        thing = chance.choice(THINGS)
        if chance.random() < 0.3:
            retire(thing)
            continue
        with transaction.atomic():
            made.release(made.head("pilot", identifier=thing))
            if chance.random() < 0.5:
                made.release(made.head("event"))
            # The numbers of a late commit must not be overtaken.
            time.sleep(chance.random() / 200)


def test_a_reader_among_writers_loses_nothing():
    finished = [Event() for _ in range(WRITERS)]

    def work(number):
        mirror = Mirror(limit=3)
        if number < WRITERS:
            try:
                write(number)
            finally:
                finished[number].set()
            return mirror
        while not all(event.is_set() for event in finished):
            mirror.read_a_page()
        mirror.read_to_the_end()
        return mirror

    mirror = in_threads(work, WRITERS + 1)[-1]
    assert numbers_of(mirror.copy) == live_set()
    numbers = list(Change.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_number_is_never_visible_before_a_smaller_one():
    released, committed = Event(), Event()
    seen = []

    def slow(_):
        with transaction.atomic():
            made.release(made.head("pilot"))
            released.set()
            committed.wait(0.3)

    def quick(_):
        released.wait(5)
        made.release(made.head("event"))
        seen.append(list(Change.objects.values_list("number", flat=True)))
        committed.set()

    in_threads(lambda number: (slow, quick)[number](number), 2)
    assert seen == [[1, 2]]


def test_one_version_released_by_several_at_once_is_frozen_once():
    identifier, start = uuid4(), Barrier(WRITERS)

    def work(number):
        start.wait()
        try:
            made.release(made.product("0.3", text=f"Words {number}.", identifier=identifier))
        except VersionExists:
            return False
        return True

    assert sum(in_threads(work, WRITERS)) == 1
    assert (Publication.objects.count(), Edition.objects.count()) == (1, 1)
    assert Change.objects.count() == 1


def test_versions_released_at_once_form_one_chain(capsys):
    identifier, start = uuid4(), Barrier(WRITERS)

    def work(number):
        start.wait()
        made.release(made.product(f"0.{number}", identifier=identifier))

    in_threads(work, WRITERS)
    call_command("verify_editions")
    assert f"{WRITERS} editions" in capsys.readouterr().out


def test_two_transactions_over_the_same_things_do_not_lock_each_other_out():
    first, second = uuid4(), uuid4()
    for identifier in (first, second):
        made.release(made.head("pilot", identifier=identifier))
    start = Barrier(2)

    def work(number):
        start.wait()
        with transaction.atomic():
            for identifier in ((first, second), (second, first))[number]:
                made.release(made.head("pilot", identifier=identifier))
                time.sleep(0.05)

    in_threads(work, 2)
    assert Change.objects.count() == 6


def test_one_file_released_by_several_at_once_is_kept_once(storage, capsys):
    start = Barrier(WRITERS)

    def work(number):
        start.wait()
        files.release("0.3", files.file_of(), files.file_of(b"%d" % number, "own.csv"))

    in_threads(work, WRITERS)
    assert (Asset.objects.count(), EditionAsset.objects.count()) == (WRITERS + 1, 2 * WRITERS)
    assert files.kept(files.file_of()) == files.WORDS
    _, names = default_storage.listdir(f"released/{files.file_of().sha256[:2]}")
    assert [name for name in names if name.startswith(files.file_of().sha256)] == [
        files.file_of().sha256
    ]
    call_command("verify_editions")
    assert f"{WRITERS + 1} files" in capsys.readouterr().out
