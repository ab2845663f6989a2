"""A version is what it was: through rewording, reordering and new editions of the survey."""

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.actions.freeze_survey import freeze_survey
from surveys.compiler import compile_schema, digest_of
from surveys.engine.frozen_schema import schema_from
from surveys.exceptions import SurveyNotPublishable
from surveys.models import Response, SurveyVersion
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SurveyFactory,
    asked,
    frozen_version,
    single,
    step,
    text,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

KINDS = {
    "single": {"options": ["Yes", "No"]},
    "several": {"options": ["Texts", "Calls"], "none_of_these": True},
    "top": {"options": ["A", "B", "C"], "most": 2},
    "yes_no": {},
    "faces": {"options": ["Good", "Fair", "Bad"]},
    "scale": {"low": "Never", "high": "Always"},
    "text": {},
    "short": {"max_length": 50},
    "number": {"lowest": 0, "highest": 9},
    "month": {},
    "code": {"parts": ["older", "birth-day", "first-name", "carer-name"]},
    "consent": {"statement": "We ask again."},
}


def questions(version):
    return {question.key: question for question in schema_from(version.schema).questions}


def one_of_each():
    return SurveyFactory(
        steps=[step(asked(kind, "", f"About {kind}?", **extra)) for kind, extra in KINDS.items()]
    )


def test_ids_keys_and_values_survive_rewording_and_reordering_of_every_kind():
    survey = one_of_each()
    first = freeze_survey(survey)
    for page in survey.steps:
        page.value["questions"][0].value["label"] += " Say it as it was."
        for option in page.value["questions"][0].value.get("options") or ():
            option["label"] = f"It was {option['label']}"
    survey.steps = list(reversed(survey.steps.get_prep_value()))
    second = freeze_survey(survey)
    assert second.number == first.number + 1
    before, after = questions(first), questions(second)
    assert list(after) == list(reversed(before))
    for key, question in before.items():
        same = after[key]
        assert (same.id, same.type, same.look) == (question.id, question.type, question.look)
        assert [o.value for o in same.options] == [o.value for o in question.options]
        assert [o.id for o in same.options] == [o.id for o in question.options]
        assert same.label != question.label


def options_of(version):
    return {o["id"]: o["value"] for o in version.schema["steps"][0]["questions"][0]["options"]}


def test_an_answer_put_back_keeps_the_name_that_it_was_published_by():
    """A revision put back could give a published answer another name: nothing would add up."""
    survey = SurveyFactory(steps=[step(single("a", "A?", ["Social worker", "Teacher", "Other"]))])
    first = options_of(freeze_survey(survey))
    whole = survey.steps.get_prep_value()
    options = whole[0]["value"]["questions"][0]["value"]["options"]
    options[0]["value"] |= {"label": "Social worker or assistant", "value": ""}
    whole[0]["value"]["questions"][0]["value"]["key"] = ""
    survey.steps = whole
    assert options_of(freeze_survey(survey)) == first
    survey.steps = [step(text("b", "B?"))]
    freeze_survey(survey)
    survey.steps = whole
    again = freeze_survey(survey)
    assert again.number == 4
    assert options_of(again) == first
    assert again.schema["steps"][0]["questions"][0]["key"] == "a"
    options[0]["value"]["value"] = "assistant"
    survey.steps = [step(text("b", "B?"))]
    freeze_survey(survey)
    survey.steps = whole
    with pytest.raises(SurveyNotPublishable, match="was published as “social-worker”"):
        freeze_survey(survey)


def named(page, address):
    """The page as it was stored while editors could name addresses."""
    return page | {"value": page["value"] | {"slug": address}}


