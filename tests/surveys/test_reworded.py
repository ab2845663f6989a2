"""Words that a survey wrote for a sentence which has changed since are said nowhere any more."""

import pytest
from django.utils.html import strip_tags

from surveys.engine.phrasebook import PHRASES
from surveys.models import Survey, SurveyVersion
from tests.factories.surveys import OpenDeploymentFactory, SurveyFactory, frozen_version
from tests.surveys.test_switching import EASY, OWN, pages
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
# As a survey said it when one person read a call for help, and published answers alone stayed.
OLD = {
    "ask_reader": "Old: one person reads it: {lead}.",
    "ask_lead": "Old: one person reads it.",
    "ask_hours": "Old: they look at it within four working hours.",
    "told_reader": "Old: {lead} looks at it.",
    "told_lead": "Old: our lead looks at it.",
    "take_back_what": "Old: what is published stays.",
    "withdrawn": "Old: taken back.",
    "withdrawn_1": "Old: deleted.",
    "withdrawn_2": "Old: published numbers stay.",
    "quote_help": "Old: we take out anything.",
}


def translated(**own):
    return [{"type": "translation", "value": OWN | {"form": "easy-read", "phrases_help": own}}]


def frozen_long_ago(**own):
    """A version as it was frozen when a sentence still meant something else."""
    version = frozen_version(steps=pages(), translations=[EASY_READ])
    says = version.schema["says"]
    said = says["easy-read"] | {f"phrase_{name}": words for name, words in own.items()}
    return SurveyVersion.objects.create(
        survey=version.survey,
        number=version.number + 1,
        schema=version.schema | {"says": says | {"easy-read": said}},
        digest="0" * 64,
        published_at=version.published_at,
    )


EASY_READ = {"type": "translation", "value": EASY}


@pytest.mark.parametrize("named", [{}, {"safeguarding_deputy": ""}])
def test_who_reads_a_call_for_help_is_said_as_it_is_now(named):
    person = Person(OpenDeploymentFactory(version=frozen_long_ago(**OLD), **named))
    sent = {"t-wish": "Come", "t-contact": "", "t-safe": "", "once": "a1", "in": ""}
    page = person.get("help", **{"in": "easy-read"}).content.decode()
    assert "Old:" not in page
    assert "Two people may read it" in page
    assert PHRASES["ask_when"] in strip_tags(page)
    person.client.post(f"{person.url('help')}?in=easy-read", sent)
    page = person.get("help/sent", **{"in": "easy-read"}).content.decode()
    assert "Old:" not in page
    assert "is told within five minutes" in page


def test_what_stays_of_answers_taken_back_is_said_as_it_is_now():
    person = Person(OpenDeploymentFactory(version=frozen_long_ago(**OLD)))
    person.start()
    person.post("consent", {"q-agree": "yes", "in": "easy-read"})
    person.post("consent", {"q-agree": "yes"})
    for page in ("1", "2"):
        person.post(page, {"skip": "1"})
    page = person.get("check", **{"in": "easy-read"}).content.decode()
    assert PHRASES["quote_two"] in strip_tags(page)
    assert "Old:" not in page
    person.send()
    code = person.receipt()
    found = person.client.post("/s/receipt/", {"receipt": code, "form": "easy-read"})
    page = found.content.decode()
    assert PHRASES["take_back_then"] in strip_tags(page)
    assert "Old:" not in page
    gone = person.client.post(
        "/s/receipt/", {"receipt": code, "form": "easy-read", "withdraw": "1"}
    )
    page = gone.content.decode()
    assert PHRASES["taken_back"] in strip_tags(page)
    assert "Old:" not in page


@pytest.mark.parametrize("own", ["Ours: {lead}.", "Ours: {deputy}.", "Ours."])
def test_words_that_lack_a_place_are_passed_over(own):
    deployment = OpenDeploymentFactory(version=frozen_long_ago(ask_two=own))
    page = Person(deployment).get("help", **{"in": "easy-read"}).content.decode()
    assert "Ours:" not in page
    assert f"Two people may read it: {deployment.safeguarding_lead}" in page


def test_words_that_fit_are_said_as_the_survey_says_them():
    deployment = OpenDeploymentFactory(version=frozen_long_ago(ask_two="Ours: {deputy}, {lead}."))
    page = Person(deployment).get("help", **{"in": "easy-read"}).content.decode()
    assert f"Ours: {deployment.safeguarding_deputy}, {deployment.safeguarding_lead}." in page


def test_a_draft_that_still_has_them_is_frozen_without_them():
    survey = SurveyFactory(steps=pages(), translations=translated(**OLD, ask_unnamed="Ours."))
    stored = Survey.objects.get(pk=survey.pk)
    version = frozen_version(steps=pages(), translations=stored.translations.raw_data)
    says = version.schema["says"]["easy-read"]
    assert says["phrase_ask_unnamed"] == "Ours."
    assert not [words for words in says.values() if "Old:" in str(words)]
