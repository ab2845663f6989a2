"""Before a screener clears it nobody else reads what a person wrote."""

import json
import re
from pathlib import Path
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.screen_again import screen_again
from surveys.actions.screen_response import Clear, SetAside, screen_response
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.redaction import Span, Why
from surveys.exceptions import NotRead, WrongStatus
from surveys.models import Answer, Coding, Redaction, Response, SafeguardingFlag, SurveyDeployment
from surveys.selectors.counts import base_of, theme_counts
from surveys.selectors.questions import versions_answered
from surveys.selectors.screening import waiting_answers
from surveys.selectors.tables import tables_of
from surveys.selectors.themes import theme_rows
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

WORDS = "canary-3a9c Karen Holt told my red cat to wait."
NAME = "Karen Holt"
FROM = WORDS.index(NAME)
TO = FROM + len(NAME)


@pytest.fixture(scope="module")
def _deployment(for_all_tests):
    opened = made.deployment()
    made.responses(opened, 12)
    return opened.pk


@pytest.fixture
def deployment(_deployment, db):
    return SurveyDeployment.objects.get(pk=_deployment)


@pytest.fixture
def screener():
    return made.user("Screeners")


@pytest.fixture
def written(deployment):
    response = made.responses(deployment, 1, screening="received")[0]
    return made.answer(response, made.WORDS, text=WORDS)


@pytest.fixture
def desk(client, deployment, screener):
    client.force_login(screener)
    address = reverse("voice:screening", args=[deployment.pk])

    class Desk:
        def read(self, **query):
            return client.get(address, query).content.decode()

        def post(self, answer, do, show="waiting", **sent):
            data = {"response": answer.response_id, "do": do, **sent}
            sent_to = client.post(f"{address}?show={show}", data, follow=True)
            return sent_to.content.decode()

    return Desk()


def read_by_analyst(client, deployment):
    client.force_login(made.user("Analysts"))
    return client.get(reverse("voice:answers", args=[deployment.pk])).content.decode()


def whole(*answers):
    """The verdict of somebody who read these words, and takes nothing out of them."""
    return Clear({}, read={one.pk for one in answers})


def state_of(answer):
    return Response.objects.get(pk=answer.response_id).screening


def decided(answer, what):
    return {
        f"span-{answer.pk}-{start}-{end}": what if start == FROM else "keep"
        for start, end in ((0, len("canary-3a9c")), (FROM, TO))
    }


def added(answer, words, why="detail"):
    return {f"more-{answer.pk}": words, f"why-{answer.pk}": why}


def ticked(answer):
    return {f"looked-{answer.pk}": "yes"}


def test_what_was_not_screened_is_read_and_coded_by_nobody_else(client, deployment, written):
    theme = made.theme(deployment)
    assert "canary-3a9c" not in read_by_analyst(client, deployment)
    change = {written.pk: CodingChange(given=frozenset({theme.pk}))}
    assert code_answers(deployment, change, by=made.user("Analysts")) == 0
    assert not Coding.objects.exists()


def test_the_desk_shows_the_words_and_asks_about_what_was_found(desk, written):
    page = desk.read()
    assert WORDS in page
    assert "in English and Welsh only" not in page
    assert f"<mark>{NAME}</mark>" in page


def test_a_person_decides_about_each_part_before_it_is_cleared(desk, client, deployment, written):
    assert "Decide about everything that was found" in desk.post(written, "clear")
    assert state_of(written) == "received"
    desk.post(written, "clear", **decided(written, "name"), **added(written, "red cat\r\n"))
    assert state_of(written) == "cleared"
    page = read_by_analyst(client, deployment)
    assert "told my [detail] to wait." in page
    assert "[name] told" in page
    assert "Karen" not in page
    assert "red cat" not in page


@pytest.mark.parametrize("why", ["", "canary", "keep"])
def test_what_a_screener_adds_needs_a_reason_too(desk, written, why):
    sent = decided(written, "name") | added(written, "red cat", why)
    page = desk.post(written, "clear", **sent)
    assert "Say why the words that you added are taken out." in page
    assert state_of(written) == "received"
    assert ">red cat</textarea>" in page


