"""Words of one person: who may propose them, who confirms, where they are read, how they go."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from changeprojects.models import ReleaseRefused
from surveys.actions.begin_second_reading import begin_second_reading
from surveys.actions.close_deployment import close_deployment
from surveys.actions.confirm_quote import confirm_quote
from surveys.actions.end_quotes import expire_quotes
from surveys.actions.propose_quote import TakeOut, propose_quote
from surveys.actions.screen_again import screen_again
from surveys.actions.withdraw_quote import withdraw_quote
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.quoting import (
    Because,
    Edit,
    NotThere,
    Put,
    edits_of,
    is_a_quote,
    part_of,
    quoted,
)
from surveys.engine.release import ALL
from surveys.exceptions import NotQuoted
from surveys.models import Answer, Quote, ReleasedTable, Response, YouSaidWeDidPage
from surveys.selectors.quotes import beside_of
from syndication.models import Change, Edition, Passage, Publication
from syndication.selectors.integrity import damage
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import SAID, WORDS, confirmed, proposal, shown, survey
from tests.surveys.test_traces import dump

pytestmark = pytest.mark.django_db
CANARY = "canaryquote"


def codes(refused):
    return {reason.code for reason in refused.value.reasons}


# ---------------------------------------------------------------- the words


def test_words_are_taken_out_and_nothing_else_is_put_in():
    text = "My friend  Sam\nsat with me."
    edits = edits_of(text, "Sam", Put.PERSON, Because.RECOGNISED)
    assert quoted(text, edits) == "My friend [person] sat with me."
    assert part_of(text, "friend Sam sat") == (3, 18)


def test_words_are_found_in_a_script_without_blanks_too():
    assert part_of("我的社工李明没有来。", "社工李明没有来") == (2, 9)
    edits = edits_of("社工李明没有来，李明2次。", "李明", Put.WORKER, Because.OTHERS)
    assert quoted("社工李明没有来，李明2次。", edits) == "社工[worker]没有来，[worker]2次。"
    assert edits_of("قلت لسارة", "سارة", Put.PERSON, Because.RECOGNISED)


@pytest.mark.parametrize(
    ("text", "is_enough"),
    [
        ("They listened well.", True),
        ("They listened.", False),
        ("Good – ’ …", False),
        ("他们很好地听我们说话。", True),
        ("他们很好。", False),
        ("[worker]没有来，[worker]。", False),
    ],
)
def test_a_quote_has_three_words_in_whatever_script(text, is_enough):
    assert is_a_quote(text, []) is is_enough


@pytest.mark.parametrize("words", ["Sammy", "am", "sat in", "friend sam", ""])
def test_words_that_do_not_stand_there_are_not_quoted(words):
    with pytest.raises(NotThere):
        part_of("My friend Sam sat with me.", words)


def test_an_edit_outside_the_words_is_refused():
    with pytest.raises(ValueError, match="inside"):
        quoted("Three words here", [Edit(2, 99, Put.NOTHING, Because.ASIDE)])


# ---------------------------------------------------------------- two readers


def test_two_people_read_it_and_the_row_holds_none_of_its_words():
    _, answer, theme = survey()
    quote = confirmed(answer, theme)
    assert quote.words == SAID
    assert quote.state == Quote.State.CONFIRMED
    assert CANARY not in dump().decode("utf-8", "replace")


def test_who_proposed_it_cannot_confirm_it():
    _, answer, theme = survey()
    analyst = made.user("Analysts")
    quote = propose_quote(answer, proposal(theme), by=analyst)
    with pytest.raises(NotQuoted) as refused:
        confirm_quote(quote, by=analyst)
    assert codes(refused) == {"same_person"}


@pytest.mark.parametrize("group", ["Editors", "Screeners", "Survey managers"])
def test_only_analysts_propose_confirm_and_withdraw(group):
    _, answer, theme = survey()
    quote, other = confirmed(answer, theme), made.user(group)
    for act in (
        lambda: propose_quote(answer, proposal(theme), by=other),
        lambda: confirm_quote(quote, by=other),
        lambda: withdraw_quote(quote, by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"words": "Nobody told us what would happen."}, "words"),
        ({"words": "Nobody told", "taken_out": ()}, "length"),
        ({"taken_out": [TakeOut("Alex", Put.PERSON, Because.OTHERS)]}, "taken_out"),
        ({"beside": made.WORDS}, "beside"),
        ({"expires_on": date(2020, 1, 1)}, "expiry"),
        ({"expires_on": timezone.localdate() + timedelta(days=2000)}, "expiry"),
    ],
)
def test_what_may_not_be_proposed_says_what_to_mend(fields, code):
    _, answer, theme = survey()
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, proposal(theme, **fields), by=made.user("Analysts"))
    assert codes(refused) == {code}
    assert not Quote.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [{"quote_permission": "summary"}, {"quote_permission": "no"}, {"screening": "received"}],
)
def test_nobody_is_quoted_who_did_not_permit_it_or_is_not_cleared(fields):
    _, answer, theme = survey()
    Response.objects.filter(pk=answer.response_id).update(**fields)
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    assert codes(refused) == {"not_permitted"}


def test_a_theme_that_the_answer_is_not_coded_with_is_refused():
    deployment, answer, _ = survey()
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, proposal(made.theme(deployment, "T2")), by=made.user("Analysts"))
    assert codes(refused) == {"theme"}


# ---------------------------------------------------------------- what stands beside it


def test_one_answer_may_stand_beside_it_if_ten_people_gave_it():
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme, beside=made.HELPED)
    beside = beside_of(Quote.objects.to_read().get(pk=quote.pk))
    assert (beside.label, beside.is_shared) == ("Yes, all of it", True)
    assert beside.question == "Did the statement make sense to you?"


def refused_beside(answer, theme):
    quote = propose_quote(answer, proposal(theme, beside=made.HELPED), by=made.user("Analysts"))
    with pytest.raises(NotQuoted) as refused:
        confirm_quote(quote, by=made.user("Analysts"))
    return codes(refused) == {"beside"}


def test_what_fewer_than_ten_share_is_not_confirmed():
    deployment, answer, theme = survey()
    answer.response.answers.filter(question=made.HELPED).update(value="no")
    close_deployment(deployment)
    assert refused_beside(answer, theme)


def test_what_no_result_tells_does_not_stand_beside_it():
    _, answer, theme = survey()
    assert refused_beside(answer, theme)


def test_an_answer_whose_number_is_hidden_does_not_stand_beside_it():
    """Fifteen said partly or no, and how many of each is hidden: a quote would tell it apart."""
    deployment, answer, theme = survey()
    answer.response.answers.filter(question=made.HELPED).update(value="partly")
    close_deployment(deployment)
    table = ReleasedTable.objects.get(name=f"question:{made.HELPED}")
    assert table.counts[ALL]["partly"] == 13
    assert table.cells[ALL]["partly"] == table.cells[ALL]["no"] == {}
    assert refused_beside(answer, theme)


def test_a_number_of_ten_that_a_setting_asks_more_of_does_not_stand_beside_it():
    deployment, answer, theme = survey()
    type(deployment).objects.filter(pk=deployment.pk).update(min_base=22)
    close_deployment(type(deployment).objects.get(pk=deployment.pk))
    assert refused_beside(Answer.objects.get(pk=answer.pk), theme)


def test_what_is_shared_no_more_stops_the_release():
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme, beside=made.HELPED)
    for other in deployment.responses.filter(answers__value="yes").exclude(pk=answer.response_id)[
        :16
    ]:
        other.answers.filter(question=made.HELPED).update(value="no")
    page = made.page(deployment)
    page.quotes.set([quote])
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page)
    assert [one.code for one in refused.value.findings] == ["voice-quote"]
    assert not Publication.objects.filter(kind="quote").exists()


# ---------------------------------------------------------------- where it is read


def everywhere(client, page):
    """Every form in which readers get a summary, its versions, its quotes, and what is found."""
    api = f"/api/v1/voice-summaries/{page.translation_key}"
    forms = [f"{api}/versions/1.0{ending}" for ending in ("", ".html", ".md", ".txt", ".jsonld")]
    feeds = ["/api/v1/changes", "/api/v1/quotes", "/api/v1/voice-summaries", "/api/v1/search"]
    for address in [page.url, api, *forms, *feeds, "/search/"]:
        query = "?q=canaryquote" if "search" in address else ""
        yield address, client.get(address + query).content.decode()


def test_a_published_page_shows_it_and_its_edition_only_says_where_it_is(client):
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme, beside=made.HELPED)
    page = shown(deployment, quote)
    html = client.get(page.url).content.decode()
    assert f"“{SAID}”" in html
    asked = "Did the statement make sense to you?"
    assert f"<figcaption>{asked} – Yes, all of it</figcaption>" in html
    told = client.get(f"/api/v1/quotes/{quote.pk}").json()
    assert (told["text"], told["beside"]) == (SAID, "Yes, all of it")
    assert told["beside_question"] == asked
    assert told["until"] == quote.expires_on.isoformat()
    found = {address for address, body in everywhere(client, page) if SAID in body}
    assert found == {page.url, "/api/v1/changes", "/api/v1/quotes", "/api/v1/search"}
    edition = Edition.objects.get()
    for form in (edition.document, edition.html, edition.markdown):
        assert CANARY not in form
        assert f"/api/v1/quotes/{quote.pk}" in form
    assert CANARY not in edition.text
    assert "What one person said, in their own words" in edition.text


def test_what_waits_for_a_reader_is_on_no_page(client):
    deployment, answer, theme = survey()
    quote = propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    page = made.page(deployment)
    page.quotes.set([quote])
    with pytest.raises(ReleaseRefused):
        made.publish(page)
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 404


def test_editors_choose_from_confirmed_quotes_alone(client):
    deployment, answer, theme = survey()
    ready = confirmed(answer, theme)
    waiting = proposal(theme, words="Nobody told me what would happen", taken_out=())
    propose_quote(answer, waiting, by=made.user("Analysts"))
    page = made.page(deployment)
    client.force_login(made.user(superuser=True))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert html.count('name="quotes"') == 1
    assert str(ready.pk) in html
    assert SAID in html


def test_a_new_version_leaves_what_was_said_of_it_as_it_is(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page.intro, page.keep_numbers = "Thank you again.", True
    made.publish(page, "1.1")
    assert Change.objects.filter(publication__kind="quote").count() == 1
    assert f"“{SAID}”" in client.get(page.url).content.decode()


# ---------------------------------------------------------------- how it goes


def gone_from_everywhere(client, page, quote):
    for address, body in everywhere(client, page):
        assert CANARY not in body.replace("?q=canaryquote", "").replace(
            'value="canaryquote"', ""
        ).replace("“canaryquote”", ""), address
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 451
    (item,) = [
        one for one in client.get("/api/v1/changes").json()["items"] if one["kind"] == "quote"
    ]
    assert (item["event"], item["id"], "data" in item) == ("revoked", str(quote.pk), False)
    assert CANARY not in dump().decode("utf-8", "replace")
    assert not Passage.objects.filter(text__contains=CANARY).exists()
    assert list(damage()) == []


def test_who_takes_their_answers_back_is_quoted_nowhere_any_more(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    before = Edition.objects.get()
    withdraw_response(answer.response)
    gone_from_everywhere(client, page, quote)
    assert not Quote.objects.exists()
    after = Edition.objects.get()
    assert (after.sha256, after.document) == (before.sha256, before.document)
    deployment.refresh_from_db()
    assert deployment.withdrawn == 1


def test_a_page_that_named_it_can_be_published_again(client):
    deployment, answer, theme = survey()
    page = shown(deployment, confirmed(answer, theme))
    withdraw_response(answer.response)
    revised = page.get_latest_revision_as_object()
    revised.intro, revised.keep_numbers = "Thank you again.", True
    again = made.publish(revised, "1.1")
    assert "Thank you again." in client.get(again.url).content.decode()
    assert not again.quotes.exists()


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda quote: withdraw_quote(quote, by=made.user("Analysts")), Quote.State.WITHDRAWN),
        (
            lambda quote: screen_again(quote.answer.response, by=made.user("Screeners")),
            Quote.State.WITHDRAWN,
        ),
    ],
)
def test_what_is_withdrawn_at_a_desk_goes_as_well(client, end, state):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    end(quote)
    gone_from_everywhere(client, page, quote)
    quote.refresh_from_db()
    assert quote.state == state


def too_few(deployment):
    """Let it be a survey that fewer answered by now than its words may be read with."""
    type(deployment).objects.filter(pk=deployment.pk).update(min_base=60)


def test_where_too_few_answered_by_now_it_is_withdrawn_without_reading_it(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    too_few(deployment)
    client.force_login(made.user("Analysts"))
    desk = made.seen(client, deployment, "quotes")
    assert "Fewer than 60 people" in desk
    assert CANARY not in desk
    address = reverse("voice:quote", args=[deployment.pk, quote.pk])
    assert f'action="{address}"' in desk
    assert f'href="{page.url}#quote-{quote.pk}"' in desk
    client.post(address, {"confirm": "1"})
    done = client.post(address, {"withdraw": "1"}, follow=True).content.decode()
    assert "Withdrawn. Nobody can read it any more." in done
    assert f'action="{address}"' not in done
    gone_from_everywhere(client, page, quote)


def test_nobody_else_withdraws_it_then(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    too_few(deployment)
    for other in (made.user("Coders"), made.user(superuser=True)):
        with pytest.raises(PermissionDenied):
            withdraw_quote(quote, by=other)


def test_the_second_coder_reads_no_theme_of_a_quote_then(client):
    deployment, answer, theme = survey()
    confirmed(answer, theme)
    second = made.user("Analysts")
    begin_second_reading(deployment, by=second)
    too_few(deployment)
    client.force_login(second)
    desk = made.seen(client, deployment, "quotes")
    assert "You read this survey as the second coder" in desk
    assert "Theme T1" not in desk


def test_answers_are_sent_back_from_a_desk_on_which_nobody_codes_any_more(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    too_few(deployment)
    client.force_login(made.user("Analysts"))
    desk = reverse("voice:answers", args=[deployment.pk])
    sent = {"answer": answer.pk, f"shown-{answer.pk}": theme.pk, "again": answer.pk}
    said = client.post(desk, sent, follow=True).content.decode()
    quote.refresh_from_db()
    assert quote.state == Quote.State.WITHDRAWN
    # The codes that came along are not saved: nobody codes here.
    assert "The themes were not saved. Fewer than 60 people" in said
    assert answer.codings.count() == 1


def test_the_head_names_only_what_is_left_at_once_and_the_version_stays(client):
    deployment, answer, theme = survey()
    other = made.answer(
        made.responses(deployment, 1, quote_permission="yes")[0], made.WORDS, text=WORDS
    )
    other.codings.create(theme=theme)
    gone, left = confirmed(answer, theme), confirmed(other, theme)
    page = shown(deployment, gone, left)
    address = f"/api/v1/voice-summaries/{page.translation_key}"

    def named(at=address):
        return {one["id"] for one in client.get(at).json()["items"][0]["quotes"]}

    both = {str(gone.pk), str(left.pk)}
    assert named() == both
    withdraw_quote(gone, by=made.user("Analysts"))
    assert named() == {str(left.pk)}
    assert named(f"{address}/versions/1.0") == both
    withdraw_response(other.response)
    assert named() == set()


def test_nobody_reads_it_from_the_end_of_its_last_day_and_then_it_is_revoked(client):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=UTC), tick=False):
        deployment, answer, theme = survey()
        quote = confirmed(answer, theme, expires_on=date(2026, 8, 31))
        page = shown(deployment, quote)
    with time_machine.travel(datetime(2026, 8, 31, 22, 30, tzinfo=UTC), tick=False):
        assert SAID in client.get(page.url).content.decode()
        assert expire_quotes() == 0
    with time_machine.travel(datetime(2026, 8, 31, 23, 30, tzinfo=UTC), tick=False):
        assert SAID not in client.get(page.url).content.decode()
        assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 410
        assert expire_quotes() == 1
        gone_from_everywhere(client, page, quote)
    quote.refresh_from_db()
    assert quote.state == Quote.State.EXPIRED


def test_a_page_that_is_taken_back_takes_its_quotes_along_and_brings_them_back(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    page.unpublish()
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 410
    for address in ("/api/v1/changes", "/api/v1/quotes", "/api/v1/search?q=canaryquote"):
        assert CANARY not in client.get(address).content.decode().replace("q=canaryquote", "")
    assert Quote.objects.get().state == Quote.State.CONFIRMED
    again = YouSaidWeDidPage.objects.get(pk=page.pk)
    again.keep_numbers = True
    made.publish(again, "1.1")
    assert client.get(f"/api/v1/quotes/{quote.pk}").json()["text"] == SAID
    assert Quote.objects.get().state == Quote.State.PUBLISHED


def test_a_page_that_is_deleted_leaves_nobody_quoted(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    shown(deployment, quote).delete()
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 410
    assert CANARY not in dump().decode("utf-8", "replace")


# ---------------------------------------------------------------- at the desk


def test_at_the_desk_one_proposes_and_another_confirms(client):
    deployment, answer, theme = survey()
    client.force_login(made.user("Analysts"))
    address = reverse("voice:quote_proposal", args=[deployment.pk, answer.pk])
    assert WORDS in client.get(address).content.decode()
    form = {
        "words": WORDS.split(". ", 1)[1],
        "theme": theme.pk,
        "expires_on": timezone.localdate() + timedelta(days=90),
        "out_1": "Sam",
        "put_1": Put.PERSON.value,
        "why_1": Because.RECOGNISED.value,
    }
    unexplained = client.post(address, form | {"why_1": ""})
    assert "Choose what stands there instead, and why." in unexplained.content.decode()
    assert client.post(address, form).status_code == 302
    quote = Quote.objects.get()
    reading = reverse("voice:quote", args=[deployment.pk, quote.pk])
    assert "Somebody else has to read it." in client.get(reading).content.decode()
    client.post(reading, {"confirm": "1"})
    quote.refresh_from_db()
    assert quote.state == Quote.State.PROPOSED
    client.force_login(made.user("Analysts"))
    html = client.get(reading).content.decode()
    assert f"“{SAID}”" in html
    assert Because.RECOGNISED.value in html
    client.post(reading, {"confirm": "1"})
    quote.refresh_from_db()
    assert quote.state == Quote.State.CONFIRMED
    listed = client.get(reverse("voice:quotes", args=[deployment.pk])).content.decode()
    assert SAID in listed


def test_an_answer_that_may_not_be_quoted_has_no_form(client):
    deployment, answer, _ = survey()
    Response.objects.filter(pk=answer.response_id).update(quote_permission="summary")
    client.force_login(made.user("Analysts"))
    address = reverse("voice:quote_proposal", args=[deployment.pk, answer.pk])
    assert client.get(address).status_code == 404


# ---------------------------------------------------------------- with the page that shows it


def test_a_quote_is_gone_with_the_last_page_that_shows_it_though_nothing_has_run(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = made.page(deployment)
    page.quotes.set([quote])
    page.expire_at = timezone.now() + timedelta(hours=1)
    made.publish(page)
    addresses = [f"/api/v1/quotes/{quote.pk}", "/api/v1/quotes", "/api/v1/search?q=canaryquote"]
    assert all(SAID[:9] in client.get(one).content.decode() for one in addresses[:2])
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert client.get(addresses[0]).status_code == 410
        for one in [*addresses[1:], "/api/v1/changes"]:
            assert SAID[:9] not in client.get(one).content.decode(), one


def test_it_stays_while_another_page_shows_it_and_follows_a_date_that_is_moved(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    address = f"/api/v1/quotes/{quote.pk}"
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(address).status_code == 410
    page.expire_at = None
    page.save()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(address).status_code == 200


def test_what_a_page_quoted_that_was_taken_back_is_revoked_when_it_is_withdrawn(client):
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    shown(deployment, quote).unpublish()
    address = f"/api/v1/quotes/{quote.pk}"
    assert client.get(address).status_code == 410
    withdraw_response(answer.response)
    assert client.get(address).status_code == 451
    assert Publication.objects.get(identifier=quote.pk).state == Publication.State.REVOKED


def test_why_a_page_was_refused_tells_no_words_of_a_quote():
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    page = made.page(deployment)
    page.quotes.set([quote])
    withdraw_quote(quote, by=made.user("Analysts"))
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page)
    assert "may not be quoted any more" in str(refused.value.reasons)
    assert CANARY not in str(refused.value.reasons)


def test_confirming_what_was_taken_back_meanwhile_is_refused():
    _, answer, theme = survey()
    quote = propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    Quote.objects.filter(pk=quote.pk).delete()
    with pytest.raises(NotQuoted) as refused:
        confirm_quote(quote, by=made.user("Analysts"))
    assert codes(refused) == {"gone"}


def test_the_same_words_are_not_quoted_twice():
    _, answer, theme = survey()
    quote = propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    again = proposal(theme, words="Sam sat with me", taken_out=[])
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, again, by=made.user("Analysts"))
    assert codes(refused) == {"twice"}
    withdraw_quote(quote, by=made.user("Analysts"))
    assert propose_quote(answer, again, by=made.user("Analysts"))
