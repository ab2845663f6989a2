"""Who may keep what the blocks of a product choose from."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from changeprojects.models import Helpline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
LINE = {"name": "A line", "phone": "01632 960 101", "hours": "Always", "checked_on": "2026-01-01"}
WRITERS = ("Programme managers", "Programme editors")
READERS = ("Publishers", "Evaluators")


def client_of(django_user_model, group):
    user = django_user_model.objects.create_user(f"one-of-{group}")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(("group", "may"), [*((g, True) for g in WRITERS), (READERS[0], False)])
def test_those_who_write_products_keep_helplines(django_user_model, group, may):
    client = client_of(django_user_model, group)
    client.post(reverse("wagtailsnippets_changeprojects_helpline:add"), LINE)
    assert Helpline.objects.filter(name="A line").exists() is may


@pytest.mark.parametrize(("group", "may"), [*((g, True) for g in WRITERS), (READERS[0], False)])
def test_those_who_write_products_upload_files(django_user_model, group, may):
    client = client_of(django_user_model, group)
    sheet = {"title": "A sheet", "file": ContentFile(b"words", name="sheet.pdf")}
    client.post(reverse("wagtaildocs:add"), sheet)
    plan = ContentFile(get_test_image_file().file.getvalue(), name="plan.png")
    client.post(reverse("wagtailimages:add"), {"title": "Plan", "file": plan})
    assert get_document_model().objects.exists() is may
    assert get_image_model().objects.exists() is may


@pytest.mark.parametrize("group", [*WRITERS, *READERS])
def test_all_of_them_see_what_there_is_to_choose(django_user_model, group):
    get_document_model().objects.create(title="Z", file=ContentFile(b"words", name="sheet.pdf"))
    client = client_of(django_user_model, group)
    response = client.get(reverse("wagtaildocs_chooser:choose"))
    assert response.status_code == 200
    assert "sheet.pdf" in response.json()["html"]


def test_no_one_of_them_deletes_a_helpline(django_user_model):
    line = Helpline.objects.create(**LINE)
    for group in WRITERS:
        address = reverse("wagtailsnippets_changeprojects_helpline:delete", args=[line.pk])
        client_of(django_user_model, group).post(address)
    assert Helpline.objects.exists()