def test_readers_see_why_a_screener_took_more_out(desk, client, deployment, written):
    desk.post(written, "clear", **decided(written, "name"), **added(written, "red cat", "place"))
    assert {one.why for one in written.redactions.all()} == {"name", "place"}
    assert "told my [place] to wait." in read_by_analyst(client, deployment)


def test_what_was_found_can_be_left_in(desk, client, deployment, written):
    page = desk.post(written, "clear", **decided(written, "keep"))
    assert "If nothing needs taking out, say so" in page
    desk.post(written, "clear", **decided(written, "keep"), **ticked(written))
    assert WORDS in read_by_analyst(client, deployment)


def test_words_that_are_not_in_the_answer_are_not_passed_over(desk, written):
    page = desk.post(written, "clear", **decided(written, "name"), **added(written, "blue cat"))
    assert "not in the answer" in page
    assert "blue cat" in page
    assert state_of(written) == "received"


@pytest.mark.parametrize(
    ("language", "text"), [("pa", "ਸਾਰਾ ਨੇ ਸੁਣਿਆ"), ("en-gb", "سارة سمعتني"), ("pl", "przyszła zyta")]
)
def test_where_no_program_knows_names_a_person_says_that_they_looked(desk, written, language, text):
    Response.objects.filter(pk=written.response_id).update(language=language)
    written.text = text
    written.save(update_fields=["text"])
    assert "in English and Welsh only" in desk.read()
    assert "Look for names and places yourself" in desk.post(written, "clear")
    assert state_of(written) == "received"
    desk.post(written, "clear", **{f"looked-{written.pk}": "yes"})
    assert state_of(written) == "cleared"


@pytest.mark.parametrize(
    ("text", "name", "read"),
    [
        ("我叫李明，没有人来。", "李明", "我叫[name]，没有人来。"),
        ("قلت لسارة كل شيء", "سارة", "قلت ل[name] كل شيء"),
        ("i told mina  okoro all", "mina okoro", "i told [name] all"),
    ],
)
def test_a_screener_takes_a_name_out_in_every_script(desk, written, text, name, read):
    written.text = text
    written.save(update_fields=["text"])
    (waiting,) = waiting_answers(written.response)
    spans = [one.span for one in waiting.proposals]
    found = {f"span-{written.pk}-{one.start}-{one.end}": "keep" for one in spans}
    desk.post(written, "clear", **found, **added(written, name, "name"))
    assert state_of(written) == "cleared"
    assert Answer.objects.get(pk=written.pk).redacted_text == read


NOTHING_FOUND = "they came too late and nobody listened"


@pytest.fixture
def plain(written):
    """English words in which no program finds anything."""
    written.text = NOTHING_FOUND
    written.save(update_fields=["text"])
    assert waiting_answers(written.response)[0].proposals == ()
    return written


@pytest.mark.parametrize("is_named", [False, True])
def test_the_action_clears_nothing_whole_that_nobody_says_they_have_read(screener, plain, is_named):
    verdict = Clear({plain.pk: []} if is_named else {})
    with pytest.raises(NotRead) as refused:
        screen_response(plain.response, verdict, by=screener)
    assert [one.field for one in refused.value.reasons] == [str(plain.pk)]
    assert state_of(plain) == "received"
    screen_response(plain.response, whole(plain), by=screener)
    assert state_of(plain) == "cleared"


def test_each_answer_is_read_and_reading_one_is_not_reading_the_other(screener, plain):
    other = made.answer(plain.response, made.HELPED, text="nobody told us")
    with pytest.raises(NotRead) as refused:
        screen_response(plain.response, whole(plain), by=screener)
    assert [one.field for one in refused.value.reasons] == [str(other.pk)]
    assert state_of(plain) == "received"


