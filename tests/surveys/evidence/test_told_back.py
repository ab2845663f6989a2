"""Told back without a name, and “This is not what we meant”."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.answer_contests import answer_contests
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.merge_themes import merge_themes
from surveys.actions.screen_again import screen_again
from surveys.actions.screen_contest import screen_contest
from surveys.actions.screen_response import Clear
from surveys.actions.split_theme import split_theme
from surveys.actions.withdraw_response import withdraw_response
from surveys.admin_views.theme_form import ThemeForm
from surveys.engine.phrasebook import SHIPPED
from surveys.engine.recognising import propose
from surveys.exceptions import NotRead, WrongStatus
from surveys.models import Contest, Response, SafeguardingFlag, SurveyDeployment, ThemeReview
from surveys.selectors.told_back import ToldBack, told_back
from surveys.views.limits import PER_ADDRESS
from surveys.views.once import PRESSED_TWICE
from surveys.views.told import SIZE_CLASS
from surveys.withdrawal import withdraw_lookup
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump
from tests.surveys.test_words import Unmarked

pytestmark = pytest.mark.django_db
TOLD = "/s/receipt/told/"
CODE, OTHER, WRONG = "K7PM4WDR9TXH", "W4DRK7PM9TXH", "9TXHK7PM4WDR"
OTHER_IN_T1, OF_ANOTHER = "M4WDRK7P9TXH", "P4WDRK7M9TXH"
OWN = "canaryown words of one person"
MEANT = "canaries Sam was not there"


@pytest.fixture(scope="module")
def _deployment(for_all_tests):
    found = made.deployment()
    made.responses(found, 24)
    asked = made.recommendation(found.project, decision="declined", **made.DECIDED)
    first, few = made.theme(found, "T1", people=19, asks=[asked]), made.theme(found, "T2", people=2)
    for code, themes in ((CODE, (first, few)), (OTHER, ()), (OTHER_IN_T1, (first,))):
        lookup = withdraw_lookup(code)
        person = made.responses(found, 1, withdraw_lookup=lookup)[0]
        written = made.answer(person, made.WORDS, text=OWN)
        for theme in themes:
            written.codings.create(theme=theme)
    made.publish(made.page(found))
    return found.pk


@pytest.fixture
def deployment(_deployment, db):
    """A published survey: T1 has twenty-one people, T2 three; who holds CODE is in both."""
    return SurveyDeployment.objects.get(pk=_deployment)


def ask(client, code=CODE, **more):
    return client.post(TOLD, {"receipt": code} | more)


def test_a_code_tells_what_became_of_the_themes_it_is_in(client, deployment):
    html = ask(client).content.decode()
    assert "Theme T1" in html
    assert "You said T1." in html
    assert "About 20 of 25 people" in html
    assert made.DECIDED["reason"] in html
    assert made.DECIDED["decided_by"] in html


def split_off(deployment, code, people=(), *, receipt=CODE):
    """Take the codings of a person, and of others, from T1 to a new theme."""
    theme = deployment.themes.get(code="T1")
    form = ThemeForm(
        {"code": code, "name": f"Theme {code}", "definition": "-", "you_said": f"You said {code}."},
        deployment=deployment,
    )
    person = Response.objects.get(withdraw_lookup=withdraw_lookup(receipt))
    moved = theme.codings.filter(answer__response__in=[person, *people])
    chosen = list(moved.values_list("pk", flat=True))
    return split_theme(theme, form, chosen, by=made.user("Analysts"))


def test_who_was_counted_in_a_theme_is_told_of_it_after_it_was_split_or_merged_again(
    client, deployment
):
    into = made.theme(deployment, "T3")
    new = split_off(deployment, "T9")
    assert "Theme T1" in ask(client).content.decode()
    person = Response.objects.get(withdraw_lookup=withdraw_lookup(CODE))
    # Coded with that theme too: of two codings that say one thing, one is left.
    into.codings.create(answer=person.answers.get())
    merge_themes(new, into, by=made.user("Analysts"))
    html = ask(client).content.decode()
    assert "Theme T1" in html
    assert not any(f"Theme {code}" in html for code in ("T9", "T3"))


def test_once_the_theme_that_was_split_off_is_public_it_is_told_instead(client):
    found = made.deployment()
    made.responses(found, 44)
    theme = made.theme(found, "T1", people=40)
    person = made.responses(found, 1, withdraw_lookup=withdraw_lookup(OF_ANOTHER))[0]
    made.answer(person, made.WORDS, text=OWN).codings.create(theme=theme)
    others = Response.objects.filter(answers__codings__theme=theme)[:20]
    split_off(found, "T9", others, receipt=OF_ANOTHER)
    made.publish(made.page(found))
    html = ask(client, OF_ANOTHER).content.decode()
    assert "Theme T9" in html
    assert "Theme T1" not in html
    # Whoever had said that it is not what they meant goes on reading what came of that.
    Contest.objects.create(response=person, theme=theme)
    of_t1, of_t9 = sections(ask(client, OF_ANOTHER))
    assert "Theme T1" in of_t1
    assert "We have not answered yet." in of_t1
    assert "Theme T9" in of_t9


def sections(page):
    """What is told of each theme, in the order in which it stands there."""
    return page.content.decode().split('<section class="cp-told"')[1:]


def test_it_never_shows_own_words_or_a_theme_of_few(client, deployment):
    html = ask(client).content.decode()
    assert "canaryown" not in html
    assert "Theme T2" not in html
    assert "Fewer than" not in html


def test_nothing_is_told_before_it_is_public(client, deployment):
    page = deployment.summaries.get()
    page.unpublish()
    assert "Theme T1" not in ask(client).content.decode()


@pytest.mark.parametrize("state", ["received", "set_aside"])
def test_what_is_not_cleared_is_in_no_theme(client, deployment, state):
    Response.objects.filter(withdraw_lookup=withdraw_lookup(CODE)).update(screening=state)
    assert "There is nothing to tell under this code." in ask(client).content.decode()


def test_a_wrong_code_and_one_with_no_theme_get_the_same_page(client, deployment):
    pages = [ask(client, code) for code in (WRONG, OTHER, "", "\0")]
    field = re.compile(rb' value="[^"]*"')
    assert len({field.sub(b"", page.content).strip() for page in pages}) == 1
    assert "There is nothing to tell under this code." in pages[0].content.decode()


def test_right_and_wrong_codes_look_alike_from_outside(client, deployment):
    asked = {}
    for code in (CODE, WRONG, OTHER):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = ask(client, code)
        sent = dict(page.headers.items())
        asked[code] = (page.status_code, len(page.content), sent, len(queries))
    assert asked[CODE] == asked[WRONG] == asked[OTHER]
    assert asked[CODE][1] == SIZE_CLASS
    assert asked[CODE][3] == 7


def test_whoever_is_in_very_much_is_answered_in_the_same_size(client, deployment, monkeypatch):
    def as_often(keys):
        found = told_back(keys)
        return ToldBack(found.response, found.items * 200)

    monkeypatch.setattr("surveys.views.told.told_back", as_often)
    much, wrong = ask(client), ask(client, WRONG)
    assert len(much.content) == len(wrong.content) == SIZE_CLASS
    html = much.content.decode()
    shown = html.count('class="cp-told"')
    assert 5 < shown < 200
    assert f"What you said is part of {200 - shown} more." in html
    assert html.rstrip().endswith("</html>")


def test_it_works_after_the_last_day_for_taking_back(client, deployment):
    type(deployment).objects.filter(pk=deployment.pk).update(withdraw_until="2026-03-03")
    assert "Theme T1" in ask(client).content.decode()


@pytest.mark.parametrize("name", ["look_up", "look_up_here"])
def test_the_page_for_codes_leads_there_after_that_day_and_for_every_code(client, deployment, name):
    type(deployment).objects.filter(pk=deployment.pk).update(withdraw_until="2026-03-03")
    address = reverse(f"surveys:{name}", args=[deployment.code] if name == "look_up_here" else [])
    asked = client.get(address), *(client.post(address, {"receipt": one}) for one in (CODE, WRONG))
    shown = [BeautifulSoup(page.content, "html.parser") for page in asked]
    assert "We can’t find answers with this code" in shown[1].get_text()
    field = re.compile(r' value="[^"]*"')
    assert field.sub("", str(shown[1])) == field.sub("", str(shown[2]))
    for page in shown:
        button = page.find("button", string="What became of it")
        form = button.find_parent("form")
        sent = {one["name"]: one.get("value", "") for one in form.find_all("input")}
        html = client.post(button["formaction"], sent | {"receipt": CODE}).content.decode()
        assert "Theme T1" in html


def test_guessing_is_stopped(client):
    tries = PER_ADDRESS[0].tries
    statuses = [ask(client, str(number)).status_code for number in range(tries + 2)]
    assert statuses == [200] * tries + [429] * 2


def test_the_code_is_in_no_address_and_nothing_is_remembered(client, deployment):
    page = ask(client)
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page.content.decode())
    assert not any(CODE in address for address in addresses)
    assert CODE.encode() not in dump()


def test_the_public_page_leads_there(client, deployment):
    assert f'href="{TOLD}"' in client.get(deployment.summaries.get().url).content.decode()
    assert client.get(TOLD).status_code == 200


# ---------------------------------------------------------------- this is not what we meant


def contest(client, deployment, code=CODE, theme="T1", text=MEANT):
    return sent(client, deployment, code, theme, text).content.decode()


def sent(client, deployment, code=CODE, theme="T1", text=MEANT):
    pk = deployment.themes.get(code=theme).pk
    return ask(client, code, contest=str(pk), **{f"t-{pk}": text})


def test_who_has_the_code_contests_a_theme_once(client, deployment):
    assert "We have what you said." in contest(client, deployment)
    assert "We have what you said." in contest(client, deployment, text="")
    only = Contest.objects.get()
    assert (only.theme.code, only.text) == ("T1", None)


@pytest.mark.parametrize(("code", "theme"), [(WRONG, "T1"), (OTHER, "T1"), (CODE, "T2")])
def test_nobody_contests_a_theme_that_is_not_told_to_them(client, deployment, code, theme):
    assert "We have what you said." not in contest(client, deployment, code, theme)
    assert not Contest.objects.exists()


@pytest.mark.parametrize("name", ["x", "", "00000000-0000-0000-0000-000000000000"])
def test_a_theme_that_does_not_exist_is_no_error(client, deployment, name):
    assert ask(client, contest=name).status_code == 200
    assert not Contest.objects.exists()


def test_a_contest_has_no_place_for_who_or_when():
    names = {field.name for field in Contest._meta.get_fields()}
    screened = {"screening", "aside_because", "taken_out"}
    changed = {"reworded_since", "recoded_since"}
    assert names == {"id", "response", "theme", "text", "review"} | screened | changed


def test_what_is_written_is_sealed_and_goes_with_the_answers(client, deployment):
    contest(client, deployment)
    assert b"canaries" not in dump()
    withdraw_response(Contest.objects.get().response)
    assert not Contest.objects.exists()


def cleared(contest, decide="name", also=""):
    """What a screener sends who decides the same about everything that was found."""
    found = propose(contest.text)
    tick = {f"looked-{contest.pk}": "yes"}
    spans = {f"span-{contest.pk}-{one.start}-{one.end}": decide for one in found}
    more = {f"more-{contest.pk}": also, f"why-{contest.pk}": "detail"}
    return {"contest": str(contest.pk), "do": "clear"} | more | spans | tick


def desk(client, deployment, group, theme="T1"):
    client.force_login(made.user(group))
    return reverse(
        "voice:theme_contests", args=[deployment.pk, deployment.themes.get(code=theme).pk]
    )


def test_screeners_read_what_is_written_before_those_who_made_the_theme(client, deployment):
    contest(client, deployment)
    analysts = desk(client, deployment, "Analysts")
    html = client.get(analysts).content.decode()
    assert "1 person says that this is not what they meant" in " ".join(html.split())
    assert "canaries" not in html
    screening = desk(client, deployment, "Screeners")
    html = client.get(screening).content.decode()
    assert MEANT in html
    assert "<mark>Sam</mark>" in html
    refused = client.post(screening, cleared(Contest.objects.get(), decide=""))
    assert "Decide about everything that was found" in refused.content.decode()
    assert Contest.objects.get().screening == Response.Screening.RECEIVED
    client.post(screening, cleared(Contest.objects.get(), also="there"))
    assert "canaries" not in client.get(screening).content.decode()
    assert MEANT in client.get(f"{screening}?show=cleared").content.decode()
    html = client.get(desk(client, deployment, "Analysts")).content.decode()
    assert "canaries [name] was not [detail]" in html


def test_what_a_person_leaves_in_is_read(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    client.post(desk(client, deployment, "Screeners"), cleared(only, decide="keep"))
    assert MEANT in client.get(desk(client, deployment, "Analysts")).content.decode()


def test_it_is_not_read_while_the_answers_of_that_person_are_screened_again(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    client.post(desk(client, deployment, "Screeners"), cleared(only, decide="keep"))
    screen_again(only.response, by=made.user("Analysts"))
    assert MEANT not in client.get(desk(client, deployment, "Analysts")).content.decode()


def test_the_database_holds_nothing_cleared_that_no_person_has_read(client, deployment):
    contest(client, deployment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contest.objects.update(screening=Response.Screening.CLEARED)
    assert Contest.objects.get().redacted_text == ""


def test_nothing_that_is_written_is_cleared_whole_before_somebody_says_they_read_it(
    client, deployment
):
    contest(client, deployment)
    only, by = Contest.objects.get(), made.user("Screeners")
    with pytest.raises(NotRead):
        screen_contest(only, Clear({}), by=by)
    address = desk(client, deployment, "Screeners")
    sent = cleared(only, decide="keep")
    del sent[f"looked-{only.pk}"]
    page = client.post(address, sent).content.decode()
    assert f'aria-describedby="unread-{only.pk}"' in page
    only.refresh_from_db()
    assert only.screening == Response.Screening.RECEIVED


@pytest.mark.parametrize("because", Response.AsideBecause.values)
def test_what_is_set_aside_counts_and_can_be_brought_back(client, deployment, because):
    contest(client, deployment)
    only = Contest.objects.get()
    screening = desk(client, deployment, "Screeners")
    client.post(screening, {"contest": str(only.pk), "do": because})
    only.refresh_from_db()
    assert (only.screening, only.aside_because, only.text) == ("set_aside", because, MEANT)
    assert "canaries" not in client.get(screening).content.decode()
    analysts = desk(client, deployment, "Analysts")
    html = " ".join(client.get(analysts).content.decode().split())
    assert "1 person says" in html
    assert "canaries" not in html
    desk(client, deployment, "Screeners")
    aside = f"{screening}?show=aside"
    assert MEANT in client.get(aside).content.decode()
    client.post(aside, cleared(only))
    desk(client, deployment, "Analysts")
    assert "canaries [name]" in client.get(analysts).content.decode()


def test_who_reads_a_name_that_slipped_through_sends_it_back(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    client.post(desk(client, deployment, "Screeners"), cleared(only, decide="keep"))
    analysts = desk(client, deployment, "Analysts")
    client.post(analysts, {"contest": str(only.pk), "do": "again"})
    assert "canaries" not in client.get(analysts).content.decode()
    assert MEANT in client.get(desk(client, deployment, "Screeners")).content.decode()


def test_nobody_answers_what_no_screener_has_read(client, deployment):
    contest(client, deployment)
    contest(client, deployment, OTHER_IN_T1, text="")
    theme, analyst = deployment.themes.get(code="T1"), made.user("Analysts")
    review = answer_contests(theme, ThemeReview.Outcome.KEPT, "We read it again.", by=analyst)
    assert [one.text for one in review.contests.all()] == [None]
    with pytest.raises(WrongStatus):
        answer_contests(theme, ThemeReview.Outcome.KEPT, "Once more.", by=analyst)
    html = client.get(desk(client, deployment, "Analysts")).content.decode()
    assert "1 of them wrote something that no screener has read yet" in html
    assert 'name="outcome"' not in html
    waiting = Contest.objects.get(review=None)
    client.post(desk(client, deployment, "Screeners"), cleared(waiting))
    answer_contests(theme, ThemeReview.Outcome.KEPT, "Now we have read it.", by=analyst)
    assert not Contest.objects.open().exists()


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("We did it: every site has a free bus since May 2026.", False),
        ("We read it again. The council has paid for the bus.", False),
        ("We read these answers again, and put yours under another theme.", True),
        ("We have moved some answers. The theme says so now.", True),
    ],
)
def test_an_answer_claims_no_deed_that_nothing_shows(client, deployment, said, stands):
    contest(client, deployment, text="")
    sent = {"outcome": "kept", "reason": said}
    html = client.post(desk(client, deployment, "Analysts"), sent, follow=True).content.decode()
    assert ("says that it was done, and nothing" in html) is not stands
    # What was typed is still there to be mended.
    assert said in html
    assert Contest.objects.open().exists() is not stands


def test_an_answer_tells_of_a_deed_that_can_be_looked_at(client, deployment):
    contest(client, deployment, text="")
    theme = deployment.themes.get(code="T1")
    asked = made.recommendation(
        deployment.project, "REC-77", decision="accepted", **made.DECIDED | made.PROMISED
    )
    theme.recommendations.add(asked)
    made.prove(asked, deployment, version="1.0", at=datetime(2026, 6, 2, tzinfo=UTC))
    kept, analyst = ThemeReview.Outcome.KEPT, made.user("Analysts")
    assert answer_contests(theme, kept, "We have changed the handbook.", by=analyst).pk


def test_every_reading_is_recorded_without_saying_which_one(client, deployment):
    contest(client, deployment)
    only, screening = Contest.objects.get(), desk(client, deployment, "Screeners")
    client.get(screening)
    client.post(screening, cleared(only))
    client.get(desk(client, deployment, "Analysts"))
    for action in ("surveys.opened_to_screen", "surveys.read_contests"):
        entry = ModelLogEntry.objects.filter(action=action).first()
        assert entry.data == {"theme": "T1"}
    entry = ModelLogEntry.objects.get(action="surveys.screened")
    assert entry.data == {"theme": "T1", "to": "cleared"}


@pytest.mark.parametrize("group", ["Screeners", "Analysts"])
def test_whoever_reads_it_says_that_somebody_may_need_help(client, deployment, group):
    contest(client, deployment)
    only, lead = Contest.objects.get(), made.user("Safeguarding leads")
    type(deployment).objects.filter(pk=deployment.pk).update(lead=lead)
    if group == "Analysts":
        client.post(desk(client, deployment, "Screeners"), cleared(only))
    client.post(desk(client, deployment, group), {"contest": str(only.pk), "do": "concern"})
    flag = SafeguardingFlag.objects.get()
    assert flag.response_id == only.response_id
    client.force_login(lead)
    assert MEANT in client.get(reverse("safeguarding:flag", args=[flag.pk])).content.decode()


@pytest.mark.parametrize("group", ["Screeners", "Analysts"])
@pytest.mark.parametrize("meanwhile", ["cleared", "sent back", "set aside", "answered"])
def test_a_concern_is_taken_whatever_became_of_it_meanwhile(client, deployment, group, meanwhile):
    contest(client, deployment)
    only, theme = Contest.objects.get(), deployment.themes.get(code="T1")
    screening = desk(client, deployment, "Screeners")
    if meanwhile == "set aside":
        client.post(screening, {"contest": str(only.pk), "do": "hostile"})
    elif meanwhile != "sent back":
        client.post(screening, cleared(only))
    if meanwhile == "answered":
        kept, analyst = ThemeReview.Outcome.KEPT, made.user("Analysts")
        answer_contests(theme, kept, "We read it again.", by=analyst)
    sent = {"contest": str(only.pk), "do": "concern"}
    page = client.post(desk(client, deployment, group), sent, follow=True).content.decode()
    assert "The safeguarding lead is told" in page
    assert SafeguardingFlag.objects.get().response_id == only.response_id


@pytest.mark.parametrize("is_gone", [False, True])
def test_whoever_screens_later_than_somebody_else_reads_so(client, deployment, is_gone):
    contest(client, deployment)
    only, address = Contest.objects.get(), desk(client, deployment, "Screeners")
    sent = cleared(only)
    if is_gone:
        withdraw_response(only.response)
    else:
        client.post(address, sent)
    page = client.post(address, sent | {"do": "hostile"}, follow=True).content.decode()
    assert "Nothing was changed. What was written was cleared" in page
    assert [one.screening for one in Contest.objects.all()] == ([] if is_gone else ["cleared"])


def test_after_a_concern_what_was_typed_is_still_there(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    sent = cleared(only, also="was not there") | {"do": "concern"}
    address = desk(client, deployment, "Screeners")
    page = client.post(address, sent, follow=True).content.decode()
    assert "The safeguarding lead is told. Go on with what was written here." in page
    assert ">was not there</textarea>" in page


def test_a_concern_is_taken_of_whoever_took_only_their_words_back(client, deployment):
    contest(client, deployment)
    contest(client, deployment, text="")
    only = Contest.objects.get()
    sent = {"contest": str(only.pk), "do": "concern"}
    client.post(desk(client, deployment, "Screeners"), sent)
    assert SafeguardingFlag.objects.get().response_id == only.response_id


def test_who_is_worried_about_what_is_gone_reads_that_nobody_was_told(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    sent = {"contest": str(only.pk), "do": "concern"}
    client.post(desk(client, deployment, "Screeners", "T2"), sent)
    withdraw_response(only.response)
    address = desk(client, deployment, "Screeners")
    assert "Nobody was told" in client.post(address, sent, follow=True).content.decode()
    client.post(address, sent | {"contest": "x"})
    assert not SafeguardingFlag.objects.exists()


def test_those_who_made_the_theme_do_not_screen_and_screeners_do_not_answer(client, deployment):
    contest(client, deployment)
    only = Contest.objects.get()
    client.post(desk(client, deployment, "Analysts"), cleared(only))
    only.refresh_from_db()
    assert only.screening == Response.Screening.RECEIVED
    with pytest.raises(PermissionDenied):
        screen_contest(only, Clear({}), by=made.user("Analysts"))
    only.refresh_from_db()
    assert only.screening == Response.Screening.RECEIVED
    said = {"outcome": "kept", "reason": "We read it again."}
    client.post(desk(client, deployment, "Screeners"), said)
    assert not ThemeReview.objects.exists()


def test_an_answer_has_a_reason_and_is_read_with_the_code(client, deployment):
    contest(client, deployment, text="")
    address = desk(client, deployment, "Analysts")
    client.post(address, {"outcome": "kept", "reason": " "})
    assert not ThemeReview.objects.exists()
    client.post(address, {"outcome": "kept", "reason": "It was about waiting, not paper."})
    client.logout()
    html = ask(client).content.decode()
    assert "We kept the theme as it is. It was about waiting, not paper." in html
    assert "It was about waiting" not in ask(client, OTHER).content.decode()
    listed = made.seen(signed(client), deployment, "themes")
    assert "Contested" not in listed


def take_out(deployment, code=CODE):
    """Let a coder see that somebody was right: their answer does not belong to T1."""
    person = Response.objects.get(withdraw_lookup=withdraw_lookup(code))
    change = CodingChange(taken=frozenset([deployment.themes.get(code="T1").pk]))
    assert code_answers(deployment, {person.answers.get().pk: change}, by=made.user("Analysts"))


def test_who_was_right_reads_what_came_of_it(client, deployment):
    contest(client, deployment, text="")
    take_out(deployment)
    assert "We have not answered yet." in ask(client).content.decode()
    sent = {"outcome": "recoded", "reason": "It was about waiting, not paper."}
    client.post(desk(client, deployment, "Analysts"), sent)
    client.logout()
    html = ask(client).content.decode()
    assert "We changed what belongs to the theme. It was about waiting, not paper." in html
    assert "What you said is not part of this any more." in html
    assert "What you said is part of this." not in html
    assert "Theme T1" not in ask(client, OTHER).content.decode()
    plain = ask(client, form="ur").content.decode()
    assert SHIPPED["ur"]["told_no_longer"] in plain
    assert Unmarked(plain).found == []


def test_who_is_in_a_theme_no_more_reads_of_it_and_contests_it_no_more(client, deployment):
    contest(client, deployment, text="")
    take_out(deployment)
    assert "This is not what we meant" not in ask(client).content.decode()
    assert "We have what you said." not in contest(client, deployment)
    assert Contest.objects.get().text is None


@pytest.mark.parametrize("state", ["received", "set_aside"])
def test_no_answer_is_told_before_what_they_said_is_cleared(client, deployment, state):
    contest(client, deployment, text="")
    Response.objects.filter(withdraw_lookup=withdraw_lookup(CODE)).update(screening=state)
    assert "There is nothing to tell under this code." in ask(client).content.decode()


def test_an_answer_makes_the_page_no_longer_and_no_slower(client, deployment):
    contest(client, deployment, text="")
    take_out(deployment)
    asked = set()
    for code in (CODE, WRONG):
        with CaptureQueriesContext(connection) as queries:
            page = ask(client, code)
        asked.add((page.status_code, len(page.content), len(queries)))
        assert len(sections(page)) == (code == CODE)
    assert asked == {(200, SIZE_CLASS, 7)}


NOT_TAKEN = "What you said just now was not kept."


def box(page, theme):
    """Return the box of a page in which somebody says what they meant, or a copy of it."""
    return BeautifulSoup(page.content, "html.parser").find("textarea", {"name": f"t-{theme.pk}"})


def test_changing_the_language_keeps_what_was_typed(client, deployment):
    theme, page = deployment.themes.get(code="T1"), ask(client)
    switch = BeautifulSoup(page.content, "html.parser").find("button", {"name": "in"})
    assert box(page, theme)["form"] == switch["form"]
    page = ask(client, **{"in": "ur", f"t-{theme.pk}": MEANT})
    assert box(page, theme).text.strip() == MEANT
    assert not box(page, theme).has_attr("readonly")
    assert box(page, theme).find_parent("details").has_attr("open")
    assert not Contest.objects.exists()


def test_what_was_typed_comes_along_until_it_is_taken(client, deployment):
    theme = deployment.themes.get(code="T1")
    typed = {f"t-{theme.pk}": MEANT}
    for code in (WRONG, ""):
        page = ask(client, code, **typed)
        assert box(page, theme).text.strip() == MEANT
        assert box(page, theme).has_attr("readonly")
        assert box(page, theme)["form"] == "f"
    # Also for whoever only wants to read it in Urdu, before any code is typed.
    assert box(ask(client, "", **{"in": "ur"}, **typed), theme).text.strip() == MEANT
    taken = sent(client, deployment)
    assert MEANT not in taken.content.decode()
    assert NOT_TAKEN not in taken.content.decode()


@pytest.mark.parametrize(("code", "theme"), [(WRONG, "T1"), (OTHER, "T1"), (CODE, "T2")])
def test_what_is_not_taken_is_said_and_shown(client, deployment, code, theme):
    page = sent(client, deployment, code, theme)
    assert NOT_TAKEN in page.content.decode()
    assert box(page, deployment.themes.get(code=theme)).text.strip() == MEANT
    html = ask(client, code, contest="x", form="ur").content.decode()
    assert SHIPPED["ur"]["told_not_taken"] in html
    assert Unmarked(html).found == []


def test_whoever_has_to_wait_is_shown_what_they_typed(client, deployment):
    for number in range(PER_ADDRESS[0].tries):
        ask(client, str(number))
    page = sent(client, deployment)
    assert page.status_code == 429
    assert box(page, deployment.themes.get(code="T1")).text.strip() == MEANT


def test_what_the_database_refuses_is_shown(client, deployment):
    def refuse(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            raise OperationalError("disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        page = sent(client, deployment)
    assert page.status_code == 503
    assert MEANT in page.content.decode()


def test_what_was_typed_tells_nothing_of_the_code_by_its_size(client, deployment):
    theme = deployment.themes.get(code="T1")
    others = {f"t-{uuid.uuid4()}": '"' * 300 for _ in range(60)}
    for typed in ({f"t-{theme.pk}": MEANT}, {f"t-{theme.pk}": '"' * 300, **others}):
        for more in ({}, {"contest": str(theme.pk)}, {"in": "ur"}):
            pages = [ask(client, code, **typed, **more) for code in (CODE, OTHER, WRONG)]
            assert len({(page.status_code, len(page.content)) for page in pages}) == 1
            assert len(pages[0].content) % SIZE_CLASS == 0
            assert all(page.content.rstrip().endswith(b"</html>") for page in pages)


def test_a_page_that_was_open_before_boxes_had_names_sends_its_words(client, deployment):
    theme = deployment.themes.get(code="T1")
    before = {"contest": str(theme.pk), "text": "One.\r\nTwo."}
    assert box(ask(client, WRONG, **before), theme).text.strip() == "One.\nTwo."
    assert "We have what you said." in ask(client, **before).content.decode()
    assert Contest.objects.get().text == "One.\nTwo."


def test_lines_are_counted_as_the_box_counts_them(client, deployment):
    words = "\r\n".join(["No."] * 75)
    sent(client, deployment, text=words)
    assert Contest.objects.get().text == words.replace("\r\n", "\n")


def test_what_was_typed_is_shown_to_nobody_who_goes_back(client, deployment):
    theme = deployment.themes.get(code="T1")
    typed = {"once": uuid.uuid4().hex, f"t-{theme.pk}": MEANT}
    assert MEANT in ask(client, WRONG, **typed).content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=PRESSED_TWICE + 1), tick=False):
        assert MEANT not in ask(client, WRONG, **typed).content.decode()


def test_the_list_of_themes_says_which_is_contested(client, deployment):
    contest(client, deployment)
    listed = made.seen(signed(client), deployment, "themes")
    assert "1 person says that this is not what they meant" in listed


def signed(client):
    client.force_login(made.user("Analysts"))
    return client


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_it_is_told_in_the_language_of_whoever_asks(client, deployment, form):
    words = SHIPPED[form]
    plain = client.post(TOLD, {"in": form, "receipt": ""}).content.decode()
    assert f'<html lang="{form}"' in plain
    assert words["told_hint"] in plain
    # Nothing was asked yet, so nothing is said of a code.
    assert words["told_nothing"] not in plain
    told = ask(client, form=form).content.decode()
    assert words["told_here"] in told
    assert words["told_english"] in told
    assert f'<input type="hidden" name="form" value="{form}">' in told
    assert 'name="receipt" dir="ltr"' in plain
    assert f'name="receipt" value="{CODE}" dir="ltr"' in told
    for page in (plain, told, ask(client, WRONG, form=form).content.decode()):
        assert Unmarked(page).found == []


def test_changing_the_language_contests_nothing_and_keeps_the_size(client, deployment):
    sizes = {len(ask(client, code, **{"in": "ur"}).content) for code in (CODE, WRONG)}
    assert sizes == {SIZE_CLASS}
    assert not Contest.objects.exists()


def test_at_a_tablet_nothing_leads_to_where_it_can_be_seen(client, deployment):
    """There nobody would ask whether somebody is still there, and Back would show it again."""
    type(deployment).objects.filter(pk=deployment.pk).update(access="tablet")
    html = client.post(f"/s/{deployment.code}/code/told/", {"receipt": CODE}).content.decode()
    assert "You said T1." in html
    assert "on this website" not in html
    links = set(re.findall(r'<a [^>]*href="([^"]+)"', html))
    assert all(one.startswith((f"/s/{deployment.code}/", "#", "tel:")) for one in links), links


def test_once_it_is_told_a_code_says_since_when_not_by_when(client, deployment):
    today = timezone.localdate()
    SurveyDeployment.objects.update(feedback_due_on=today - timedelta(days=40))
    html = client.post(reverse("surveys:look_up"), {"receipt": CODE}).content.decode()
    assert f"We have said so on the web since {today.day} {today:%B %Y}" in html
    assert "we say so on the web" not in html
