"""What releasing promises of the files of a version."""

from dataclasses import replace
from uuid import uuid4

import orjson
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from syndication import frozen_rows
from syndication.actions.forget import forget
from syndication.actions.release_document import VersionExists
from syndication.actions.retire import retire
from syndication.actions.store_assets import FileChanged
from syndication.asset_files import asset_file
from syndication.canonical import sha256
from syndication.models import Asset, AssetIsFrozen, Change, Edition, EditionAsset, Publication
from syndication.selectors import content_of
from tests.syndication import made
from tests.syndication.files import WORDS, damage, file_of, kept, release, with_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]


def test_an_edition_says_which_files_belong_to_it():
    file = file_of(name="Leaflet for families.pdf")
    release("0.3", file)
    edition = Edition.objects.get()
    assert content_of(edition)["files"] == [
        {
            "name": "Leaflet-for-families.pdf",
            "media_type": "application/pdf",
            "size": len(WORDS),
            "sha256": file.sha256,
            "url": "https://changeprojects.example/api/v1/assets/"
            f"{file.sha256}/Leaflet-for-families.pdf",
        }
    ]
    assert '"url":"https://site.invalid/api/v1/assets/' in edition.document
    assert edition.sha256 == sha256(edition.document)


def test_an_edition_without_files_does_not_speak_of_them():
    made.release(made.product())
    assert "files" not in orjson.loads(Edition.objects.get().document)
    assert not Asset.objects.exists()


def test_the_bytes_are_kept_under_their_hash():
    file = file_of()
    release("0.3", file)
    assert kept(file) == WORDS
    assert default_storage.exists(f"released/{file.sha256[:2]}/{file.sha256}")
    asset = Asset.objects.get()
    assert (asset.pk, asset.size, asset.created_at) == (file.sha256, len(WORDS), made.START)


def test_a_file_of_many_versions_is_kept_once():
    identifier = uuid4()
    for version in ("0.3", "0.4"):
        release(version, file_of(), file_of(name="copy.pdf"), identifier=identifier)
    release("0.3", file_of())
    assert (Asset.objects.count(), EditionAsset.objects.count()) == (1, 5)
    assert default_storage.listdir(f"released/{file_of().sha256[:2]}")[1] == [file_of().sha256]


def test_a_file_that_is_named_twice_in_a_version_belongs_to_it_once():
    release("0.3", file_of(), file_of())
    assert EditionAsset.objects.count() == 1
    assert len(content_of(Edition.objects.get())["files"]) == 1


def test_two_files_may_have_one_name():
    release("0.3", file_of(b"1"), file_of(b"2"))
    assert EditionAsset.objects.count() == 2


def test_what_was_released_stays_when_the_source_is_replaced_or_deleted():
    source = default_storage.save("documents/plan.pdf", ContentFile(WORDS))
    with default_storage.open(source) as opened:
        file = asset_file(opened, name="plan.pdf")
        release("0.3", file)
    default_storage.delete(source)
    default_storage.save("documents/plan.pdf", ContentFile(b"other"))
    assert kept(file) == WORDS
    default_storage.delete(source)
    assert kept(file) == WORDS
    call_command("verify_editions")


# --- released again


def test_the_same_version_with_the_same_files_is_the_same_edition():
    document = made.product()
    files = file_of(), file_of(b"2", "b.csv")
    made.release(with_files(document, *files))
    before = Edition.objects.values().get(), list(EditionAsset.objects.values())
    made.release(with_files(document, *reversed(files)), days=3)
    assert (Edition.objects.values().get(), list(EditionAsset.objects.values())) == before


@pytest.mark.parametrize(
    "others",
    [
        (),
        (file_of(b"other"),),
        (file_of(name="other.pdf"),),
        (file_of(), file_of(b"2", "second.pdf")),
    ],
)
def test_the_same_version_with_other_files_is_refused(others):
    document = made.product()
    made.release(with_files(document, file_of()))
    with pytest.raises(VersionExists):
        made.release(with_files(document, *others))
    assert (Edition.objects.count(), Asset.objects.count()) == (1, 1)


def test_a_version_that_had_no_files_gets_none_later():
    document = made.product()
    made.release(document)
    with pytest.raises(VersionExists):
        made.release(with_files(document, file_of()))
    assert not EditionAsset.objects.exists()


# --- bytes before rows


def test_a_file_that_changed_meanwhile_is_refused_and_nothing_is_released():
    file = replace(file_of(), open=lambda: [b"other"])
    with pytest.raises(FileChanged, match="Leaflet"):
        release("0.3", file)
    assert not Publication.objects.exists()
    assert not Asset.objects.exists()
    assert kept(file) is None


def test_a_size_that_is_not_true_is_refused():
    release("0.3", file_of())
    with pytest.raises(FileChanged):
        release("0.3", replace(file_of(), size=5))
    assert kept(file_of()) == WORDS


