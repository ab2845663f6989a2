"""Every way in which Wagtail makes a page live, and back: the gate, the release, the retreat."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import serializers
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import BudgetLine, ProductPage, ProjectIndexPage
from syndication.documents import Version
from syndication.models import Edition, Publication
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    DraftProductFactory,
    DraftProjectFactory,
    EditorFactory,
    EventFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
    block,
    body,
    section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(pilot_ready):
    """A product whose project has no money: it may not be released."""
    BudgetLine.objects.all().delete()
    return pilot_ready


def editions(page):
    return Edition.objects.filter(publication__identifier=page.translation_key)


def is_live(page):
    return Page.objects.get(pk=page.pk).live


# ---------------------------------------------------------------- code


def test_publishing_a_revision_releases_one_edition(pilot_ready):
    product = release_page(pilot_ready)
    assert is_live(product)
    assert [str(edition.version) for edition in editions(product)] == ["0.3"]


def test_publishing_a_refused_revision_leaves_a_draft(refused):
    with pytest.raises(ReleaseRefused):
        refused.save_revision().publish()
    assert not is_live(refused)
    assert not editions(refused).exists()


def test_a_child_added_live_is_released():
    project = DraftProjectFactory(live=True)
    assert document_of(project.translation_key)["title"] == project.title


def test_a_child_added_live_is_refused_and_not_there():
    project = LiveProjectFactory()
    with pytest.raises(ReleaseRefused):
        DraftProductFactory(parent=project, stage="final", live=True)
    assert not ProductPage.objects.child_of(project).exists()


def test_the_first_revision_of_a_page_added_live_releases_nothing_twice():
    project = LiveProjectFactory()
    product = PilotReadyProductFactory(parent=project)
    product.live = True
    product.save()
    product.save_revision().publish()
    assert editions(product).count() == 1


def test_saving_a_live_page_again_releases_nothing(pilot_ready):
    product = release_page(pilot_ready)
    number = Publication.objects.get(identifier=product.translation_key).change_number
    product.save()
    publication = Publication.objects.get(identifier=product.translation_key)
    assert publication.change_number == number


def test_a_draft_of_a_live_page_is_nobodys_business(pilot_ready):
    product = release_page(pilot_ready)
    product.title = "Secret new title"
    product.save_revision()
    assert document_of(product.translation_key)["title"] == "Court handbook"


def test_a_released_draft_is_kept_and_shown_to_nobody():
    product = release_page(DraftProductFactory())
    assert editions(product).get().public is False
    assert document_of(product.translation_key) is None


# ---------------------------------------------------------------- the editor


def edit_data(page, **changes):
    """What the editor's form sends for this page."""
    data = {
        "title": page.title,
        "slug": page.slug,
        "plain_summary": page.plain_summary,
        "kind": page.kind,
        "audience": page.audience,
        "audience_kinds": page.audience_kinds,
        "licence": page.licence,
        "version": page.version,
        "stage": page.stage,
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **_stream(page.body),
        **_formset("made_from", page, ("kind", "held_on", "who", "note")),
        **_formset("test_rounds", page, ("version", "method", "held_on", "findings")),
        **_formset("change_entries", page, ("type", "plain_text", "reason", "block_ids")),
        **_formset("formats", page, ("kind", "document", "url", "made_on")),
        **_formset("contributors", page, ("person", "credit_roles")),
        **_formset("evidence", page, ("title", "url", "says", "as_at")),
        **_formset("support", page, ("kind", "title", "url", "summary")),
        **_formset("practice_items", page, ("item", "text")),
    }
    for name in ("aim", "methods", "results", "influence", "reflections"):
        data[f"involvement_{name}"] = getattr(page, f"involvement_{name}")
    return data | changes


def _formset(name, page, fields):
    rows = list(getattr(page, name).all())
    saved = sum(1 for row in rows if row.pk)
    data = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": saved}
    for index, row in enumerate(rows):
        data |= {f"{name}-{index}-{field}": getattr(row, field) for field in fields}
        data |= {f"{name}-{index}-id": row.pk or "", f"{name}-{index}-ORDER": index}
    return data