def test_one_press_clears_no_english_answer_and_loses_nothing(desk, client, plain):
    other = made.answer(plain.response, made.HELPED, text="nobody told Sam anything")
    start = other.text.index("Sam")
    typed = {
        f"span-{other.pk}-{start}-{start + 3}": "keep",
        f"more-{other.pk}": "",
        f"more-{plain.pk}": "",
    }
    page = BeautifulSoup(desk.post(plain, "clear", **typed, **ticked(other)), "html.parser")
    assert state_of(plain) == "received"
    tick = page.find("input", attrs={"name": f"looked-{plain.pk}"})
    assert tick["aria-invalid"] == "true"
    told = page.find(id=tick["aria-describedby"])
    assert told.get_text() == "Read it. If nothing needs taking out, say so, and clear it."
    assert told.find_parent("section") is tick.find_parent("section")
    kept = page.find("input", attrs={"name": f"looked-{other.pk}"})
    assert kept.has_attr("checked")
    assert not kept.has_attr("aria-invalid")
    chosen = page.find("select", attrs={"name": f"span-{other.pk}-{start}-{start + 3}"})
    assert chosen.find("option", selected=True)["value"] == "keep"
    desk.post(plain, "clear", **typed, **ticked(other), **ticked(plain))
    assert state_of(plain) == "cleared"


def test_what_was_typed_to_take_out_of_another_answer_stays_typed(desk, plain):
    other = made.answer(plain.response, made.HELPED, text="my red cat waited")
    page = desk.post(plain, "clear", **added(other, "red cat"))
    assert state_of(plain) == "received"
    assert ">red cat</textarea>" in page


def test_who_takes_a_name_out_looked_for_names(desk, written):
    Response.objects.filter(pk=written.response_id).update(language="pa")
    written.text = "ਸਾਰਾ ਨੇ ਸੁਣਿਆ"
    written.save(update_fields=["text"])
    desk.post(written, "clear", **added(written, "ਸਾਰਾ", "name"))
    assert state_of(written) == "cleared"


@pytest.mark.parametrize("because", Response.AsideBecause.values)
def test_what_is_set_aside_stays_and_can_be_brought_back(desk, client, screener, written, because):
    deployment = written.response.deployment
    desk.post(written, because)
    kept = Response.objects.get(pk=written.response_id)
    assert (kept.screening, kept.aside_because) == ("set_aside", because)
    assert kept.answers.get().text == WORDS
    assert WORDS not in desk.read()
    assert WORDS in desk.read(show="aside")
    assert WORDS not in read_by_analyst(client, deployment)
    client.force_login(screener)
    sent = decided(written, "keep") | ticked(written)
    desk.post(written, "clear", show="aside", **sent)
    assert state_of(written) == "cleared"
    assert WORDS in read_by_analyst(client, deployment)


def test_the_next_one_can_be_read_first(desk, deployment, written):
    other = made.responses(deployment, 1, screening="received")[0]
    made.answer(other, made.WORDS, text="canary-other")
    first = desk.read()
    shown, hidden = (WORDS, "canary-other") if WORDS in first else ("canary-other", WORDS)
    assert hidden not in first
    at = written if shown == WORDS else other.answers.get()
    assert hidden in desk.post(at, "later")
    assert state_of(at) == "received"


def shown_by(page):
    """The id of the response on this page of the desk."""
    form = BeautifulSoup(page, "html.parser").find("form", class_="voice-screening")
    return UUID(form.find("input", attrs={"name": "response"})["value"])


def spread(deployment, count):
    """Responses that wait, with ids as far apart as they can be."""
    for number in range(count):
        pk = UUID(int=(number << 124) + 1)
        response = made.responses(deployment, 1, screening="received", pk=pk)[0]
        made.answer(response, made.WORDS, text=f"canary-{number}")


def test_those_who_screen_at_once_start_at_different_answers_each_at_their_own(client, deployment):
    spread(deployment, 16)
    address = reverse("voice:screening", args=[deployment.pk])
    starts = set()
    for _ in range(7):
        client.force_login(made.user("Screeners"))
        first, again = (shown_by(client.get(address).content.decode()) for _ in range(2))
        assert first == again
        starts.add(first)
    assert len(starts) > 1


