"""Files as editors uploaded them: for editors alone, and never what was released."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.actions.release_page import release_page
from syndication.models import Asset
from syndication.models.asset import place_of
from tests.changeprojects.test_released_files import download

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]


def uploaded(name, content=b"words"):
    file = ContentFile(content, name=name)
    return get_document_model().objects.create(title="A sheet", file=file)


def test_an_editor_reads_what_was_uploaded(admin_client):
    response = admin_client.get(uploaded("sheet.pdf").url)
    assert b"".join(response.streaming_content) == b"words"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="sheet.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_an_editor_sees_pictures_and_their_smaller_copies(admin_client):
    image = get_image_model().objects.create(title="A plan", file=get_test_image_file())
    for address in (image.file.url, image.get_rendition("max-20x20").url):
        assert admin_client.get(address)["Content-Type"] == "image/png"


def test_the_desk_shows_a_document_and_what_it_is_used_in(admin_client):
    document = uploaded("sheet.pdf")
    for name in ("index", "edit"):
        args = [document.pk] if name == "edit" else []
        response = admin_client.get(reverse(f"wagtaildocs:{name}", args=args))
        assert response.status_code == 200
        assert document.url in response.content.decode()


@pytest.mark.parametrize("name", ["sheet.csv", "page.html", "picture.svg"])
def test_what_could_be_taken_for_a_page_is_saved(admin_client, name):
    response = admin_client.get(uploaded(name, b"<script>alert(1)</script>").url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_gets_it(client, django_user_model):
    address = uploaded("sheet.pdf").url
    assert client.get(address).status_code == 404
    client.force_login(django_user_model.objects.create_user("link-officer"))
    assert client.get(address).status_code == 404


def test_what_was_released_is_not_read_here(admin_client):
    release_page(download(uploaded("sheet.pdf")))
    place = place_of(Asset.objects.get().pk)
    assert default_storage.exists(place)
    for name in (place, f"documents/../{place}", "documents/", "documents/other.pdf", "/documents"):
        assert admin_client.get(f"/media/{name}").status_code == 404, name


def test_only_reading_is_possible():
    assert Client().post("/media/documents/sheet.pdf").status_code == 405