def _stream(stream):
    data = {"body-count": len(stream)}
    for index, part in enumerate(stream):
        prefix = f"body-{index}"
        data |= {f"{prefix}-type": "section", f"{prefix}-order": index, f"{prefix}-deleted": ""}
        data |= {f"{prefix}-id": part.id, f"{prefix}-value-heading": part.value["heading"]}
        data[f"{prefix}-value-content-count"] = 0
    return data


def test_the_publish_button_releases(admin_client, pilot_ready):
    url = reverse("wagtailadmin_pages:edit", args=[pilot_ready.pk])
    response = admin_client.post(url, edit_data(pilot_ready, **{"action-publish": "1"}))
    assert response.status_code == 302
    assert [str(edition.version) for edition in editions(pilot_ready)] == ["0.3"]


def test_the_publish_button_says_beside_the_field_what_is_missing(admin_client, refused):
    url = reverse("wagtailadmin_pages:edit", args=[refused.pk])
    response = admin_client.post(url, edit_data(refused, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert response.context["form"].errors["stage"] == [MONEY]
    assert not is_live(refused)


def untested(product):
    product.test_rounds.clear()
    product.save()


def change_untold(product):
    release_page(product)
    product.version = "0.4"


@pytest.mark.parametrize(
    ("breaks", "panel", "sentence"),
    [
        (untested, "test_rounds", "Add the test round that was held before this pilot version."),
        (
            change_untold,
            "change_entries",
            "Add a change entry that says what this version changes and why.",
        ),
    ],
)
def test_what_is_missing_in_a_panel_is_told_there_and_once_in_the_banner(
    admin_client, breaks, panel, sentence
):
    product = PilotReadyProductFactory()
    breaks(product)
    url = reverse("wagtailadmin_pages:edit", args=[product.pk])
    response = admin_client.post(url, edit_data(product, **{"action-publish": "1"}))
    page = BeautifulSoup(response.content, "html.parser")
    [told] = [one for one in page.select(".error-message") if sentence in one.get_text()]
    assert told.find_next_sibling("div", id=f"id_{panel}-FORMS")
    assert page.select_one(".messages").get_text().count(sentence) == 1


@pytest.mark.parametrize("version", ["", "00.3", "1.1234567", "1.x"])
def test_not_even_a_draft_or_a_preview_is_without_a_version(admin_client, version, pilot_ready):
    data = edit_data(pilot_ready, version=version)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[pilot_ready.pk])
    assert admin_client.post(preview, data).json()["is_valid"] is False
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[pilot_ready.pk]), data)
    [sentence] = response.context["form"].errors["version"]
    assert sentence == (Version.HOW_TO_WRITE if version else "This field is required.")


def test_saving_a_draft_is_never_held_up(admin_client, refused):
    url = reverse("wagtailadmin_pages:edit", args=[refused.pk])
    response = admin_client.post(url, edit_data(refused, title="Another title"))
    assert response.status_code == 302
    stored = ProductPage.objects.get(pk=refused.pk)
    assert stored.get_latest_revision_as_object().title == "Another title"


def test_create_and_publish_releases_once(admin_client):
    project = LiveProjectFactory()
    product = ProductPage(title="New", slug="new", plain_summary="Plain.", body=body())
    url = reverse("wagtailadmin_pages:add", args=["changeprojects", "productpage", project.pk])
    response = admin_client.post(url, edit_data(product, **{"action-publish": "1"}))
    assert response.status_code == 302
    assert editions(ProductPage.objects.child_of(project).get()).count() == 1