def test_whoever_decides_later_comes_to_all_that_wait_wherever_they_start(desk, deployment):
    spread(deployment, 4)
    page, seen = desk.read(), []
    for _ in range(4):
        seen.append(shown_by(page))
        assert 'value="later"' in page
        page = desk.read(after=seen[-1])
    assert len(set(seen)) == 4
    assert shown_by(page) == seen[0]


def test_a_list_of_what_is_decided_has_an_end(desk, deployment):
    spread(deployment, 2)
    first, last = sorted(one.pk for one in Response.objects.filter(screening="received"))
    Response.objects.filter(pk__in=(first, last)).update(screening="cleared")
    page = desk.read(show="cleared")
    assert (shown_by(page), 'value="later"' in page) == (first, True)
    page = desk.read(show="cleared", after=first)
    assert (shown_by(page), 'value="later"' in page) == (last, False)


MEANWHILE = "Nothing was changed. These answers were cleared, set aside or sent back meanwhile"


@pytest.mark.parametrize(
    ("show", "meanwhile", "do"),
    [
        ("waiting", "cleared", "clear"),
        ("waiting", "set_aside", "clear"),
        ("waiting", "cleared", "hostile"),
        ("waiting", "cleared", "later"),
        ("aside", "received", "clear"),
        ("cleared", "received", "again"),
    ],
)
def test_whoever_is_later_than_somebody_else_reads_so_and_goes_on(
    desk, written, show, meanwhile, do
):
    Response.objects.filter(pk=written.response_id).update(screening=meanwhile)
    page = desk.post(written, do, show=show, **decided(written, "name"))
    assert MEANWHILE in page
    assert state_of(written) == meanwhile
    assert not Redaction.objects.exists()


def test_whoever_decides_about_what_was_taken_back_reads_so_and_goes_on(desk, deployment, written):
    spread(deployment, 1)
    sent = decided(written, "name")
    withdraw_response(written.response)
    page = desk.post(written, "clear", **sent)
    assert MEANWHILE in page
    assert "canary-0" in page


def test_nobody_screens_answers_of_another_survey_here(desk, deployment):
    elsewhere = made.responses(made.deployment(deployment.pilot), 1, screening="received")[0]
    other = made.answer(elsewhere, made.WORDS, text=WORDS)
    page = desk.post(other, "clear", **decided(other, "name"))
    assert MEANWHILE in page
    assert WORDS not in page
    assert state_of(other) == "received"


def test_what_a_proposal_looks_like_reads_well_whatever_it_is(desk, written):
    written.text = "Write to k.holt@example.org"
    written.save(update_fields=["text"])
    assert "Decide. It looks like: e-mail address</option>" in desk.read()


def test_a_screener_tells_the_safeguarding_lead(desk, written):
    desk.post(written, "concern")
    assert SafeguardingFlag.objects.get().response_id == written.response_id
    assert state_of(written) == "received"


@pytest.mark.parametrize("show", ["waiting", "aside", "cleared"])
@pytest.mark.parametrize("meanwhile", Response.Screening.values)
def test_a_concern_is_taken_whatever_became_of_the_answers_meanwhile(
    desk, written, show, meanwhile
):
    Response.objects.filter(pk=written.response_id).update(screening=meanwhile)
    page = desk.post(written, "concern", show=show)
    assert "The safeguarding lead is told" in page
    assert ("Now clear the answers" in page) is ((show, meanwhile) == ("waiting", "received"))
    assert SafeguardingFlag.objects.get().response_id == written.response_id
    assert state_of(written) == meanwhile


