"""Files are kept in an S3 bucket as in a folder; a server of its own plays S3."""

import boto3
import pytest
from django.core.cache import cache
from django.test import Client
from moto.server import ThreadedMotoServer
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from config import env
from syndication.actions.revoke import revoke
from syndication.models import Asset
from tests.changeprojects import test_frozen_bytes
from tests.changeprojects.test_frozen_bytes import read
from tests.factories.changeprojects import PublisherFactory

pytestmark = pytest.mark.django_db
BUCKET = "programme"
# A version with a file and a picture.
sheet, product = test_frozen_bytes.sheet, test_frozen_bytes.product


@pytest.fixture(scope="module")
def server():
    """An S3 server on a spare port."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def storage(server, settings, monkeypatch):
    """Let files be kept in an empty bucket; overrides the folder of the other tests."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    monkeypatch.setenv("S3_BUCKET", BUCKET)
    monkeypatch.setenv("S3_ENDPOINT_URL", server)
    bucket = boto3.resource("s3", endpoint_url=server).Bucket(BUCKET)
    bucket.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    settings.STORAGES = settings.STORAGES | {"default": env.storages()["default"]}
    cache.clear()
    yield bucket
    bucket.objects.delete()
    bucket.delete()


def names(bucket):
    return {one.key for one in bucket.objects.all()}


def test_a_version_keeps_its_files_there_and_readers_get_them(product, storage):
    assert len(read(product)) == 6
    assets = set(Asset.objects.values_list("pk", flat=True))
    assert len(assets) == 2
    assert all(any(sha256 in name for name in names(storage)) for sha256 in assets)


def test_the_version_stays_when_the_desk_replaces_and_deletes_the_files(product, storage):
    before = read(product)
    get_document_model().objects.all().delete()
    get_image_model().objects.all().delete()
    assert read(product) == before


def test_a_part_of_a_file_is_read(product, storage):
    held = Asset.objects.order_by("size")[0]
    name = held.uses.get().name
    answer = Client().get(f"/api/v1/assets/{held.pk}/{name}", headers={"Range": "bytes=6-10"})
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == b"words"


def test_what_is_revoked_leaves_the_bucket(product, storage, django_capture_on_commit_callbacks):
    assets = set(Asset.objects.values_list("pk", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        revoke(product.translation_key)
    assert not any(sha256 in name for name in names(storage) for sha256 in assets)


def test_the_desk_gives_a_file_itself_and_names_no_bucket(sheet, storage, client):
    client.force_login(PublisherFactory(is_superuser=True))
    assert sheet.file.url.startswith("/media/")
    answer = client.get(sheet.file.url)
    assert answer.status_code == 200
    assert b"".join(answer) == b"first words"
    assert BUCKET not in str(answer.headers)