def test_create_and_publish_is_refused_beside_the_field(admin_client):
    project = LiveProjectFactory()
    product = ProductPage(
        title="New", slug="new", plain_summary="Plain.", stage="final", version="1.0"
    )
    url = reverse("wagtailadmin_pages:add", args=["changeprojects", "productpage", project.pk])
    response = admin_client.post(url, edit_data(product, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert {"stage", "involvement_aim"} <= set(response.context["form"].errors)
    assert not ProductPage.objects.child_of(project).exists()


def test_an_editor_without_the_right_to_publish_saves_a_draft(client, refused):
    grant_page_rights(refused.get_parent())
    client.force_login(EditorFactory())
    url = reverse("wagtailadmin_pages:edit", args=[refused.pk])
    client.post(url, edit_data(refused, title="By an editor", **{"action-publish": "1"}))
    assert not is_live(refused)


def bulk_publish(admin_client, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return admin_client.post(f"{url}?{chosen}", follow=True)


def why_refused(response):
    """What an editor reads after a refusal: the words, and where its buttons lead."""
    messages = BeautifulSoup(response.content, "html.parser").select_one(".messages")
    links = {link.get_text(): link["href"] for link in messages.select("a.button")}
    return " ".join(messages.get_text().split()), links


MONEY = "Allocate a confirmed pilot budget to the project before you release a pilot version."


def test_bulk_publish_releases_each_page(admin_client):
    ready = [PilotReadyProductFactory(), PilotReadyProductFactory()]
    for page in ready:
        page.save_revision()
    bulk_publish(admin_client, *ready)
    assert [editions(page).count() for page in ready] == [1, 1]


def test_bulk_publish_is_refused_with_a_message(admin_client, refused):
    refused.save_revision()
    response = bulk_publish(admin_client, refused)
    assert response.status_code == 200
    assert "Nothing was published" in response.content.decode()
    assert not is_live(refused)


def test_bulk_publish_is_whole_or_not_at_all(admin_client, refused):
    ready = PilotReadyProductFactory()
    BudgetLine.objects.filter(project=refused.project).delete()
    for page in (ready, refused):
        page.save_revision()
    bulk_publish(admin_client, ready, refused)
    assert not is_live(ready)
    assert not editions(ready).exists()


def test_a_refusal_says_which_page_which_rule_why_and_where_to_mend_it(admin_client, refused):
    refused.title = "Heron handbook"
    refused.save()
    refused.save_revision()
    words, links = why_refused(bulk_publish(admin_client, refused))
    assert f"“Heron handbook” does not meet: {MONEY} (B06)" in words
    register = reverse("changeprojects_budgetline_modeladmin_index")
    assert links == {"Mend B06": f"{register}?project={refused.project.pk}"}
    assert admin_client.get(links["Mend B06"]).status_code == 200


def submit(page, user):
    """Submit the page, as the editor's button does, to the workflow of the whole site."""
    page.save_revision(user=user)
    return page.get_workflow().start(page, user)


def test_what_editors_submit_waits_for_a_publisher(admin_user, pilot_ready):
    state = submit(pilot_ready, admin_user)
    task = state.current_task_state.task.specific
    assert [group.name for group in task.groups.all()] == ["Publishers"]


def test_approval_in_a_workflow_is_refused_with_a_message(admin_client, admin_user, refused):
    state = submit(refused, admin_user)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[refused.pk, "approve", state.current_task_state.pk],
    )
    response = admin_client.post(url, {"comment": ""}, follow=True)
    assert response.status_code == 200
    assert "Nothing was published" in response.content.decode()
    assert not is_live(refused)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


def test_approval_in_a_workflow_releases(admin_client, admin_user, pilot_ready):
    state = submit(pilot_ready, admin_user)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[pilot_ready.pk, "approve", state.current_task_state.pk],
    )
    admin_client.post(url, {"comment": ""})
    assert editions(pilot_ready).count() == 1


def test_a_refusal_in_a_dialogue_reloads_the_editor(admin_client, admin_user, refused):
    state = submit(refused, admin_user)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[refused.pk, "approve", state.current_task_state.pk],
    )
    response = admin_client.post(
        url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert response.json() == {
        "step": "success",
        "redirect": reverse("wagtailadmin_pages:edit", args=[refused.pk]),
    }


# ---------------------------------------------------------------- the schedule


def schedule(page):
    """Approve the page's next revision for a minute ago."""
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()


def test_the_schedule_goes_on_after_a_refusal(refused):
    schedule(refused)
    ready = PilotReadyProductFactory()
    schedule(ready)
    call_command("publish_scheduled")
    assert not is_live(refused)
    assert is_live(ready)
    assert editions(ready).count() == 1


def test_the_schedule_goes_on_when_a_file_is_lost_and_tries_again(
    admin_client, storage, pilot_ready
):
    sheet = get_document_model().objects.create(
        title="A sheet", file=ContentFile(b"words", name="sheet.pdf")
    )
    lost = pilot_ready
    download = {"title": "For parents", "document": sheet.pk, "is_accessible": True}
    lost.body = [section("One", block("download", download, str(uuid4())), key=str(uuid4()))]
    lost.save()
    schedule(lost)
    default_storage.delete(sheet.file.name)
    ready = PilotReadyProductFactory()
    schedule(ready)
    for _ in range(2):
        call_command("publish_scheduled")
    assert not is_live(lost)
    assert is_live(ready)
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[lost.pk]))
    assert history.content.decode().count("something failed") == 1
    default_storage.save(sheet.file.name, ContentFile(b"words"))
    call_command("publish_scheduled")
    assert is_live(lost)


