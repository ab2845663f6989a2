"""Files by collection: who sees, chooses and is given them, and that readers get none of it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
)

from changeprojects.actions.release_page import release_page
from changeprojects.editing.chosen_files import NOT_YOURS
from changeprojects.models import ProductPage
from changeprojects.models.team import CREDIT_ROLES
from syndication.models import Asset
from tests.changeprojects.test_doors import edit_data
from tests.changeprojects.test_released_files import download
from tests.factories.changeprojects import PilotReadyProductFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
# Who works with files, Wagtail's own two groups among them, and who comes for something else.
WITH_FILES = (
    "Programme managers",
    "Programme editors",
    "Publishers",
    "Evaluators",
    "Survey managers",
    *("Editors", "Moderators"),
)
WITHOUT_FILES = (
    *("Analysts", "Screeners", "Safeguarding leads", "Data stewards"),
    *("Contact keepers", "Link officers", "Coders"),
)
RIGHTS = ("choose", "add", "change")


@pytest.fixture
def ours():
    return Collection.get_first_root_node().add_child(name="Ours")


@pytest.fixture
def theirs():
    return Collection.get_first_root_node().add_child(name="Theirs")


@pytest.fixture
def editor(django_user_model, ours):
    """Somebody who writes one project: one part of the tree, one collection."""
    group = Group.objects.create(name="Writers of one project")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for model in ("document", "image"):
        for verb in RIGHTS:
            right = Permission.objects.get(codename=f"{verb}_{model}")
            GroupCollectionPermission.objects.create(group=group, collection=ours, permission=right)
    user = django_user_model.objects.create_user("writer")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def let_write(page):
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=Group.objects.get(name="Writers of one project"),
            page=page,
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )


def sheet(collection, name="sheet.pdf"):
    file = ContentFile(b"words", name=name)
    return get_document_model().objects.create(title=name, file=file, collection=collection)


def plan(collection, name="plan.png"):
    return get_image_model().objects.create(
        title=name, file=get_test_image_file(name), collection=collection
    )


def addresses(collection):
    image = plan(collection)
    return [sheet(collection).url, image.file.url, image.get_rendition("max-20x20").url]


def member_of(django_user_model, name):
    user = django_user_model.objects.create_user(f"one-of-{name}")
    user.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(user)
    return client


# ---------------------------------------------------------------- what the server gives


def test_an_editor_is_given_files_of_the_own_collection_and_of_no_other(editor, ours, theirs):
    assert [editor.get(one).status_code for one in addresses(ours)] == [200] * 3
    assert [editor.get(one).status_code for one in addresses(theirs)] == [404] * 3


def test_a_collection_inside_the_own_one_is_open_as_well(editor, ours):
    inside = ours.add_child(name="Inside")
    assert [editor.get(one).status_code for one in addresses(inside)] == [200] * 3


@pytest.mark.parametrize("group", [*WITH_FILES, *WITHOUT_FILES])
def test_files_are_for_those_roles_that_work_with_them(django_user_model, group):
    client = member_of(django_user_model, group)
    expected = 200 if group in WITH_FILES else 404
    found = [client.get(one).status_code for one in addresses(Collection.get_first_root_node())]
    assert found == [expected] * 3


def test_every_role_is_asked_here():
    assert {*Group.objects.values_list("name", flat=True)} == {*WITH_FILES, *WITHOUT_FILES}


def test_bytes_of_which_there_is_no_record_are_given_to_nobody(admin_client, ours):
    file = sheet(ours)
    get_document_model().objects.all().delete()
    assert file.file.storage.exists(file.file.name)
    assert admin_client.get(file.url).status_code == 404


def test_an_answer_costs_few_queries(editor, ours, django_assert_max_num_queries):
    for address in addresses(ours):
        with django_assert_max_num_queries(8):
            assert editor.get(address).status_code == 200


# ---------------------------------------------------------------- what the desk offers


@pytest.mark.parametrize(
    "name",
    [
        *("wagtaildocs_chooser:choose", "wagtaildocs_chooser:choose_results"),
        *("wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results"),
        *("wagtaildocs:index", "wagtailimages:index"),
    ],
)
def test_the_desk_offers_what_lies_in_the_own_collection_alone(editor, ours, theirs, name):
    for keep, ending in ((sheet, "pdf"), (plan, "png")):
        keep(ours, f"our-own.{ending}")
        keep(theirs, f"not-ours.{ending}")
    page = editor.get(reverse(name)).content.decode()
    assert "our-own." in page
    assert "not-ours." not in page


@pytest.mark.parametrize(
    ("keep", "name"),
    [
        (sheet, "wagtaildocs_chooser:chosen"),
        (plan, "wagtailimages_chooser:chosen"),
        (sheet, "wagtaildocs:edit"),
        (plan, "wagtailimages:edit"),
    ],
)
def test_a_file_of_others_is_not_opened_by_its_number(editor, ours, theirs, keep, name):
    assert editor.get(reverse(name, args=[keep(ours).pk])).status_code == 200
    refused = editor.get(reverse(name, args=[keep(theirs, f"not-{keep.__name__}.png").pk]))
    assert refused.status_code in {302, 403}
    assert b"not-" not in refused.content


# ---------------------------------------------------------------- what a form takes


def with_block(product, kind, values):
    """What the form of a product sends with one block in its first section."""
    place = "body-0-value-content"
    block = {f"{place}-0-value-{name}": value for name, value in values.items()}
    return edit_data(product, **{f"{place}-count": 1}) | {
        f"{place}-0-type": kind,
        f"{place}-0-order": 0,
        f"{place}-0-deleted": "",
        f"{place}-0-id": "",
        **block,
    }


def with_file(product, file):
    if isinstance(file, get_image_model()):
        described = {"image": file.pk, "alt": "A plan.", "long_description": "All of it."}
        return with_block(product, "diagram", described)
    told = {"title": "A sheet", "document": file.pk, "is_accessible": "on"}
    return with_block(product, "download", told)


def saved(client, product, data):
    address = reverse("wagtailadmin_pages:edit", args=[product.pk])
    return client.post(address, data)


@pytest.mark.parametrize("keep", [sheet, plan])
def test_a_form_takes_a_file_of_the_own_collection(editor, ours, keep):
    product = PilotReadyProductFactory()
    let_write(product)
    assert saved(editor, product, with_file(product, keep(ours))).status_code == 302
    first = product.get_latest_revision_as_object().body[0]
    assert len(first.value["content"]) == 1


@pytest.mark.parametrize("keep", [sheet, plan])
def test_a_form_refuses_a_file_that_was_not_offered(editor, theirs, keep):
    product = PilotReadyProductFactory()
    let_write(product)
    response = saved(editor, product, with_file(product, keep(theirs)))
    assert response.context["form"].errors["body"] == [NOT_YOURS]
    assert NOT_YOURS in response.content.decode()
    assert product.latest_revision is None


def test_a_form_takes_a_file_that_somebody_else_chose_before(editor, theirs):
    product = download(sheet(theirs))
    let_write(product)
    data = with_file(product, get_document_model().objects.get())
    assert saved(editor, product, data).status_code == 302


def test_what_a_person_did_is_ticked_in_the_form_of_a_product(admin_client):
    product = PilotReadyProductFactory()
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    form = page.context["form"].formsets["contributors"].empty_form
    assert str(form["credit_roles"]).count('type="checkbox"') == len(CREDIT_ROLES)


@pytest.mark.parametrize("is_ours", [True, False])
def test_another_form_of_a_product_is_a_file_of_the_own_collection(editor, ours, theirs, is_ours):
    product = PilotReadyProductFactory()
    let_write(product)
    row = {"kind": "audio", "url": "", "made_on": "2026-01-01", "id": "", "ORDER": 0}
    row["document"] = sheet(ours if is_ours else theirs).pk
    data = edit_data(product, **{"formats-TOTAL_FORMS": 1})
    data |= {f"formats-0-{name}": value for name, value in row.items()}
    response = saved(editor, product, data)
    if is_ours:
        assert response.status_code == 302
    else:
        [form] = response.context["form"].formsets["formats"].forms
        assert NOT_YOURS in form.errors["document"]


# ---------------------------------------------------------------- what readers get


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_file_of_a_private_collection_is_public_only_in_a_version(client, theirs, kind):
    CollectionViewRestriction.objects.create(collection=theirs, restriction_type=kind)
    document = sheet(theirs)
    assert client.get(document.url).status_code == 404
    product = download(document)
    product.save_revision()
    assert client.get(document.url).status_code == 404
    assert not Asset.objects.exists()
    release_page(ProductPage.objects.get(pk=product.pk))
    kept = Asset.objects.get()
    assert client.get(f"/api/v1/assets/{kept.pk}/sheet.pdf").status_code == 200
    # The upload itself stays where it was: what is put in its place is not public.
    assert client.get(document.url).status_code == 404


def test_no_address_of_wagtail_serves_a_document(admin_client, theirs):
    document = sheet(theirs)
    for address in (f"/documents/{document.pk}/sheet.pdf", f"/documents/{document.pk}/"):
        assert admin_client.get(address).status_code == 404
