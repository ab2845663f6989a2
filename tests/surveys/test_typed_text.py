"""What somebody typed and did not send yet: no way of ours loses it."""

import re

import pytest
from django.db import OperationalError, connection

from surveys.actions.open_deployment import open_deployment
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.models import Answer, Draft, Response
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, step, text
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
WORDS = "canary-wren what I was writing"
KEPT = "We have kept what you wrote."
FOOTER = re.compile(r"<footer.*?</footer>", re.DOTALL)


@pytest.fixture
def person():
    person = Person(OpenDeploymentFactory())
    person.agree()
    token = person.token()
    person.post("1", {"q-explained": "yes"}, token=token)
    person.post("2", {"q-understood": "no"}, token=token)
    person.post("3", {"q-ways": ["texting"]}, token=token)
    return person


def footer(person, page):
    return FOOTER.search(person.get(page).content.decode()).group()


# ── Looking for help ─────────────────────────────────────────────────────────────


def test_whoever_looks_for_help_finds_again_what_they_were_writing(person):
    assert '<button class="cp-link" form="f" name="help" value="1">' in footer(person, "4")
    answer = person.post("4", {"t-easier": WORDS, "help": "1"})
    assert (answer.status_code, answer["Location"]) == (303, person.url("help"))
    back = re.search(r'href="([^"]+)">Back to the questions', person.get("help").content.decode())
    page = person.client.get(back.group(1), follow=True)
    assert page.redirect_chain == [(person.url("4"), 303)]
    assert WORDS in page.content.decode()


# The form of the page of help, which follows at once where nothing could be kept.
ASKS_FOR_HELP = 'name="t-wish"'


@pytest.mark.parametrize("page", ["consent", "check"])
def test_so_do_the_other_pages_of_the_way(person, page):
    person.post("4", {"t-easier": WORDS})
    assert 'form="f" name="help"' in footer(person, page)
    fields = {"consent": {"q-agree": "no"}, "check": {"q-quote": "internal"}}[page]
    answer = person.post(page, fields | {"help": "1"})
    assert answer["Location"] == person.url("help")
    assert Draft.objects.filter(is_sent=False).exists(), "nothing is refused or sent by it"


def test_a_page_without_a_form_has_a_plain_link(person):
    for page in ("", "help/sent"):
        assert 'name="help"' not in person.get(page).content.decode()
    assert f'href="{person.url("help")}"' in footer(person, "")


def test_help_is_read_in_the_words_of_the_page(person):
    answer = person.post("4", {"t-easier": WORDS, "help": "1", "form": "easy-read"})
    assert answer["Location"] == f"{person.url('help')}?in=easy-read"


def test_a_database_that_writes_nothing_holds_nobody_up(person):
    def refuse(execute, sql, *rest):
        if sql.startswith(("INSERT", "UPDATE")):
            raise OperationalError("disk is full")
        return execute(sql, *rest)

    token = person.token()
    with connection.execute_wrapper(refuse):
        answer = person.post("4", {"t-easier": WORDS, "help": "1"}, token=token)
    assert ASKS_FOR_HELP in answer.content.decode()
    assert WORDS in answer.content.decode()


@pytest.mark.parametrize("gone", ["wiped", "sent", "forged", "unknown"])
def test_nor_does_a_draft_that_is_gone(person, gone):
    token = person.token()
    if gone == "wiped":
        Draft.objects.all().delete()
    elif gone == "sent":
        Draft.objects.update(is_sent=True)
    page = "no-such-page" if gone == "unknown" else "4"
    token = "0" * 32 if gone == "forged" else token
    answer = person.post(page, {"t-easier": WORDS, "help": "1"}, token=token)
    assert ASKS_FOR_HELP in answer.content.decode()
    # What was not made with the key of this browser may be of whoever was there before.
    assert (WORDS in answer.content.decode()) is (gone != "forged")


# ── What the browser keeps by itself ─────────────────────────────────────────────


@pytest.mark.parametrize("profile", ["standard", "sensitive", "high"])
@pytest.mark.parametrize("is_kiosk", [False, True])
def test_a_browser_may_keep_what_was_not_sent_only_where_nobody_else_may_find_it(profile, is_kiosk):
    version = frozen_version(safety_profile=profile, steps=[step(text("why", "Why?"))])
    person = Person(OpenDeploymentFactory(version=version, access="tablet" if is_kiosk else ""))
    person.agree()
    box = re.search(r"<textarea[^>]*>", person.get("1").content.decode()).group()
    assert ("autocomplete=" not in box) == (profile == "standard" and not is_kiosk), box


