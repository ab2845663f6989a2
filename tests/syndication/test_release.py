"""What releasing and retiring promise."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy

from syndication import frozen_rows, registry
from syndication.actions.change_number import next_change_number
from syndication.actions.release import VersionExists, release
from syndication.actions.release_document import OtherKind, release_document
from syndication.actions.retire import retire
from syndication.canonical import canonical_json
from syndication.models import (
    Change,
    ChangeCounter,
    ChangeIsFrozen,
    Edition,
    EditionIsFrozen,
    Publication,
)
from syndication.selectors import document_of, documents, editions_of
from tests.syndication import made

pytestmark = pytest.mark.django_db


def test_a_release_writes_head_edition_and_one_numbered_change():
    publication = made.release(made.product("0.3"))
    edition, change = Edition.objects.get(), Change.objects.get()
    assert (change.number, change.event, change.edition) == (1, "updated", edition)
    assert publication.change_number == 1
    assert document_of(publication.identifier)["title"] == "The product"
    assert [str(one.version) for one in editions_of(publication.identifier)] == ["0.3"]


def test_the_builder_of_the_kind_makes_the_document():
    document = made.head("made-for-one-test")
    registry.register("made-for-one-test", lambda source: document)
    assert release("made-for-one-test", object()).identifier == document.identifier


def test_the_hash_is_that_of_the_stored_bytes():
    publication = made.release(made.product())
    edition = publication.editions.get()
    for row in (publication, edition):
        assert row.sha256 == hashlib.sha256(row.document.encode()).hexdigest()
    stored = orjson.loads(edition.document)["representations"]
    assert stored["html"] == hashlib.sha256(edition.html.encode()).hexdigest()


def test_editions_form_a_chain():
    identifier = made.chain("0.3", "0.4", "1.0")
    first, second, third = Edition.objects.order_by("pk")
    assert first.previous_sha256 == ""
    assert (second.previous_sha256, third.previous_sha256) == (first.sha256, second.sha256)
    previous = orjson.loads(third.document)["previous"]
    assert previous == {"version": "0.4", "sha256": second.sha256}
    assert document_of(identifier)["status"] == "final"


def test_the_public_chain_does_not_count_drafts():
    identifier = uuid4()
    for days, (version, public) in enumerate([("0.1", False), ("0.2", False), ("0.3", True)]):
        made.release(made.product(version, public=public, identifier=identifier), days=days)
    assert orjson.loads(Edition.objects.get(minor=3).document)["previous"] is None
    assert Edition.objects.get(minor=3).previous_sha256 == Edition.objects.get(minor=2).sha256


def test_a_version_cannot_be_released_with_other_words():
    document = made.product(text="First words.")
    made.release(document)
    other = made.product(text="Other words.", identifier=document.identifier)
    with pytest.raises(VersionExists):
        made.release(other)
    assert Change.objects.count() == 1


def test_a_version_released_again_word_for_word_keeps_its_edition():
    document = made.product()
    made.release(document)
    before = Edition.objects.values().get()
    moved = made.product(identifier=document.identifier, path="/moved/")
    assert made.release(moved, days=9).path == "/moved/"
    assert Edition.objects.values().get() == before
    assert Change.objects.count() == 2


def test_versions_are_ordered_as_numbers():
    identifier = made.chain("0.9", "0.10", "1.0")
    assert [str(one.version) for one in editions_of(identifier)] == ["1.0", "0.10", "0.9"]


def test_a_draft_is_frozen_but_not_published():
    publication = made.release(made.product("0.1", stage="draft", public=False))
    assert publication.state == Publication.State.HELD
    assert (Edition.objects.count(), Change.objects.count()) == (1, 0)
    assert document_of(publication.identifier) is None
    assert documents("product") == []
    assert not editions_of(publication.identifier)


def test_a_draft_leaves_the_head_that_readers_have():
    first = made.product("0.3")
    made.release(first)
    draft = made.product(
        "0.4", stage="draft", public=False, identifier=first.identifier, title="Secret title"
    )
    before = document_of(first.identifier)
    made.release(draft)
    assert document_of(first.identifier) == before
    assert Edition.objects.count() == 2


def test_a_draft_does_not_bring_back_what_was_retired():
    first = made.product("0.3")
    made.release(first)
    retire(first.identifier)
    made.release(made.product("0.4", public=False, identifier=first.identifier))
    assert document_of(first.identifier) is None


def test_an_identifier_stays_with_its_kind():
    document = made.head("pilot")
    made.release(document)
    with pytest.raises(OtherKind):
        made.release(made.head("event", identifier=document.identifier))


def test_the_content_cannot_pass_for_another_thing():
    document = made.head(content={"id": "x", "kind": "x", "title": "x", "licence": "OGL 3.0"})
    made.release(document)
    stored = document_of(document.identifier)
    assert stored["id"] == str(document.identifier)
    assert (stored["kind"], stored["title"]) == ("pilot", "The pilot")
    assert stored["licence"] == "OGL 3.0"


def test_each_document_names_a_licence():
    document = made.head(content={})
    assert orjson.loads(made.release(document).document)["licence"] == "CC BY 4.0"


def test_a_failed_release_leaves_nothing():
    document = made.head(content={"odd": {1, 2}})
    with pytest.raises(TypeError):
        made.release(document)
    assert not Publication.objects.exists()
    assert ChangeCounter.objects.get().last == 0


def test_languages_are_published_one_by_one():
    english = made.head()
    made.release(english)
    made.release(made.head(identifier=english.identifier, language="cy", title="Y peilot"))
    retire(english.identifier, "cy")
    assert document_of(english.identifier)["title"] == "The pilot"
    assert document_of(english.identifier, "cy") is None


def test_retiring_empties_the_head_and_numbers_the_change():
    publication = made.release(made.product(title="A title to forget"))
    retire(publication.identifier)
    publication.refresh_from_db()
    assert (publication.state, publication.change_number) == ("gone", 2)
    assert (publication.title, publication.document, publication.sha256) == ("", "", "")
    assert Change.objects.get(number=2).event == "deleted"
    assert not editions_of(publication.identifier)


def test_retiring_twice_or_what_is_not_live_does_nothing():
    publication = made.release(made.product())
    draft = made.release(made.product(public=False))
    for identifier in (publication.identifier, publication.identifier, draft.identifier, uuid4()):
        retire(identifier)
    assert Change.objects.filter(event="deleted").count() == 1


def test_releasing_again_brings_back_what_was_retired():
    document = made.product()
    made.release(document)
    retire(document.identifier)
    made.release(document)
    assert document_of(document.identifier)["title"] == "The product"
    assert Edition.objects.count() == 1
    assert [str(one.version) for one in editions_of(document.identifier)] == ["0.3"]


def test_a_change_number_is_taken_in_a_transaction_only(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        next_change_number()


def test_a_lost_counter_goes_on_after_the_last_change():
    made.release(made.head())
    made.release(made.head())
    ChangeCounter.objects.all().delete()
    assert made.release(made.head()).change_number == 3


# --- canonical JSON


def test_values_have_one_written_form():
    value = {
        "z": datetime(2026, 8, 1, 10, 30, tzinfo=ZoneInfo("Europe/London")),
        "a": date(2026, 8, 1),
        "id": UUID("00371cbd-96b8-4a93-8576-09902f713882"),
        "cost": Decimal("1200.50"),
        "word": gettext_lazy("Final"),
        "many": ("é", None, True),
    }
    assert canonical_json(value) == (
        '{"a":"2026-08-01","cost":"1200.50","id":"00371cbd-96b8-4a93-8576-09902f713882",'
        '"many":["é",null,true],"word":"Final","z":"2026-08-01T09:30:00Z"}'
    )


def test_the_same_moment_in_two_zones_is_written_the_same():
    london = datetime(2026, 8, 1, 10, 30, tzinfo=ZoneInfo("Europe/London"))
    assert canonical_json(london) == canonical_json(london.astimezone(UTC))


@pytest.mark.parametrize("value", [{1}, object(), datetime(2026, 1, 1), b"bytes"])  # noqa: DTZ001
def test_what_has_no_certain_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical_json({"value": value})


# --- frozen


@pytest.mark.parametrize(
    "change",
    [
        lambda: Edition.objects.get().save(),
        lambda: Edition.objects.get().delete(),
        lambda: Edition.objects.update(title="x"),
        lambda: Edition.objects.all().delete(),
        lambda: Edition.objects.bulk_update([Edition.objects.get()], ["title"]),
    ],
)
def test_the_model_refuses_to_change_an_edition(change):
    made.release(made.product())
    with pytest.raises(EditionIsFrozen):
        change()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Change.objects.get().save(),
        lambda: Change.objects.get().delete(),
        lambda: Change.objects.update(number=7),
        lambda: Change.objects.all().delete(),
        lambda: Change.objects.bulk_update([Change.objects.get()], ["event"]),
    ],
)
def test_the_model_refuses_to_rewrite_a_change(change):
    made.release(made.product())
    with pytest.raises(ChangeIsFrozen):
        change()


RAW = [
    "UPDATE syndication_edition SET title = 'x'",
    "UPDATE syndication_edition SET public = {true}",
    "DELETE FROM syndication_edition",
    "UPDATE syndication_change SET event = 'deleted'",
    "DELETE FROM syndication_change",
]
RAW_OF_VENDOR = {
    "sqlite": [
        "INSERT OR REPLACE INTO syndication_edition SELECT * FROM syndication_edition",
        "INSERT OR REPLACE INTO syndication_change SELECT * FROM syndication_change",
        "UPDATE OR REPLACE syndication_edition SET id = 1",
    ],
    "postgresql": [
        "TRUNCATE syndication_change",
        "TRUNCATE syndication_edition CASCADE",
        "INSERT INTO syndication_edition SELECT * FROM syndication_edition "
        "ON CONFLICT (id) DO UPDATE SET title = 'x'",
    ],
}


@pytest.mark.parametrize("statement", [*RAW, *RAW_OF_VENDOR.get(connection.vendor, [])])
def test_the_database_refuses_raw_sql(statement):
    made.release(made.product())
    connection.check_constraints()  # nothing is left to do, so that the refusal is the trigger's
    before = Edition.objects.values().get(), Change.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(true="true"))
    assert (Edition.objects.values().get(), Change.objects.values().get()) == before


def test_the_triggers_survive_all_migrations():
    assert frozen_rows.missing(connection) == set()


def test_the_triggers_can_be_taken_away_and_put_back():
    frozen_rows.remove(connection)
    assert frozen_rows.missing(connection)
    frozen_rows.install(connection)
    assert not frozen_rows.missing(connection)


# --- verify_editions


OF_NOTHING = hashlib.sha256(b"").hexdigest()
# Its change goes with the newest edition; the head says still what it said.
NEWEST_GONE = (
    "DELETE FROM syndication_change WHERE number = 2;"
    "DELETE FROM syndication_edition WHERE major = 1"
)


def damage(statement):
    frozen_rows.remove(connection)
    with connection.cursor() as cursor:
        for part in statement.split(";"):
            cursor.execute(part)
    frozen_rows.install(connection)


def test_what_was_not_touched_is_verified(capsys):
    made.chain("0.3", "1.0")
    made.release(made.product(public=False))
    gone = made.release(made.head())
    retire(gone.identifier)
    call_command("verify_editions")
    assert "3 editions are as they were released." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE syndication_edition SET document = '{}' WHERE minor = 3", "The bytes of"),
        ("UPDATE syndication_edition SET html = '<p>x</p>' WHERE minor = 3", "Markdown or text"),
        ("UPDATE syndication_edition SET previous_sha256 = '' WHERE major = 1", "version before"),
        ("UPDATE syndication_edition SET minor = 9 WHERE minor = 3", "is found by"),
        ("UPDATE syndication_edition SET stage = 'final' WHERE minor = 3", "is found by"),
        ("UPDATE syndication_edition SET title = 'x' WHERE minor = 3", "is found by"),
        ("UPDATE syndication_edition SET change_note = 'x' WHERE minor = 3", "is found by"),
        ("UPDATE syndication_edition SET public = false WHERE minor = 3", "is public"),
        (
            "UPDATE syndication_edition SET released_at = '2020-01-01 00:00:00Z' WHERE minor = 3",
            "is found by",
        ),
        ("UPDATE syndication_publication SET document = '{}'", "The head of"),
        (f"UPDATE syndication_publication SET document = '', sha256 = '{OF_NOTHING}'", "listed by"),
        ("UPDATE syndication_publication SET title = 'x'", "listed by"),
        ("UPDATE syndication_publication SET path = '/x/'", "listed by"),
        ("UPDATE syndication_publication SET status = 'x'", "listed by"),
        (NEWEST_GONE, "The change that tells"),
    ],
)
def test_what_was_touched_is_found(statement, complaint, capsys):
    made.chain("0.3", "1.0")
    damage(statement)
    with pytest.raises(CommandError):
        call_command("verify_editions")
    assert complaint in capsys.readouterr().err


def test_a_missing_trigger_is_found(capsys):
    frozen_rows.remove(connection)
    with pytest.raises(CommandError):
        call_command("verify_editions")
    assert "trigger" in capsys.readouterr().err


def test_releasing_names_no_words_in_its_own_text():
    made.release(made.product(title="Secret words"))
    for row in (Publication.objects.get(), Edition.objects.get(), Change.objects.get()):
        assert "Secret" not in str(row)


def test_release_document_is_now_unless_told():
    assert release_document(made.head()).released_at.year >= 2026
