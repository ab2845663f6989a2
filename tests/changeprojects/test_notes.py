"""Notes in the margin name a change of their own page, and say what they said before."""

from importlib import import_module

import orjson
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError

from changeprojects.actions.release_page import release_page
from changeprojects.blocks import BecauseBlock
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import ChangeEntry, ProductPage
from changeprojects.rules.notes import noted_changes, noting_changes_of
from syndication.models import Edition
from tests.changeprojects.test_doors import edit_data
from tests.factories.changeprojects import (
    SHARING,
    SHARING_TEXT,
    FinalReadyProductFactory,
    PilotReadyProductFactory,
    block,
    body,
    section,
)

pytestmark = pytest.mark.django_db
NOTE = "00000000-0000-4000-8000-0000000000c1"
migration = import_module("changeprojects.migrations.0025_notes_choose_their_change")


def with_note(product, **value):
    """The product with a note beside its first section."""
    first, *rest = body()
    words = first["value"]["content"]
    note = block("because", {"change": "", "text": ""} | value, NOTE)
    product.body = [section("Sharing the draft", note, *words, key=SHARING), *rest]
    return product


@pytest.fixture
def product(final_ready):
    """A product that may be released, with one change that people asked for."""
    return final_ready


@pytest.fixture
def asked(product):
    """That change."""
    return product.change_entries.get(reason=ChangeEntry.Reason.VOICE)


def frozen(product):
    """What the newest version says in its note."""
    edition = Edition.objects.filter(publication__identifier=product.translation_key)
    content = orjson.loads(edition.newest_first().first().document)
    return content["sections"][0]["blocks"][0]["value"], edition.newest_first().first()


def test_a_note_says_why_in_its_own_words_and_what_it_answers(product, asked):
    with_note(product, change=str(asked.identifier), text="Most saw it late.")
    value, edition = frozen(release_page(product))
    assert value == {"text": "Most saw it late.", "recommendation": asked.recommendation.code}
    assert "<p>Most saw it late.</p>" in edition.html


def test_a_note_without_words_says_what_changed(product, asked):
    with_note(product, change=str(asked.identifier))
    value, edition = frozen(release_page(product))
    assert value["text"] == asked.plain_text
    assert f"<p>{asked.plain_text}</p>" in edition.html


def test_a_note_that_names_no_change_of_the_page_is_refused(product, asked):
    other = FinalReadyProductFactory().change_entries.first()
    product.change_entries.add(
        ChangeEntry(type="added", plain_text="A list.", reason="editorial", block_ids=[])
    )
    editorial = product.change_entries.get(reason="editorial")
    for change in (str(other.identifier), str(editorial.identifier), ""):
        with pytest.raises(ReleaseRefused) as refused:
            with_note(product, change=change, text="Why.").check_release()
        assert "because families said" in str(refused.value)


def test_a_note_whose_change_was_taken_off_the_list_is_refused(product, asked):
    with_note(product, change=str(asked.identifier), text="Why.")
    product.change_entries.set([])
    with pytest.raises(ReleaseRefused):
        release_page(product)


def test_only_changes_that_people_asked_for_are_offered(product, asked):
    product.change_entries.add(
        ChangeEntry(type="added", plain_text="A list.", reason="editorial", block_ids=[])
    )
    assert [one.key for one in noted_changes(product)] == [str(asked.identifier)]


def test_what_is_offered_ends_with_the_form(product, asked):
    choice = BecauseBlock().child_blocks["change"]
    with noting_changes_of(product):
        assert choice.clean(str(asked.identifier)) == str(asked.identifier)
    with pytest.raises(ValidationError):
        choice.clean(str(asked.identifier))


# ---------------------------------------------------------------- the editor


def form_of(product):
    return reverse("wagtailadmin_pages:edit", args=[product.pk])


def test_the_form_offers_the_changes_of_its_own_page(admin_client, product, asked):
    other = FinalReadyProductFactory()
    other.change_entries.first().plain_text = "Of another page."
    product.save_revision()
    page = admin_client.get(form_of(product)).content.decode()
    assert str(asked.identifier) in page
    assert f"Changed: {asked.plain_text}" in page
    assert page.count(str(asked.identifier)) == 2
    assert str(other.change_entries.first().identifier) not in page
    assert 'type="hidden" name="change_entries-0-identifier"' in page
    assert 'name="change_entries-__prefix__-identifier"' in page


def sent(product, value):
    """What the form sends with a note in the first section."""
    data = edit_data(product)
    count = int(data["body-0-value-content-count"])
    prefix = f"body-0-value-content-{count}"
    note = {"type": "because", "order": count, "deleted": "", "id": NOTE}
    data |= {f"{prefix}-{name}": one for name, one in note.items()}
    data |= {f"{prefix}-value-{name}": one for name, one in value.items()}
    return data | {"body-0-value-content-count": count + 1}