# ── The same page in two windows ─────────────────────────────────────────────────

SEEN = re.compile(r'name="seen" value="([0-9a-f]+)"')
WINDOWS = "This page was also answered in another window"


def shown(person, page="4"):
    """Open a page in a window of its own; return the mark of what it shows."""
    return SEEN.search(person.get(page).content.decode()).group(1)


def in_both(person, first, second, **more):
    """Open the page twice, then go on from one after the other."""
    marks = [shown(person), shown(person)]
    person.post("4", {"t-easier": first, "seen": marks[0]})
    return person.post("4", {"t-easier": second, "seen": marks[1]} | more)


def test_an_old_empty_window_does_not_wipe_what_was_written_in_the_other(person):
    answer = in_both(person, WORDS, "")
    assert answer["Location"] == person.url("check")
    assert WORDS in person.get("check").content.decode()


def test_two_texts_both_stay_until_one_is_chosen(person):
    answer = in_both(person, WORDS, "from the second window")
    assert answer["Location"] == person.url("4")
    for _ in range(2):
        page = person.get("4").content.decode()
        assert WINDOWS in page
        assert page.index(WORDS) < page.index("<textarea") < page.index("from the second window")
    # Nothing is sent before.
    assert person.send()["Location"] == person.url("4")
    person.post("4", {"t-easier": "from the second window", "seen": shown(person)})
    page = person.get("check").content.decode()
    assert WORDS not in page
    assert "from the second window" in page


def test_the_other_one_can_be_chosen_with_a_button(person):
    in_both(person, WORDS, "from the second window")
    fields = {"t-easier": "from the second window", "seen": shown(person), "take": "0"}
    assert person.post("4", fields)["Location"] == person.url("check")
    assert WORDS in person.get("check").content.decode()
    assert WINDOWS not in person.get("4").content.decode()


@pytest.mark.parametrize("press", ["back", "save", "in", "help"])
def test_whoever_leaves_without_choosing_keeps_both(person, press):
    in_both(person, WORDS, "from the second window")
    fields = {"t-easier": "changed a little", "seen": shown(person), press: ""}
    person.post("4", fields)
    page = person.get("4").content.decode()
    assert WORDS in page
    assert "changed a little" in page


def test_a_third_window_is_kept_too(person):
    marks = [shown(person) for _ in range(3)]
    for number, mark in enumerate(marks):
        person.post("4", {"t-easier": f"text {number}", "seen": mark})
    page = person.get("4").content.decode()
    assert all(f"text {number}" in page for number in range(3))


def test_the_same_text_from_both_windows_is_one(person):
    assert in_both(person, WORDS, WORDS)["Location"] == person.url("check")


def test_choices_of_two_windows_both_stay(person):
    marks = [shown(person, "2"), shown(person, "2")]
    person.post("2", {"q-understood": "yes", "seen": marks[0]})
    person.post("2", {"q-understood": "not-sure", "seen": marks[1]})
    assert WINDOWS in person.get("2").content.decode()


def test_what_is_sent_while_the_survey_is_stopped_is_there_when_it_goes_on(person):
    token = person.token()
    person.post("4", {"t-easier": "As it was."}, token=token)
    suspend_deployment(person.deployment)

    def sent(page, data, token=token):
        return person.post(page, data, token=token).content.decode()

    stopped = sent("4", {"t-easier": WORDS})
    assert "We have stopped this for now" in stopped
    assert KEPT in stopped
    # Neither what is no answer, nor what comes without the token of the person.
    assert KEPT not in sent("consent", {"q-agree": "no"})
    assert KEPT not in sent("4", {"t-easier": "Of somebody else."}, "0" * 32)
    assert not Response.objects.exists()
    open_deployment(person.deployment)
    assert WORDS in person.get("4").content.decode()
    # Nobody is led past it, and nothing is sent of it before they say so.
    assert person.get("check")["Location"] == person.url("4")
    assert person.send()["Location"] == person.url("4")
    person.post("4", {"t-easier": WORDS})
    person.send()
    assert [one.text for one in Answer.objects.filter(key="easier")] == [WORDS]


def test_whoever_wants_all_wiped_has_it_wiped_while_the_survey_is_stopped(person):
    token = person.token()
    suspend_deployment(person.deployment)
    # Nobody else can.
    person.post("check", {"wipe": "1"}, token="0" * 32)
    assert Draft.objects.count() == 1
    page = person.post("check", {"wipe": "1"}, token=token)
    assert "Your answers are wiped" in page.content.decode()
    assert not Draft.objects.exists()
