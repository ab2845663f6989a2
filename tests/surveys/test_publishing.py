"""Publishing freezes a version, through every door, or does not happen."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from surveys.actions.freeze_survey import freeze_survey
from surveys.compiler import compile_schema, digest_of
from surveys.editing.words import FIELDS
from surveys.exceptions import SurveyNotPublishable
from surveys.models import Survey, SurveyVersion
from surveys.models.version import Immutable
from tests.factories.surveys import (
    DeploymentFactory,
    SurveyFactory,
    frozen_version,
    single,
    step,
    text,
)

pytestmark = pytest.mark.django_db
FIXED = ("title", "audience", "intro", "consent_text", "rather_not_say", "none_of_these")
FIXED += ("yes", "no", "not_sure")


def publish(survey):
    survey.save_revision().publish()
    survey.refresh_from_db()


def test_publishing_freezes_a_version():
    survey = SurveyFactory(live=False)
    publish(survey)
    version = survey.versions.get()
    assert version.number == 1
    assert version.digest == digest_of(version.schema)
    assert [page["slug"] for page in version.schema["steps"]] == ["1", "2", "3", "4"]
    assert survey.live


def test_publishing_the_same_again_makes_no_new_version():
    survey = SurveyFactory()
    publish(survey)
    publish(survey)
    assert survey.versions.count() == 1


def test_a_changed_survey_gets_the_next_number_and_keeps_its_ids():
    survey = SurveyFactory()
    publish(survey)
    survey.steps[0].value["questions"][0].value["label"] = "Did anyone explain?"
    publish(survey)
    first, second = survey.versions.order_by("number")
    assert second.number == 2
    ids = [v.schema["steps"][0]["questions"][0]["id"] for v in (first, second)]
    assert ids[0] == ids[1]


def test_a_survey_with_faults_does_not_go_live():
    survey = SurveyFactory(live=False, steps=[])
    with pytest.raises(SurveyNotPublishable):
        publish(survey)
    stored = Survey.objects.get(pk=survey.pk)
    assert not stored.live
    assert not SurveyVersion.objects.exists()


def schedule(survey):
    """Approve the survey's next revision for a minute ago."""
    revision = survey.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()


def test_a_scheduled_survey_with_faults_holds_up_nothing_else(admin_client):
    faulty, sound = SurveyFactory(live=False, steps=[]), SurveyFactory(live=False)
    schedule(faulty)
    schedule(sound)
    call_command("publish_scheduled")
    assert list(Survey.objects.filter(live=True)) == [sound]
    assert SurveyVersion.objects.get().survey == sound
    assert not faulty.revisions.filter(approved_go_live_at__isnull=False).exists()
    history = admin_client.get(reverse("wagtailsnippets_surveys_survey:history", args=[faulty.pk]))
    assert "A scheduled publication was refused" in history.content.decode()


def test_a_version_is_never_changed_or_deleted():
    version = frozen_version()
    with pytest.raises(Immutable):
        version.save()
    with pytest.raises(Immutable):
        version.delete()
    with pytest.raises(Immutable):
        SurveyVersion.objects.update(number=7)
    with pytest.raises(Immutable):
        SurveyVersion.objects.all().delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda: SurveyVersion._base_manager.update(schema={}),
        lambda: SurveyVersion._base_manager.update(number=7),
        lambda: connection.cursor().execute("UPDATE surveys_surveyversion SET digest = ''"),
    ],
)
def test_the_database_refuses_to_change_a_version_as_well(change):
    version = frozen_version()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change()
    kept = SurveyVersion.objects.get()
    assert (kept.schema, kept.number) == (version.schema, version.number)


def test_short_names_are_made_from_the_words_and_kept_when_the_words_change():
    survey = SurveyFactory(steps=[step(single("", "Were they fair?", ["Yes, always", "No"]))])
    freeze_survey(survey)
    question = survey.steps[0].value["questions"][0].value
    question["label"] = "Were the people fair?"
    question["options"][0]["label"] = "Yes, each time"
    schema = freeze_survey(survey).schema["steps"][0]["questions"][0]
    assert schema["key"] == "were-they-fair"
    assert schema["options"][0] | {"id": ""} == {
        "id": "",
        "value": "yes-always",
        "label": "Yes, each time",
        "exclusive": False,
    }