def test_an_editor_chooses_and_the_entry_keeps_its_name_in_the_draft(admin_client, product, asked):
    product.save_revision()
    key = str(asked.identifier)
    data = sent(product, {"change": key, "text": ""}) | {"change_entries-0-identifier": key}
    for _ in range(2):
        assert admin_client.post(form_of(product), data).status_code == 302
        draft = ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object()
        assert [str(one.identifier) for one in draft.change_entries.all()] == [key]
        assert draft.body[0].value["content"][-1].value["change"] == key


def test_an_editor_cannot_name_a_change_of_another_page(admin_client, product, asked):
    other = str(FinalReadyProductFactory().change_entries.first().identifier)
    product.save_revision()
    response = admin_client.post(form_of(product), sent(product, {"change": other, "text": ""}))
    errors = response.context["form"].errors["body"].as_data()
    assert isinstance(errors[0], StreamBlockValidationError)


def test_each_new_entry_gets_a_name_of_its_own(admin_client, product):
    product.change_entries.set([])
    product.save_revision()
    data = edit_data(product) | {"change_entries-TOTAL_FORMS": 2}
    for index in range(2):
        row = {"type": "added", "plain_text": f"Part {index}.", "reason": "voice", "ORDER": index}
        data |= {f"change_entries-{index}-{name}": one for name, one in row.items()}
        data |= {f"change_entries-{index}-id": "", f"change_entries-{index}-identifier": ""}
    assert admin_client.post(form_of(product), data).status_code == 302
    draft = ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object()
    keys = {one.identifier for one in draft.change_entries.all()}
    assert len(keys) == 2
    assert None not in keys


# ---------------------------------------------------------------- what was stored before


def as_before(product, code, text="Most saw it late."):
    """The product with a note as notes were stored before they chose."""
    with_note(product)
    raw = product.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"] = {"text": text, "recommendation": code}
    return raw


def test_old_notes_choose_the_change_that_they_were_about(product, asked):
    code = asked.recommendation.code
    entry = {
        "identifier": str(asked.identifier),
        "reason": "voice",
        "block_ids": [SHARING_TEXT],
        "code": code,
    }
    elsewhere = entry | {"identifier": "other", "block_ids": [NOTE]}
    for entries, code_then, chosen in (
        ([entry], code, entry["identifier"]),
        ([entry, elsewhere], code, "other"),
        ([entry | {"reason": "pilot"}], code, code),
        ([entry], "REC-99", "REC-99"),
        ([entry], "", ""),
        ([elsewhere | {"code": ""}], "", "other"),
    ):
        raw = as_before(product, code_then)
        assert migration.rewrite(raw, entries)
        value = raw[0]["value"]["content"][0]["value"]
        assert value == {"text": "Most saw it late.", "change": chosen}


@pytest.mark.parametrize("fits", [True, False])
def test_a_version_from_before_is_released_again_word_for_word(product, asked, fits):
    code = asked.recommendation.code if fits else "REC-99"
    # It was told with a code, whether or not that is the one of an entry.
    with_note(product, change=code, text="Most saw it late.")
    product = release_page(product)
    value, edition = frozen(product)
    assert value == {"text": "Most saw it late.", "recommendation": code}
    raw = as_before(product, code)
    ProductPage.objects.filter(pk=product.pk).update(body=raw)
    revision = product.latest_revision
    content = revision.content | {"body": orjson.dumps(raw).decode()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)

    migration.choose(apps, None)

    page = ProductPage.objects.get(pk=product.pk)
    draft = page.get_latest_revision_as_object()
    (entry,) = page.change_entries.filter(reason="voice")
    (drafted,) = [one for one in draft.change_entries.all() if one.reason == "voice"]
    assert drafted.identifier == entry.identifier
    for one in (page, draft):
        note = one.body[0].value["content"][0].value
        assert note["change"] == (str(entry.identifier) if fits else code)
        assert note["text"] == "Most saw it late."
    page.unpublish()
    release_page(ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object())
    assert frozen(product)[1].pk == edition.pk


def test_every_entry_from_before_gets_an_identifier_of_its_own():
    products = [PilotReadyProductFactory() for _ in range(2)]
    for product in products:
        product.change_entries.add(
            ChangeEntry(type="added", plain_text="A.", reason="voice", block_ids=[])
        )
        product.save()
    ChangeEntry.objects.update(identifier=None)
    migration.choose(apps, None)
    keys = list(ChangeEntry.objects.values_list("identifier", flat=True))
    assert len(set(keys)) == 2
    assert None not in keys
