"""What the stock wizard gets wrong, one test for each trap, and must stay right here."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from surveys.forms import StepForm
from surveys.models import Draft, DraftStep, Response
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
    single,
    step,
    text,
)
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return Person(OpenDeploymentFactory())


def chained(length):
    """A survey in which each page depends on the one before."""
    pages = [step(single("k0", "Question 0?", ["Yes", "No"]))]
    for number in range(1, length):
        rule = (f"k{number - 1}", "is", "yes")
        pages.append(step(single(f"k{number}", f"Question {number}?", ["Yes", "No"]), rule=rule))
    return pages


def test_p1_a_list_of_pages_of_our_own_can_be_posted_to(person):
    person.agree()
    for page, data in (("1", {"q-explained": "no"}), ("3", {"skip": "1"}), ("4", {"skip": "1"})):
        assert person.post(page, data).status_code == 303
    assert person.send()["Location"] == person.url("receipt")


def test_p2_an_unknown_page_is_not_found_and_never_an_error(person):
    person.agree()
    assert person.get("nothing").status_code == 404
    assert person.post("nothing", {"t-x": "my words"}).status_code == 404
    assert "my words" in person.post("nothing", {"t-x": "my words"}).content.decode()


def test_p3_an_answer_off_the_way_never_decides_the_way():
    pages = [
        step(single("a", "A?", ["Yes", "No"])),
        step(single("b", "B?", ["Yes", "No"]), rule=("a", "is", "yes")),
        step(single("c", "C?", ["Yes", "No"]), rule=("b", "is", "yes")),
        step(text("d", "D?")),
    ]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    person.post("1", {"q-a": "yes"})
    person.post("2", {"q-b": "yes"})
    assert person.post("1", {"q-a": "no"})["Location"] == person.url("4")
    person.post("4", {"skip": "1"})
    person.send()
    keys = set(Response.objects.get().answers.values_list("key", flat=True))
    assert keys == {"a", "d"}


def test_p4_a_later_page_cannot_be_opened_early(person):
    person.agree()
    assert person.get("4")["Location"] == person.url("1")
    assert person.get("check")["Location"] == person.url("1")


def test_p5_nothing_is_sent_by_reading_a_page(person):
    person.answer_all()
    for page in ("check", "done", "receipt", "4"):
        person.get(page)
    assert not Response.objects.exists()


def test_p6_only_the_fields_of_the_page_are_kept(person):
    person.agree()
    person.post("1", {"q-explained": "no", "t-easier": "smuggled", "q-other": "x"})
    page = person.post_and_see("3", {"skip": "1"})
    assert "smuggled" not in page


def test_p7_and_284_going_back_keeps_the_typed_text(person):
    person.answer_all()
    person.post("4", {"t-easier": "A thought.", "back": "1"})
    assert "A thought." in person.get("4").content.decode()


def test_p8_a_form_of_another_page_is_refused_with_its_text(person):
    person.answer_all()
    page = person.post("4", {"w-current_step": "3", "t-easier": "My words."})
    assert page.status_code == 400
    assert "My words." in page.content.decode()


def test_p9_two_surveys_share_nothing():
    one = Person(OpenDeploymentFactory())
    two = Person(OpenDeploymentFactory(), client=one.client)
    one.answer_all(text="Said to the first.")
    # The test browser sends every cookie everywhere; a real one would not even send it.
    assert two.get("1").status_code == 404
    two.start()
    assert "Said to the first." not in two.get("consent").content.decode()


def test_p10_what_is_not_on_the_way_is_read_without_an_error():
    pages = [
        step(single("a", "A?", ["Yes", "No"])),
        step(single("b", "B?", ["Yes", "No"]), rule=("a", "is", "yes")),
        step(text("c", "C?"), rule=("b", "is", "yes")),
        step(text("d", "D?"), rule=("b", "is_not", "yes")),
    ]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    person.post("1", {"q-a": "no"})
    # Nobody asked them B: on the way to D it is looked at, and is not there.
    assert person.get("4").status_code == 200
    assert person.get("2")["Location"] == person.url("4")
    assert person.post("3", {"t-c": "typed"}).status_code == 303


def test_p11_no_cookie_outlives_the_browser(person):
    person.answer_all()
    person.send()
    person.get("receipt")
    # One that is taken away has no value any more.
    assert [name for name, one in person.client.cookies.items() if one.value] == ["d"]
    cookie = person.client.cookies["d"]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["path"] == person.url()
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_p12_two_tabs_on_two_pages_keep_both_texts():
    pages = [step(text("a", "A?")), step(text("b", "B?"))]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    token = person.token()
    person.post("1", {"t-a": "first"}, token=token)
    person.post("2", {"t-b": "from one tab"}, token=token)
    person.post("1", {"t-a": "from the other"}, token=token)
    page = person.get("check").content.decode()
    assert "from one tab" in page
    assert "from the other" in page


def test_a_page_that_left_the_way_in_another_tab_still_keeps_its_text():
    pages = [
        step(single("a", "A?", ["Yes", "No"])),
        step(text("b", "B?"), rule=("a", "is", "yes")),
        step(text("c", "C?")),
    ]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    person.post("1", {"q-a": "no"})
    answer = person.post("2", {"t-b": "typed before"})
    assert answer["Location"] == person.url("3")
    person.post("1", {"q-a": "yes"})
    assert "typed before" in person.get("2").content.decode()


def test_p13_a_long_survey_builds_no_more_forms_than_it_shows(monkeypatch):
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=chained(30))))
    person.agree()
    token = person.token()
    for number in range(29):
        person.post(str(number + 1), {f"q-k{number}": "yes"}, token=token)
    built = []
    original = StepForm.__init__
    monkeypatch.setattr(
        StepForm, "__init__", lambda self, *a, **k: (built.append(1), original(self, *a, **k))[1]
    )
    person.post("30", {"q-k29": "yes"}, token=token)
    assert len(built) == 1


def test_p14_a_post_without_a_cookie_shows_the_text_again(person):
    stranger = Person(person.deployment, client=Client(enforce_csrf_checks=True))
    page = stranger.post("4", {"t-easier": "All that I wrote."}, token="x")
    assert page.status_code == 404
    assert "All that I wrote." in page.content.decode()
    assert "We can’t find your answers on this device" in page.content.decode()


def test_p15_a_file_that_is_sent_is_kept_nowhere(person, tmp_path, settings):
    settings.MEDIA_ROOT = settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    person.answer_all()
    for name in ("t-easier", "q-ways", "file", "4-file"):
        sent = SimpleUploadedFile("letter.txt", b"canary-wren" * 400_000)
        assert person.post("4", {name: sent}).status_code in (303, 400)
        assert list(tmp_path.rglob("*")) == []
    assert b"canary-wren" not in dump()


@pytest.mark.parametrize("length", [3, 30])
def test_p16_pages_that_were_left_empty_are_read_once_too(django_assert_max_num_queries, length):
    pages = [step(text(f"k{number}", f"Question {number}?")) for number in range(length)]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    token = person.token()
    for number in range(length):
        person.post(str(number + 1), {"skip": "1"}, token=token)
    with django_assert_max_num_queries(2):
        person.get("check")
    with django_assert_max_num_queries(6):
        person.post(str(length), {"skip": "1"}, token=token)


def test_without_a_cookie_nobody_lands_on_step_one(person):
    page = person.get("4")
    assert page.status_code == 404
    assert "start again" in page.content.decode()


def test_an_expired_draft_is_not_opened_and_the_text_is_shown(person):
    person.answer_all()
    token = person.token()
    Draft.objects.update(expires_at=timezone.now())
    page = person.post("4", {"t-easier": "Typed too late."}, token=token)
    assert page.status_code == 404
    assert "Typed too late." in page.content.decode()


def test_a_form_without_our_token_is_refused_kindly_with_its_text(person):
    person.answer_all()
    page = person.post("4", {"t-easier": "My words."}, token="0" * 32)
    assert page.status_code == 403
    assert "My words." in page.content.decode()
    assert "My words." not in person.get("4").content.decode()


def test_respondents_stay_on_their_version(person):
    person.agree()
    newer = frozen_version(steps=[step(text("other", "Something else?"))])
    person.deployment.version = newer
    person.deployment.save()
    assert "Did someone explain" in person.get("1").content.decode()


def test_a_forged_or_foreign_cookie_opens_nothing(person):
    person.agree()
    value = person.client.cookies["d"].value
    for forged in ("", "x", "a:b", value[:-2], value + "x", "é", "\x00"):
        person.client.cookies["d"] = forged
        assert person.get("1").status_code == 404


def test_starting_again_never_opens_the_earlier_draft(person):
    person.agree()
    old = person.client.cookies["d"].value
    person.start(again="1")
    person.client.cookies["d"] = old
    assert person.get("1").status_code == 404


def test_high_safety_waits_half_an_hour_and_wipes_nothing_unasked():
    person = Person(HighSafetyDeploymentFactory())
    assert "Is now a safe time?" in person.get().content.decode()
    person.agree()
    left = Draft.objects.get().expires_at - timezone.now()
    assert left.total_seconds() < 31 * 60
    # Our own “Back” leads there, and so does the address in a second tab.
    page = person.get("about").content.decode()
    assert "Carry on" in page
    assert "Start again and wipe what is there" in page
    for first in ("", "about"):
        person.client.post(person.url(first))
        assert person.get("1").status_code == 200
    person.start(again="1")
    assert Draft.objects.count() == 1
    assert not DraftStep.objects.exists()