def test_a_changed_short_name_of_an_answer_is_refused():
    survey = SurveyFactory()
    freeze_survey(survey)
    survey.steps[0].value["questions"][0].value["options"][0]["value"] = "yep"
    with pytest.raises(SurveyNotPublishable) as refused:
        freeze_survey(survey)
    assert refused.value.findings[0].code == "changed_value"


def test_a_rule_may_name_the_words_of_an_answer():
    pages = [
        step(single("a", "A?", ["Yes, always", "No"])),
        step(text("b", "B?"), rule=("a", "is", "Yes, always")),
    ]
    schema = compile_schema(SurveyFactory(steps=pages))
    assert schema["steps"][1]["show_if"]["value"] == "yes-always"


def test_every_question_may_be_left_out_and_offers_rather_not_say():
    schema = frozen_version().schema
    questions = [q for page in schema["steps"] for q in page["questions"]]
    assert not any(question["required"] for question in questions)
    choices = [question for question in questions if question["type"] != "text"]
    assert all(q["options"][-1]["value"] == "rather-not-say" for q in choices)


@pytest.fixture
def editing(client):
    """The form of a survey, as the admin's browser posts it."""
    client.force_login(get_user_model().objects.create_superuser("ed", "ed@agency.example", "x"))

    def post(only_if="", **extra):
        question = {"label": "What helped?", "max_length": 500, "others": streamfield([])}
        page = {
            "title": "",
            "questions": streamfield([("text", question)]),
            "show_if": {"question": only_if, "op": "is", "value": "x", "more": streamfield([])},
            "coming": "",
            "coming_others": streamfield([]),
        }
        form = {
            "title": "What helped?",
            "audience": "For parents",
            "intro": "We want to know.",
            "safety_profile": "standard",
            "consent_text": "I want to take part.",
            "steps": streamfield([("step", page)]),
            "readers": streamfield([("reader", {"who": "Our team", "what": "They read it."})]),
            "translations": streamfield([]),
        }
        url = reverse("wagtailsnippets_surveys_survey:add")
        return client.post(url, nested_form_data(form) | extra)

    return post


def test_publishing_in_the_admin_freezes_a_version(editing):
    assert editing(**{"action-publish": "1"}).status_code == 302
    assert SurveyVersion.objects.get().schema["steps"][0]["slug"] == "1"


HARD = "Did somebody hurt you?"


@pytest.mark.parametrize("later", [{}, {"go_live_at": "2099-01-01 12:00"}])
def test_who_publishes_at_once_reads_which_question_sounds_hard_and_is_not_marked(editing, later):
    question = {"steps-0-value-questions-0-value-label": HARD}
    answer = editing(**question | later | {"action-publish": "1"})
    [said] = [str(one) for one in get_messages(answer.wsgi_request) if one.level_tag == "warning"]
    assert f"“{HARD}” sounds hard to answer and is not marked as hard" in said
    assert "tick “It may be hard to answer”" in said


@pytest.mark.parametrize("published", [{}, {"action-publish": "1"}])
def test_nobody_is_warned_of_a_draft_or_of_what_does_not_sound_hard(editing, published):
    question = {} if published else {"steps-0-value-questions-0-value-label": HARD}
    answer = editing(**question | published)
    assert {one.level_tag for one in get_messages(answer.wsgi_request)} == {"success"}


def test_a_fault_is_shown_in_the_form_and_nothing_is_published(editing):
    page = editing("nowhere", **{"action-publish": "1"})
    (error,) = page.context["form"].errors["steps"].as_data()
    at_rule = error.block_errors[0].block_errors["show_if"]
    assert "Page “1” asks for “nowhere”, which is no question." in str(at_rule.non_block_errors)
    assert not SurveyVersion.objects.exists()


def test_nobody_publishes_what_does_not_say_who_reads_the_answers(editing):
    page = editing(**{"readers-0-deleted": "1", "action-publish": "1"})
    assert "Nothing says who reads what people say." in str(page.context["form"].errors["readers"])
    with pytest.raises(SurveyNotPublishable):
        SurveyFactory(readers=[], live=False).save_revision().publish()
    assert not SurveyVersion.objects.exists()
    assert editing(**{"readers-0-deleted": "1"}).status_code == 302


