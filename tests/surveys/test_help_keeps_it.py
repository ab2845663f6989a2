"""Who looks for help loses nothing that they chose or typed, on no page and without scripts."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from surveys.engine.phrasebook import PHRASES
from surveys.models import (
    ContactDetails,
    Draft,
    DraftStep,
    EqualityCounts,
    Response,
    SafeguardingFlag,
    SurveyDeployment,
)
from surveys.views.limits import HELP
from surveys.views.storage import LARGEST
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, published_notice
from tests.surveys.test_switching import TRANSLATIONS
from tests.surveys.test_switching import pages as pages_in_two_forms
from tests.surveys.test_traces import dump
from tests.surveys.walks import TOKEN, Person

pytestmark = pytest.mark.django_db
CHOSEN = {"q-age": "35_44", "q-religion": "sikh"}
REACH = "canary-pipit-07700-900456"
INPUTS = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
FORM = re.compile(r'<form id="(\w+)" method="post" action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)


@pytest.fixture(scope="module")
def opened(for_all_tests):
    """The key of a survey in three languages that asks who people are."""
    for form in ("en-gb", "ur", "easy-read"):
        published_notice("parent_carer", form)
    version = frozen_version(
        steps=pages_in_two_forms(), translations=TRANSLATIONS, asks_equality=True
    )
    return OpenDeploymentFactory(version=version).pk


@pytest.fixture
def person(opened, db):
    one = Person(SurveyDeployment.objects.get(pk=opened))
    one.agree()
    token = one.token()
    while (page := one.get("check")).status_code == 303:
        slug = page["Location"].rstrip("/").rsplit("/", 1)[1]
        one.post(slug, {"skip": "1"}, token=token)
    return one


def words_of(answer):
    return answer.content.decode()


def form_of(page, name):
    """Where a form of the page leads, and what it carries that nobody sees."""
    found = {one[1]: one for one in FORM.finditer(words_of(page))}
    return found[name][2], dict(INPUTS.findall(found[name][3]))


def on(person, page, **data):
    token = TOKEN.search(words_of(person.get(page))).group(1)
    return person.client.post(person.url(page), {"token": token} | data)


def test_the_last_page_leads_to_help_by_buttons_alone(person):
    page = words_of(person.get("check"))
    assert person.url("help") not in page
    assert re.search(r'<button[^>]*form="f" name="help" value="1">ask for it here</button>', page)
    answer = person.post("check", {"q-quote": "summary", "help": "1"})
    assert answer["Location"] == person.url("help")
    assert "Back to the questions" in words_of(person.get("help"))
    assert re.search(r'value="summary" checked', words_of(person.get("check")))
    assert not Response.objects.exists()


@pytest.fixture
def sent(person):
    person.send()
    return person


def test_who_people_are_is_carried_to_help_and_back_and_kept_nowhere(sent):
    assert sent.url("help") not in words_of(sent.get("more"))
    help_page = on(sent, "more", help="1", **CHOSEN)
    assert "Ask us to contact you" in words_of(help_page)
    assert not DraftStep.objects.exists()
    where, carried = form_of(help_page, "b")
    back = sent.client.post(where, carried | {"again": "1"})
    for value in CHOSEN.values():
        assert f'value="{value}" checked' in words_of(back)
    assert "There is a problem" not in words_of(back)
    assert not any(EqualityCounts.objects.values_list("counts", flat=True))


def test_it_is_still_there_after_help_was_asked_for_in_another_language(sent):
    help_page = on(sent, "more", help="1", **CHOSEN)
    where, carried = form_of(help_page, "f")
    assert where == sent.url("help")
    in_urdu = sent.client.post(where, carried | {"in": "ur", "t-wish": "Please come."})
    where, carried = form_of(in_urdu, "f")
    told = sent.client.post(where, carried | {"t-wish": "Please come."})
    assert SafeguardingFlag.objects.get().wish == "Please come."
    where, carried = form_of(told, "b")
    back = words_of(sent.client.post(where, carried | {"again": "1"}))
    assert 'value="sikh" checked' in back
    assert 'dir="rtl"' in back


def test_pressed_twice_it_asks_once_though_the_answer_is_a_page(sent):
    where, carried = form_of(on(sent, "more", help="1", **CHOSEN), "f")
    for _ in range(2):
        assert sent.client.post(where, carried | {"t-wish": "Come."}).status_code == 200
    assert SafeguardingFlag.objects.count() == 1


def test_the_page_after_asking_can_be_read_in_other_words(sent):
    where, carried = form_of(on(sent, "more", help="1", **CHOSEN), "f")
    told = sent.client.post(where, carried | {"t-wish": "Come."})
    where, carried = form_of(told, "s")
    again = sent.client.post(where, carried | {"in": "ur"})
    assert 'dir="rtl"' in words_of(again)
    assert form_of(again, "b")[1]["q-age"] == "35_44"
    assert SafeguardingFlag.objects.count() == 1


def test_how_to_reach_somebody_is_carried_too(sent):
    data = {"q-purpose": "talk", "t-contact": REACH, "t-safe": "Mornings"}
    assert sent.url("help") not in words_of(sent.get("contact"))
    help_page = on(sent, "contact", help="1", **data)
    # It is for something else: the fields of help begin empty.
    assert re.search(r'id="t-contact" name="t-contact" value=""', words_of(help_page))
    where, carried = form_of(help_page, "b")
    back = words_of(sent.client.post(where, carried | {"again": "1"}))
    assert f'name="t-contact" value="{REACH}"' in back
    assert 'value="talk" checked' in back
    assert "There is a problem" not in back
    assert not ContactDetails.objects.exists()
    assert REACH.encode() not in dump()


def test_nobody_is_held_up_who_has_no_key_any_more(sent):
    sent.client.cookies.clear()
    page = sent.client.post(sent.url("more"), CHOSEN | {"help": "1", "token": "0" * 32})
    assert page.status_code == 200
    assert "Ask us to contact you" in words_of(page)
    assert "sikh" not in words_of(page)


@pytest.mark.parametrize("origin", ["", "check", "../../exit", "\0"])
def test_nothing_is_carried_from_anywhere_else(sent, origin):
    where, carried = form_of(on(sent, "more", help="1", **CHOSEN), "f")
    page = sent.client.post(where, carried | {"from": origin, "in": ""})
    assert page.status_code == 200
    assert "sikh" not in words_of(page)


def test_from_help_there_is_a_way_on_to_the_code(sent):
    page = words_of(sent.get("help"))
    assert f'href="{sent.url("more")}"' in page
    on(sent, "more", skip="1")
    page = words_of(sent.get("help"))
    assert f'href="{sent.url("receipt")}"' in page
    assert sent.get("receipt").status_code == 200


def typed_then_helped(words="What I wrote.", **data):
    """Somebody whose words cannot be kept any more, and the page that helps them."""
    one = Person(OpenDeploymentFactory())
    one.answer_all()
    token = one.token()

    def press(**now):
        return one.post("4", {"t-easier": words, "help": "1"} | data | now, token=token)

    return one, press


def stopped(person):
    type(person.deployment).objects.update(status="suspended")


def expired(person):
    Draft.objects.update(expires_at=timezone.now() - timedelta(minutes=1))


def purged(person):
    Draft.objects.all().delete()


@pytest.mark.parametrize("happens", [stopped, expired, purged])
def test_what_could_not_be_kept_goes_along_to_help_and_is_shown_again(happens):
    one, press = typed_then_helped()
    happens(one)
    page = press()
    assert page.status_code == 200
    assert "Ask us to contact you" in words_of(page)
    assert PHRASES["not_saved_yet"] in words_of(page)
    where, carried = form_of(page, "f")
    told = one.client.post(where, carried | {"t-wish": "Come."})
    assert SafeguardingFlag.objects.get().wish == "Come."
    assert PHRASES["not_saved_yet"] in words_of(told)
    where, carried = form_of(told, "b")
    assert where == one.url("4")
    assert "What I wrote." in words_of(one.client.post(where, carried | {"in": ""}))


def test_what_is_too_long_to_be_kept_is_not_lost_by_looking_for_help():
    one, press = typed_then_helped("x" * (LARGEST + 1))
    where, carried = form_of(press(), "b")
    assert len(carried["t-easier"]) > LARGEST
    back = one.client.post(where, carried | {"in": ""})
    assert carried["t-easier"] in words_of(back)


def test_what_is_kept_is_not_said_to_be_unsaved():
    one, press = typed_then_helped()
    assert press()["Location"] == one.url("help")
    assert PHRASES["not_saved_yet"] not in words_of(one.get("help"))


def test_after_the_way_out_nobody_is_shown_what_stood_in_the_old_page():
    one, press = typed_then_helped()
    one.client.cookies.clear()
    page = press()
    assert page.status_code == 200
    assert "What I wrote." not in words_of(page)


def on_the_way_back(sent, page):
    where, carried = form_of(page, "b")
    assert PHRASES["not_saved_yet"] in words_of(page)
    assert re.search(r'<button[^>]*form="b" name="again" value="1"', words_of(page))
    back = words_of(sent.client.post(where, carried | {"again": "1"}))
    return 'value="sikh" checked' in back


def test_what_was_carried_is_still_there_when_too_many_ask(sent):
    where, carried = form_of(on(sent, "more", help="1", **CHOSEN), "f")
    for _ in range(HELP[0].tries):
        sent.client.post(where, carried)
    page = sent.client.post(where, carried | {"t-wish": "Please come."})
    assert page.status_code == 429
    assert "Please come." in words_of(page)
    assert on_the_way_back(sent, page)


def test_what_was_carried_is_still_there_when_asking_cannot_be_stored(sent):
    where, carried = form_of(on(sent, "more", help="1", **CHOSEN), "f")

    def refuse(execute, sql, *rest):
        if sql.startswith("INSERT"):
            raise OperationalError
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        page = sent.client.post(where, carried | {"t-wish": "Please come."})
    assert page.status_code == 503
    assert "Please come." in words_of(page)
    assert on_the_way_back(sent, page)