def test_after_a_concern_the_same_answers_stand_there_with_what_was_decided(
    desk, deployment, written
):
    other = made.responses(deployment, 1, screening="received")[0]
    other = made.answer(other, made.WORDS, text="canary-other waited with my red cat")
    for one in (written, other):
        typed = added(one, "red cat", "place") | ticked(one)
        page = desk.post(one, "concern", **decided(one, "name"), **typed)
        form = BeautifulSoup(page, "html.parser").find("form", class_="voice-screening")
        assert form.find("input", attrs={"name": "response"})["value"] == str(one.response_id)
        assert "Now clear the answers or set them aside." in page
        assert ">red cat</textarea>" in page
        assert form.find("input", attrs={"name": f"looked-{one.pk}"}).has_attr("checked")
    assert SafeguardingFlag.objects.count() == 2


@pytest.mark.parametrize("show", ["aside", "cleared"])
def test_after_a_concern_nobody_is_asked_to_decide_what_was_decided(desk, written, show):
    state = {"aside": "set_aside", "cleared": "cleared"}[show]
    Response.objects.filter(pk=written.response_id).update(screening=state)
    page = desk.post(written, "concern", show=show)
    assert "The safeguarding lead is told." in page
    assert "Now clear the answers" not in page
    assert WORDS in page


def test_who_is_worried_about_answers_that_were_taken_back_reads_that_nobody_was_told(
    desk, written
):
    withdraw_response(written.response)
    assert "Nobody was told" in desk.post(written, "concern")
    assert not SafeguardingFlag.objects.exists()


def test_a_concern_is_only_about_answers_of_this_survey(desk, deployment):
    elsewhere = made.responses(made.deployment(deployment.pilot), 1, screening="received")[0]
    desk.post(made.answer(elsewhere, made.WORDS, text=WORDS), "concern")
    assert not SafeguardingFlag.objects.exists()


@pytest.mark.parametrize("who", ["Analysts", "Survey managers", "Safeguarding leads", "superuser"])
def test_only_screeners_screen(written, who):
    by = made.user(superuser=True) if who == "superuser" else made.user(who)
    with pytest.raises(PermissionDenied):
        screen_response(written.response, whole(written), by=by)
    assert state_of(written) == "received"


def test_what_somebody_cleared_is_not_screened_again(screener, written):
    screen_response(written.response, whole(written), by=screener)
    with pytest.raises(WrongStatus):
        screen_response(written.response, SetAside(Response.AsideBecause.HOSTILE), by=screener)
    assert state_of(written) == "cleared"


def test_whoever_decides_in_the_moment_in_which_somebody_leaves_is_told_so(screener, written):
    verdict = whole(written)
    withdraw_response(Response.objects.get(pk=written.response_id))
    with pytest.raises(WrongStatus, match="taken back"):
        screen_response(written.response, verdict, by=screener)
    with pytest.raises(WrongStatus, match="taken back"):
        screen_again(written.response, by=screener)


def test_a_part_outside_the_words_changes_nothing(screener, written):
    spans = {written.pk: [Span(0, 5, Why.NAME), Span(0, 4000, Why.NAME)]}
    with pytest.raises(ValueError, match="inside the text"):
        screen_response(written.response, Clear(spans), by=screener)
    assert state_of(written) == "received"
    assert not Redaction.objects.exists()


def test_the_log_says_who_opened_and_cleared_it_and_no_words(desk, screener, written):
    desk.read()
    desk.post(written, "clear", **decided(written, "name"))
    entries = ModelLogEntry.objects.filter(user=screener)
    actions = {entry.action for entry in entries}
    assert actions >= {"surveys.opened_to_screen", "surveys.screened"}
    kept = json.dumps([entry.data for entry in entries])
    assert "Karen" not in kept
    assert "canary" not in kept


def test_taking_answers_back_takes_what_was_taken_out_of_them(screener, written):
    spans = {written.pk: [Span(FROM, TO, Why.NAME)]}
    screen_response(written.response, Clear(spans), by=screener)
    written.response.delete()
    assert not Redaction.objects.exists()


# ---------------------------------------------------------------- what counts, and screened again