def test_the_addresses_of_pages_are_numbers_whatever_was_once_chosen(client, django_user_model):
    first, second = step(text("a", "A?")), step(text("b", "B?"))
    survey = SurveyFactory(steps=[named(first, "he-hits-me"), second])
    before = freeze_survey(survey)
    assert [page["slug"] for page in before.schema["steps"]] == ["1", "2"]
    survey.steps = [second, named(first, "he-hits-me")]
    after = freeze_survey(survey)
    assert [(page["slug"], page["id"]) for page in after.schema["steps"]] == [
        ("1", second["id"]),
        ("2", first["id"]),
    ]
    survey.save_revision()
    client.force_login(django_user_model.objects.create_superuser("ed", "ed@agency.example", "x"))
    page = client.get(reverse("wagtailsnippets_surveys_survey:edit", args=[survey.pk]))
    assert page.status_code == 200
    assert "he-hits-me" not in page.content.decode()


def test_who_is_in_a_version_with_chosen_addresses_keeps_them():
    survey = SurveyFactory(steps=[step(text("a", "A?")), step(text("b", "B?"))])
    schema = compile_schema(survey)
    schema["steps"][1]["slug"] = "the-second"
    old = SurveyVersion.objects.create(
        survey=survey, number=1, schema=schema, digest="d" * 64, published_at=timezone.now()
    )
    deployment = OpenDeploymentFactory(version=old)
    early = Person(deployment)
    early.agree()
    early.post("1", {"t-a": "Words"})
    deployment.version = freeze_survey(survey)
    deployment.save()
    assert early.get("the-second").status_code == 200
    early.post("the-second", {"t-b": "More words"})
    early.send()
    response = Response.objects.get()
    assert response.version == old
    assert set(response.answers.values_list("key", flat=True)) == {"a", "b"}


def test_the_same_survey_has_the_same_digest_and_a_changed_one_another():
    survey = one_of_each()
    version = freeze_survey(survey)
    assert freeze_survey(survey) == version
    survey.steps[9].value["questions"][0].value["help"] = "Month and year."
    assert digest_of(freeze_survey(survey).schema) != version.digest


def test_what_is_not_used_is_not_written_down():
    (page,) = frozen_version(steps=[step(text("a", "Why?"))]).schema["steps"]
    assert set(page) == {"id", "slug", "title", "questions", "show_if"}
    assert set(page["questions"][0]) == {
        *("id", "key", "type", "label", "help", "options", "max_length", "required"),
    }


def test_who_has_started_finishes_the_version_they_started():
    deployment = OpenDeploymentFactory()
    survey, first = deployment.version.survey, deployment.version
    early, late = Person(deployment), Person(deployment)
    early.agree()
    early.post("1", {"q-explained": "no"})
    pages = survey.steps.get_prep_value()
    survey.steps = [pages[3], pages[0], step(text("new", "What else?"))]
    deployment.version = freeze_survey(survey)
    deployment.save()
    late.agree()
    assert "What would have made it easier" in late.get("1").content.decode()
    assert "Did someone explain what would happen?" in early.get("1").content.decode()
    early.post("3", {"q-ways": "texting"})
    early.post("4", {"skip": "1"})
    early.send()
    response = Response.objects.get()
    assert response.version == first
    assert set(response.answers.values_list("key", flat=True)) == {"explained", "ways", "easier"}
    for page, sent in (("1", {"t-easier": "Time"}), ("2", {"skip": "1"}), ("3", {"skip": "1"})):
        late.post(page, sent)
    late.send()
    newest = Response.objects.exclude(pk=response.pk).get()
    assert newest.version == deployment.version
    same = [one.answers.get(key="easier").question for one in (response, newest)]
    assert same[0] == same[1]


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        (
            [step(asked("single", "a", "A?", options=["Yes"], rather_not_say=False))],
            "too_few_options",
        ),
        ([step(text("a", "A?"), rule=("b", "is", "yes"))], "missing_reference"),
        ([step(asked("pictures", "a", "A?", options=["Here", "There"]))], "missing_picture"),
    ],
)
def test_a_survey_with_an_error_is_not_frozen(pages, code):
    with pytest.raises(SurveyNotPublishable) as refused:
        frozen_version(steps=pages)
    assert code in {reason.code for reason in refused.value.findings}


def test_a_warning_stops_nothing():
    pages = [step(text("a", "Did you not see and hear the statutory assessment?"))]
    assert frozen_version(steps=pages).number == 1