def test_a_language_added_just_now_is_looked_at_before_it_is_published(editing):
    urdu = dict.fromkeys(FIXED, "ہاں") | {"form": "ur", "what_happens": ""}
    urdu |= {"readers": streamfield([])} | {name: {} for name in FIELDS}
    added = nested_form_data({"translations": streamfield([("translation", urdu)])})
    page = editing(**added | {"action-publish": "1"})
    (error,) = page.context["form"].errors["steps"].as_data()
    at_question = error.block_errors[0].block_errors["questions"].block_errors[0]
    assert "Urdu: “What helped?” lacks the question" in str(at_question.non_block_errors)
    assert not SurveyVersion.objects.exists()


def test_a_draft_with_a_fault_may_be_saved(editing):
    assert editing("nowhere").status_code == 302
    assert not Survey.objects.get().live


def test_one_may_go_back_to_an_unfinished_draft(editing, client):
    editing(title="", audience="", intro="")
    survey = Survey.objects.get()
    args = [survey.pk, survey.latest_revision.pk]
    page = client.get(reverse("wagtailsnippets_surveys_survey:revisions_revert", args=args))
    assert page.status_code == 200
    words = {"safety_profile": "standard", "steps-count": "0", "readers-count": "0"}
    words |= {"translations-count": "0"}
    url = reverse("wagtailsnippets_surveys_survey:edit", args=[survey.pk])
    revert = reverse("wagtailsnippets_surveys_survey:revisions_revert", args=args)
    for address in (url, revert):
        assert client.post(address, words).status_code == 302
    assert survey.revisions.count() == 3


@pytest.mark.parametrize("name", ["title", "audience", "intro", "consent_text"])
def test_a_survey_without_the_words_that_people_read_first_is_not_published(name):
    with pytest.raises(SurveyNotPublishable) as refused:
        SurveyFactory(**{name: " "}).save_revision().publish()
    assert [reason.code for reason in refused.value.findings] == ["nothing_said"]
    assert not SurveyVersion.objects.exists()


# ---------------------------------------------------------------- whom it asks


@pytest.fixture
def of_workers():
    """A survey that workers could answer; what they said is nothing that service users said."""
    survey = SurveyFactory(live=False, people_asked="workers")
    publish(survey)
    return survey


def asks_nobody(survey):
    """Publish a draft that says of no workers any more, through whatever asks no form."""
    draft = Survey.objects.get(pk=survey.pk).get_latest_revision_as_object()
    draft.people_asked = None
    draft.save_revision().publish()


@pytest.mark.parametrize("status", ["open", "suspended", "closed"])
def test_who_was_asked_stays_who_was_asked(of_workers, status):
    DeploymentFactory(version=of_workers.versions.get(), status=status)
    with pytest.raises(SurveyNotPublishable, match="make another survey for others"):
        asks_nobody(of_workers)
    assert Survey.objects.get(pk=of_workers.pk).people_asked == "workers"


@pytest.mark.parametrize("to", [None, "workers"])
def test_the_form_says_so_at_the_field(of_workers, to):
    DeploymentFactory(version=of_workers.versions.get(), status="closed")
    survey = Survey.objects.get(pk=of_workers.pk)
    survey.people_asked = to
    if to:
        survey.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        survey.full_clean()
    assert list(refusal.value.message_dict) == ["people_asked"]


def test_a_scheduled_draft_that_asks_others_holds_up_nothing_else(of_workers):
    DeploymentFactory(version=of_workers.versions.get(), status="closed")
    draft = Survey.objects.get(pk=of_workers.pk)
    draft.people_asked = None
    schedule(draft)
    sound = SurveyFactory(live=False)
    schedule(sound)
    call_command("publish_scheduled")
    assert Survey.objects.get(pk=sound.pk).live
    assert Survey.objects.get(pk=of_workers.pk).people_asked == "workers"


def test_until_it_is_opened_it_may_ask_others(of_workers):
    DeploymentFactory(version=of_workers.versions.get(), status="draft")
    asks_nobody(of_workers)
    assert Survey.objects.get(pk=of_workers.pk).people_asked is None