def told(deployment):
    """Everything that is counted of a deployment: people, tables, themes, the list of themes."""
    return (
        base_of(deployment),
        tables_of(deployment),
        theme_counts(deployment),
        [row.answers for row in theme_rows(deployment, counted=True)],
    )


def test_what_is_set_aside_counts_nowhere(screener, deployment):
    made.chosen(deployment, made.HELPED, yes=20)
    theme = made.theme(deployment, people=12)
    before = told(deployment)
    aside = []
    for response in made.responses(deployment, 12, screening="received"):
        made.answer(response, made.HELPED, value="no")
        Coding.objects.create(answer=made.answer(response, made.WORDS, text=WORDS), theme=theme)
        screen_response(response, SetAside(Response.AsideBecause.HOSTILE), by=screener)
        aside.append(response)
    assert told(deployment) == before
    for response in aside:
        screen_response(response, whole(*response.answers.all()), by=screener)
    assert told(deployment)[0] == before[0] + 12
    assert theme_counts(deployment) == {"T1": 24}


def test_a_version_that_only_set_aside_answers_have_is_in_no_table(screener, deployment):
    made.responses(deployment, 10)
    Response.objects.filter(deployment=deployment).update(screening="set_aside")
    assert tables_of(deployment) == []
    assert versions_answered(deployment) == []


@pytest.mark.parametrize("who", ["Analysts", "Screeners"])
def test_what_was_cleared_is_taken_back_with_its_codings_hidden(
    client, screener, deployment, written, who
):
    theme = made.theme(deployment)
    spans = {written.pk: [Span(FROM, TO, Why.PLACE)]}
    screen_response(written.response, Clear(spans), by=screener)
    Coding.objects.create(answer=written, theme=theme)
    assert theme_counts(deployment) == {"T1": 1}
    screen_again(written.response, by=made.user(who))
    assert "canary" not in read_by_analyst(client, deployment)
    assert theme_counts(deployment) == {}
    assert Coding.objects.get().theme == theme
    (proposal,) = [
        one
        for one in waiting_answers(Response.objects.get(pk=written.response_id))[0].proposals
        if one.words == NAME
    ]
    assert proposal.taken_out == "place"
    screen_response(written.response, Clear(spans), by=screener)
    assert theme_counts(deployment) == {"T1": 1}


def test_the_desks_take_it_back(desk, client, screener, deployment, written):
    screen_response(written.response, whole(written), by=screener)
    assert WORDS in desk.read(show="cleared")
    assert "Taken back." in desk.post(written, "again", show="cleared")
    assert state_of(written) == "received"
    screen_response(written.response, whole(written), by=screener)
    assert "Send it back to be screened" in read_by_analyst(client, deployment)
    client.post(reverse("voice:answers", args=[deployment.pk]), {"again": written.pk})
    assert state_of(written) == "received"


@pytest.mark.parametrize("who", ["Survey managers", "Safeguarding leads", "superuser"])
def test_nobody_else_takes_it_back(screener, written, who):
    screen_response(written.response, whole(written), by=screener)
    by = made.user(superuser=True) if who == "superuser" else made.user(who)
    with pytest.raises(PermissionDenied):
        screen_again(written.response, by=by)
    assert state_of(written) == "cleared"


def test_only_screeners_and_safeguarding_leads_get_the_words_whole():
    """Everybody else reads `redacted_text`: who takes `text` is named here."""
    whole = re.compile(r"\b(?:answer|one|written|contest|locked|waiting)\.text\b")
    files = [*Path("surveys").rglob("*.py"), *Path("templates/surveys/admin").rglob("*.html")]
    found = {
        str(file)
        for file in files
        if "migrations" not in file.parts and whole.search(file.read_text(encoding="utf-8"))
    }
    assert found == {
        "surveys/actions/screen_response.py",
        "surveys/actions/screen_contest.py",
        "surveys/admin_views/taking_out.py",
        "surveys/selectors/flagged.py",
        "surveys/selectors/screening.py",
        "templates/surveys/admin/taking_out.html",
    }
