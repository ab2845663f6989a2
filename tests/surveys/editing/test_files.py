"""Pictures, sounds and films of a survey or a notice lie where its editor may choose from."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.test.utils.form_data import nested_form_data, streamfield

from changeprojects.editing.chosen_files import NOT_YOURS
from surveys.models import Notice, Survey
from tests.factories.surveys import notice_parts
from tests.surveys.editing.test_question_types import picture

pytestmark = pytest.mark.django_db
NOBODY = {"image": ""}
PLACES = ("picture", "option", "in another form", "sound", "film", "information")


@pytest.fixture
def ours():
    return Collection.get_first_root_node().add_child(name="Ours")


@pytest.fixture
def theirs():
    return Collection.get_first_root_node().add_child(name="Theirs")


@pytest.fixture
def editor(client, django_user_model, ours):
    """Somebody who writes surveys and notices, with one collection to choose from."""
    group = Group.objects.create(name="Writers of surveys")
    names = ["access_admin", "add_survey", "change_survey", "add_notice", "change_notice"]
    group.permissions.add(*Permission.objects.filter(codename__in=names))
    for model in ("document", "image"):
        right = Permission.objects.get(codename=f"choose_{model}")
        GroupCollectionPermission.objects.create(group=group, collection=ours, permission=right)
    user = django_user_model.objects.create_user("writer")
    user.groups.add(group)
    client.force_login(user)
    return client


def image_in(collection):
    image = picture()
    image.collection = collection
    image.save()
    return {"image": image.pk, "alt_text": "A door"}


def clip_in(collection):
    file = ContentFile(b"spoken", name="spoken.mp3")
    made = get_document_model().objects.create(title="x", file=file, collection=collection)
    return made.pk


def survey_with(place, collection):
    """What the form of a survey sends, with a file at one `place`."""
    shown = image_in(collection)
    words = {"form": "bfi", "label": "", "help": "", "picture": NOBODY, "sound": "", "film": ""}
    words |= {
        "in another form": {"picture": shown},
        "sound": {"sound": clip_in(collection)},
        "film": {"film": clip_in(collection)},
    }.get(place, {})
    answers = [
        (label, {"label": label, "value": "", "picture": NOBODY, "others": streamfield([])})
        for label in ("Yes", "No")
    ]
    if place == "option":
        answers[0][1]["picture"] = shown
    asked = {
        "label": "Was it fair?",
        "help": "",
        "key": "",
        "picture": shown if place == "picture" else NOBODY,
        "options": streamfield([("item", one) for _, one in answers]),
        "others": streamfield([("item", words)]),
    }
    told = {
        "heading": "Read this",
        "text": "You can skip.",
        "picture": shown if place == "information" else NOBODY,
        "others": streamfield([]),
    }
    page = {
        "title": "",
        "questions": streamfield([("info", told), ("single", asked)]),
        "show_if": {"question": "", "op": "is", "value": "", "more": streamfield([])},
        "coming": "",
        "coming_others": streamfield([]),
    }
    return {
        "title": "What helped?",
        "audience": "For parents",
        "intro": "We want to know.",
        "safety_profile": "standard",
        "consent_text": "I want to take part.",
        "steps": streamfield([("step", page)]),
        "readers": streamfield([]),
        "translations": streamfield([]),
    }


def posted(client, form, name, *args):
    verb = "edit" if args else "add"
    address = reverse(f"wagtailsnippets_surveys_{name}:{verb}", args=args)
    return client.post(address, nested_form_data(form))


@pytest.mark.parametrize("place", PLACES)
def test_a_survey_takes_a_file_of_the_own_collection(editor, ours, place):
    answer = posted(editor, survey_with(place, ours), "survey")
    assert answer.status_code == 302, answer.context["form"].errors
    assert Survey.objects.get().latest_revision


@pytest.mark.parametrize("place", PLACES)
def test_a_survey_refuses_a_file_that_was_not_offered(editor, theirs, place):
    answer = posted(editor, survey_with(place, theirs), "survey")
    assert answer.context["form"].errors["steps"] == [NOT_YOURS]
    assert NOT_YOURS in answer.content.decode()
    assert not Survey.objects.exists()


def test_a_file_that_somebody_else_chose_before_may_stay(editor, theirs, admin_user):
    other = Client()
    other.force_login(admin_user)
    form = survey_with("sound", theirs)
    assert posted(other, form, "survey").status_code == 302
    survey = Survey.objects.get()
    assert posted(editor, form, "survey", survey.pk).status_code == 302
    # But not one more.
    answer = posted(editor, survey_with("sound", theirs), "survey", survey.pk)
    assert answer.context["form"].errors["steps"] == [NOT_YOURS]


def notice_with(collection):
    parts = [(one["type"], one["value"] | {"picture": NOBODY}) for one in notice_parts()]
    parts[0][1]["picture"] = image_in(collection)
    words = {"audience": "adult", "form": "en-gb", "title": "Your answers"}
    return words | {"parts": streamfield(parts)}


def test_a_notice_takes_a_picture_of_the_own_collection(editor, ours):
    answer = posted(editor, notice_with(ours), "notice")
    assert answer.status_code == 302, answer.context["form"].errors


def test_a_notice_refuses_a_picture_that_was_not_offered(editor, theirs):
    answer = posted(editor, notice_with(theirs), "notice")
    assert answer.context["form"].errors["parts"] == [NOT_YOURS]
    assert not Notice.objects.exists()