def test_a_refused_schedule_is_told_in_the_history(refused, admin_client):
    schedule(refused)
    call_command("publish_scheduled")
    response = admin_client.get(reverse("wagtailadmin_pages:history", args=[refused.pk]))
    assert f"A scheduled release was refused: {MONEY} (B06)" in response.content.decode()
    assert not refused.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_page_that_expires_is_gone(pilot_ready):
    product = release_page(pilot_ready)
    Page.objects.filter(pk=product.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert document_of(product.translation_key) is None


# ---------------------------------------------------------------- copies and aliases


def test_the_form_for_copying_publishes_nothing(admin_client, piloted):
    before = Edition.objects.count()
    url = reverse("wagtailadmin_pages:copy", args=[piloted.project.pk])
    parent = piloted.project.get_parent()
    data = {"new_title": "Again", "new_slug": "again", "new_parent_page": parent.pk}
    response = admin_client.post(url, data | {"copy_subpages": "on", "publish_copies": "on"})
    assert response.status_code == 302
    copy = Page.objects.get(slug="again")
    assert copy.get_descendants().exists()
    assert not copy.get_descendants(inclusive=True).live().exists()
    assert Edition.objects.count() == before


def test_a_copy_goes_live_by_the_gate_alone(admin_client, pilot_ready):
    product = release_page(pilot_ready)
    copy = product.copy(update_attrs={"slug": "copy"})
    BudgetLine.objects.all().delete()
    copy.save_revision()
    words, _ = why_refused(bulk_publish(admin_client, copy))
    assert MONEY in words
    assert not is_live(copy)


def test_the_form_for_an_alias_shows_nothing(admin_client, client, pilot_ready):
    product = release_page(pilot_ready)
    parent = product.get_parent()
    url = reverse("wagtailadmin_pages:copy", args=[product.pk])
    data = {"new_title": "Again", "new_slug": "again", "new_parent_page": parent.pk}
    assert admin_client.post(url, data | {"alias": "on"}).status_code == 302
    alias = ProductPage.objects.get(slug="again")
    assert alias.alias_of_id == product.pk
    assert client.get(alias.url).status_code == 404


def test_an_alias_becomes_a_page_of_its_own_without_being_published(client, pilot_ready):
    product = release_page(pilot_ready)
    alias = product.create_alias(update_slug="alias")
    grant_page_rights(product.get_parent())
    client.force_login(EditorFactory())
    url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    assert client.post(url).status_code == 302
    assert ProductPage.objects.get(pk=alias.pk).alias_of_id is None
    assert not is_live(alias)
    assert not editions(alias).exists()


def test_a_copy_of_a_live_product_is_a_draft(pilot_ready):
    product = release_page(pilot_ready)
    copy = product.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not is_live(copy)
    assert not editions(copy).exists()


def test_a_project_copied_with_all_that_is_in_it_is_drafts(piloted):
    before = Edition.objects.count()
    copy = piloted.project.copy(recursive=True, update_attrs={"slug": "copy"}, keep_live=True)
    assert not copy.get_descendants(inclusive=True).live().exists()
    assert Edition.objects.count() == before


def test_an_alias_shows_nothing(client, pilot_ready):
    product = release_page(pilot_ready)
    alias = product.create_alias(update_slug="alias")
    assert document_of(alias.translation_key) is None
    assert client.get(alias.url).status_code == 404
    product.refresh_from_db()
    product.unpublish()


def test_a_live_mark_set_behind_our_back_shows_nothing(client, refused):
    ProductPage.objects.filter(pk=refused.pk).update(live=True)
    assert client.get(refused.url).status_code == 404


def test_rows_loaded_behind_our_back_show_nothing(client, refused):
    stored = serializers.serialize("json", [ProductPage.objects.get(pk=refused.pk)])
    stored = stored.replace('"live": false', '"live": true')
    for row in serializers.deserialize("json", stored):
        row.save()
    Page.objects.filter(pk=refused.pk).update(live=True)
    assert client.get(refused.url).status_code == 404
    assert not editions(refused).exists()


def test_a_live_mark_set_behind_our_back_gives_no_other_door(client, refused):
    """Who saves such a page afterwards meets the gate."""
    ProductPage.objects.filter(pk=refused.pk).update(live=True)
    with pytest.raises(ReleaseRefused):
        ProductPage.objects.get(pk=refused.pk).save()
    with pytest.raises(ReleaseRefused):
        ProductPage.objects.get(pk=refused.pk).save_revision().publish()
    assert not editions(refused).exists()


# ---------------------------------------------------------------- back


def test_an_unpublished_page_is_gone_and_its_project_forgets_it(pilot_ready):
    product = release_page(pilot_ready)
    project = product.project
    assert document_of(project.translation_key)["products"]
    product.unpublish()
    assert document_of(product.translation_key) is None
    assert document_of(project.translation_key)["products"] == []


def test_what_was_taken_back_may_return_word_for_word(pilot_ready):
    product = release_page(pilot_ready)
    frozen = editions(product).get().sha256
    product.unpublish()
    again = release_page(ProductPage.objects.get(pk=product.pk))
    assert document_of(again.translation_key)["current"]["version"] == "0.3"
    assert editions(again).get().sha256 == frozen


def test_a_project_is_deleted_with_all_that_is_in_it(piloted):
    project = piloted.project
    keys = [project.translation_key, piloted.translation_key, piloted.pilots.get().translation_key]
    project.delete()
    assert not ProductPage.objects.filter(pk=piloted.pk).exists()
    assert all(document_of(key) is None for key in keys)


def bytes_of(product):
    return list(editions(product).order_by("pk").values_list("document", "html", "sha256"))


def change_title(product):
    product.title = "Another"
    product.body = body("<p>Other words.</p>")
    product.save_revision()


def change_slug(product):
    product.slug = "elsewhere"
    product.save()


@pytest.mark.parametrize(
    "change",
    [change_title, change_slug, ProductPage.unpublish, ProductPage.delete],
    ids=["edited", "readdressed", "unpublished", "deleted"],
)
def test_the_bytes_of_an_edition_never_change(
    change, django_capture_on_commit_callbacks, pilot_ready
):
    product = release_page(pilot_ready)
    before = bytes_of(product)
    with django_capture_on_commit_callbacks(execute=True):
        change(product)
    assert bytes_of(product) == before


def test_a_new_address_of_the_list_reaches_every_page_below(
    django_capture_on_commit_callbacks, pilot_ready
):
    index = ProjectIndexPage.objects.get()
    product = release_page(pilot_ready)
    with django_capture_on_commit_callbacks(execute=True):
        index.refresh_from_db()
        index.slug = "programme"
        index.save()
    assert "/programme/" in document_of(product.translation_key)["path"]
    assert "/programme/" in document_of(product.project.translation_key)["path"]


# ---------------------------------------------------------------- the project's head


def test_the_projects_head_follows_its_parts():
    project = LiveProjectFactory()
    release_page(PilotReadyProductFactory(parent=project))
    release_page(EventFactory(parent=project))
    head = document_of(project.translation_key)
    assert head["products"][0]["version"] == "0.3"
    assert head["events"][0]["title"] == "First seminar"


def test_a_draft_project_stays_unknown_when_its_parts_are_released():
    project = DraftProjectFactory()
    release_page(PilotReadyProductFactory(parent=project))
    assert document_of(project.translation_key) is None


def test_a_head_that_would_say_the_same_is_not_released_again():
    project = LiveProjectFactory()
    number = Publication.objects.get(identifier=project.translation_key).change_number
    project.refresh_head()
    publication = Publication.objects.get(identifier=project.translation_key)
    assert publication.change_number == number


def test_a_draft_of_the_final_changes_nothing_public(final_ready):
    head = document_of(final_ready.translation_key)
    final_ready.stage, final_ready.version, final_ready.title = "draft", "0.4", "Not yet"
    release_page(final_ready)
    assert document_of(final_ready.translation_key) == head