def test_a_transaction_that_fails_leaves_bytes_at_most():
    def fail():
        release("0.3", file_of())
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        fail()
    assert not Asset.objects.exists()
    assert kept(file_of()) == WORDS
    release("0.3", file_of())
    call_command("verify_editions")


def test_what_a_crash_left_half_written_is_written_anew():
    damage(file_of(), WORDS[:100])
    release("0.3", file_of())
    assert kept(file_of()) == WORDS


def test_bytes_that_are_there_are_not_written_again():
    release("0.3", file_of())

    def nothing():
        raise AssertionError

    release("0.3", replace(file_of(), open=nothing))
    assert EditionAsset.objects.count() == 2


# --- frozen


@pytest.mark.parametrize("model", [Asset, EditionAsset])
@pytest.mark.parametrize(
    "change",
    [
        lambda model: model.objects.get().save(),
        lambda model: model.objects.get().delete(),
        lambda model: model.objects.update(pk=7),
        lambda model: model.objects.all().delete(),
        lambda model: model.objects.bulk_update([model.objects.get()], ["pk"]),
    ],
)
def test_the_model_refuses_to_change_a_file(model, change):
    release("0.3", file_of())
    with pytest.raises(AssetIsFrozen):
        change(model)


RAW = [
    "UPDATE syndication_asset SET size = 1",
    "UPDATE syndication_editionasset SET name = 'other.pdf'",
    "DELETE FROM syndication_editionasset",
    "DELETE FROM syndication_asset",
]
RAW_OF_VENDOR = {
    "sqlite": [
        "INSERT OR REPLACE INTO syndication_asset SELECT * FROM syndication_asset",
        "INSERT OR REPLACE INTO syndication_editionasset SELECT * FROM syndication_editionasset",
    ],
    "postgresql": [
        "TRUNCATE syndication_editionasset",
        "TRUNCATE syndication_asset CASCADE",
    ],
}


@pytest.mark.parametrize("statement", [*RAW, *RAW_OF_VENDOR.get(connection.vendor, [])])
def test_the_database_refuses_to_change_a_file(statement):
    release("0.3", file_of())
    connection.check_constraints()
    before = Asset.objects.values().get(), EditionAsset.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert (Asset.objects.values().get(), EditionAsset.objects.values().get()) == before


def test_files_are_named_by_their_hash_in_what_programs_say():
    release("0.3", file_of(name="secret.pdf"))
    for row in (Asset.objects.get(), EditionAsset.objects.get()):
        assert file_of().sha256 in str(row)
        assert "secret" not in str(row)


# --- verify_editions


def test_whole_files_are_verified(capsys):
    release("0.3", file_of(), file_of(b"", "empty.csv"))
    call_command("verify_editions")
    assert "2 files are as they were released." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "are missing"), (WORDS[1:], "are not those"), (WORDS[::-1], "are not those")],
)
def test_a_broken_file_is_found_and_named(content, complaint, capsys):
    file, whole = file_of(), file_of(b"whole", "whole.csv")
    release("0.3", file, whole)
    if content is None:
        default_storage.delete(f"released/{file.sha256[:2]}/{file.sha256}")
    else:
        damage(file, content)
    with pytest.raises(CommandError, match="1 things"):
        call_command("verify_editions")
    said = capsys.readouterr().err
    assert f"The bytes of file {file.sha256} {complaint}" in said
    assert whole.sha256 not in said
    assert "Leaflet" not in said


def test_a_file_that_no_longer_belongs_to_its_edition_is_found(capsys):
    release("0.3", file_of())
    frozen_rows.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM syndication_editionasset")
    frozen_rows.install(connection)
    with pytest.raises(CommandError):
        call_command("verify_editions")
    assert "The files of version 0.3" in capsys.readouterr().err


# --- forget


def test_a_forgotten_file_goes_with_its_bytes(django_capture_on_commit_callbacks):
    stays, goes = file_of(b"stays", "a.csv"), file_of(b"goes", "b.csv")
    release("0.3", stays)
    made_up = release("0.3", stays, goes)
    with django_capture_on_commit_callbacks(execute=True):
        forget([made_up.pk])
        assert kept(goes) == b"goes"
    assert [one.pk for one in Asset.objects.all()] == [stays.sha256]
    assert EditionAsset.objects.count() == 1
    assert (kept(stays), kept(goes)) == (b"stays", None)
    call_command("verify_editions")


def test_bytes_that_are_released_again_before_they_are_deleted_stay(
    django_capture_on_commit_callbacks,
):
    made_up = release("0.3", file_of())
    with django_capture_on_commit_callbacks(execute=True):
        forget([made_up.pk])
        release("0.3", file_of())
    assert kept(file_of()) == WORDS
    call_command("verify_editions")


def test_what_is_retired_keeps_its_files():
    publication = release("0.3", file_of())
    retire(publication.identifier)
    assert kept(file_of()) == WORDS
    assert Change.objects.count() == 2
    call_command("verify_editions")
