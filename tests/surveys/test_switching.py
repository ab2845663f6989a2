"""Another language or Easy Read on any page, without losing what was typed there."""

import re

import pytest

from surveys.engine.left_in_english import NEEDED
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import ConsentRecord, DraftStep, Response
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    items,
    option,
    published_notice,
    step,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

OWN = {
    "title": "عدالت",
    "audience": "والدین",
    "intro": "ہم جاننا چاہتے ہیں۔",
    "what_happens": "ہم پڑھتے ہیں۔",
    "readers": items({"who": "ٹیم", "what": "پڑھتی ہے۔"}),
    "consent_text": "میں سمجھتا ہوں۔",
    "rather_not_say": "نہیں بتانا",
    "none_of_these": "کوئی نہیں",
    "yes": "ہاں",
    "no": "نہیں",
    "not_sure": "معلوم نہیں",
}
URDU = OWN | {"form": "ur", "phrases": {"go_on": "جاری رکھیں", "take_part": "حصہ لیں گے؟"}}
EASY = OWN | {"form": "easy-read", "title": "Going to court. Easy", "phrases": {}}
TRANSLATIONS = [{"type": "translation", "value": one} for one in (URDU, EASY)]


def said(urdu, easy, name="label"):
    return items({"form": "ur", name: urdu}, {"form": "easy-read", name: easy})


def answer(label, urdu):
    made = option(label)
    made["value"]["others"] = said(urdu, f"{label}!", "words")
    return made


def pages():
    options = [answer("Good", "اچھا"), answer("Bad", "برا")]
    how = asked("single", "how", "How was it?", options=options, others=said("کیسا؟", "How?"))
    what = asked("text", "what", "What helped?", max_length=100, others=said("کیا؟", "What?"))
    return [step(how), step(what)]


@pytest.fixture
def person():
    version = frozen_version(steps=pages(), translations=TRANSLATIONS)
    one = Person(OpenDeploymentFactory(version=version))
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form, privacy=f"Notice in {form}")
    return one


def words_of(page):
    return page.content.decode()


@pytest.mark.parametrize("typed", ["The tea.", "x" * 101, ""])
def test_what_was_typed_is_still_there_in_the_other_words(person, typed):
    person.agree()
    person.post("1", {"q-how": "good"})
    moved = person.post("2", {"t-what": typed, "in": "ur"})
    assert moved["Location"] == person.url("2")
    page = words_of(person.get("2"))
    assert '<html lang="ur" dir="rtl">' in page
    assert "کیا؟" in page
    assert typed in page
    # Nobody pressed “Continue”: nothing is said of what may be wrong.
    assert "cp-error" not in page
    assert person.get("check")["Location"] == person.url("2")
    assert typed in words_of(person.post("2", {"t-what": typed, "in": ""}, follow=True))


def test_what_is_wrong_is_said_when_they_go_on(person):
    person.agree()
    person.post("1", {"q-how": "good", "in": "easy-read"})
    person.post("1", {"q-how": "good"})
    page = words_of(person.post("2", {"t-what": "x" * 101}, follow=True))
    assert "cp-error" in page
    assert '<body class="cp-easy">' in page


def test_a_choice_is_kept_and_the_notice_and_the_consent_are_said_in_it(person):
    person.start()
    page = words_of(person.post("consent", {"q-agree": "yes", "in": "ur"}, follow=True))
    assert "Notice in ur" in page
    assert 'value="yes" checked' in page
    assert "حصہ لیں گے؟" in page
    assert "جاری رکھیں" in page
    # What this survey does not say in Urdu itself is said as it comes with the site.
    assert SHIPPED["ur"]["leave"] in page


def test_what_is_nowhere_said_in_a_language_stays_english_and_says_so():
    # What somebody needs to leave or to agree has to be said; the rest may wait.
    said = {
        name: " ".join(["ویل", *re.findall(r"{.*?}|\[.*?\]", PHRASES[name])]) for name in NEEDED
    }
    said |= {"take_part": "گډون؟"}
    pashto = OWN | {"form": "ps", "phrases": said}
    how = asked("yes_no", "how", "How?", others=items({"form": "ps", "label": "څنګه؟"}))
    translations = [{"type": "translation", "value": pashto}]
    version = frozen_version(steps=[step(how)], translations=translations)
    person = Person(OpenDeploymentFactory(version=version))
    published_notice("parent_carer", "ps", privacy="Notice in ps")
    person.start(form="ps")
    page = words_of(person.get("consent"))
    assert "<h2>گډون؟</h2>" in page
    assert '<span lang="en-gb" dir="ltr">Before you start</span>' in page
    assert 'lang="en-gb" dir="ltr">Leave this page' not in page


def test_the_first_page_is_read_in_it_before_anything_is_stored(person):
    page = words_of(person.client.post(person.url(), {"in": "ur"}))
    assert URDU["intro"] in page
    assert not DraftStep.objects.exists()
    assert not person.client.cookies
    person.start(form="ur")
    assert "Notice in ur" in words_of(person.get("consent"))


def test_the_sheet_records_the_language_and_which_notice_was_read(person):
    person.start(form="easy-read")
    person.post("consent", {"q-agree": "yes"})
    person.post("1", {"q-how": "good", "in": "ur"})
    person.post("1", {"q-how": "good"})
    person.post("2", {"t-what": "چائے"})
    page = person.post("check", {"q-quote": "yes", "in": ""}, follow=True)
    assert 'value="yes" checked' in words_of(page)
    assert "Good" in words_of(page)
    person.post("check", {"q-quote": "yes", "in": "ur"})
    person.send(**{"q-quote": "yes"})
    record = ConsentRecord.objects.get()
    assert (record.notice.form, record.language) == ("easy-read", "ur")
    assert (Response.objects.get().language, Response.objects.get().quote_permission) == (
        "ur",
        "yes",
    )


@pytest.mark.parametrize("form", ["xx", "=form", "ur'", "bfi", "\0"])
def test_only_what_the_survey_is_offered_in_can_be_chosen(person, form):
    person.agree()
    person.post("1", {"q-how": "good", "in": form})
    assert '<html lang="en-GB">' in words_of(person.get("1"))


def test_nobody_else_can_tell_in_which_language_somebody_answers(person):
    person.start(form="ur")
    assert all("ur" not in one.step and bytes(one.blob) != b"ur" for one in DraftStep.objects.all())


def test_a_survey_in_one_language_offers_no_other():
    alone = Person(OpenDeploymentFactory())
    assert "cp-switch" not in words_of(alone.get())
