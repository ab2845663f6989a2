"""A quote stands under the theme that its answer is coded with, whatever becomes of themes."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from changeprojects.models import ReleaseRefused
from surveys.actions.close_deployment import close_deployment
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.confirm_quote import confirm_quote
from surveys.actions.end_quotes import end_quotes_of_few
from surveys.actions.merge_themes import merge_themes
from surveys.actions.propose_quote import propose_quote
from surveys.actions.renew_summaries import renew_summaries
from surveys.actions.split_theme import split_theme
from surveys.actions.withdraw_response import withdraw_response
from surveys.admin_views.theme_form import ThemeForm
from surveys.exceptions import NotQuoted
from surveys.models import Answer, Coding, Quote, Response, YouSaidWeDidPage
from surveys.selectors.quotes import quotes_that_stand
from surveys.selectors.voice_findings import voice_findings
from syndication.actions.change_number import hold_counter
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import WORDS, confirmed, proposal, shown, survey
from tests.surveys.test_races import at_once

pytestmark = pytest.mark.django_db
FIRST, SECOND = (0, WORDS.index(". ")), (WORDS.index("My friend"), len(WORDS))


def split(deployment, theme, codings):
    words = {"code": "T9", "name": "New", "definition": "-", "you_said": "You had a friend."}
    chosen = [one.pk for one in codings]
    form = ThemeForm(words, deployment=deployment)
    return split_theme(theme, form, chosen, by=made.user("Analysts"))


def coded(answer, theme, *places):
    """Code places of an answer in the stead of all of it."""
    answer.codings.all().delete()
    return [answer.codings.create(theme=theme, start=start, end=end) for start, end in places]


def test_it_goes_along_with_its_answer_when_a_theme_is_split():
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    new = split(deployment, theme, answer.codings.all())
    assert Quote.objects.get(pk=quote.pk).theme == new


def test_it_stays_when_others_go():
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    split(deployment, theme, Coding.objects.exclude(answer=answer)[:3])
    assert Quote.objects.get(pk=quote.pk).theme == theme


@pytest.mark.parametrize(("gone", "code"), [(0, "T1"), (1, "T9")])
def test_of_an_answer_that_is_in_both_it_follows_its_own_words(gone, code):
    deployment, answer, theme = survey()
    codings = coded(answer, theme, FIRST, SECOND)
    quote = confirmed(answer, theme)  # of the second part
    split(deployment, theme, [codings[gone]])
    assert Quote.objects.get(pk=quote.pk).theme.code == code


@pytest.mark.parametrize("is_up", [True, False])
def test_what_readers_have_seen_is_withdrawn_when_its_words_go_to_another_theme(client, is_up):
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    if not is_up:
        page.unpublish()
    split(deployment, theme, answer.codings.all())
    quote.refresh_from_db()
    # The version that is out names it under the theme that it had.
    assert (quote.state, quote.theme) == (Quote.State.WITHDRAWN, theme)
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 451
    assert "canaryquote" not in client.get(page.url).content.decode()
    assert "own words: New" not in client.get("/api/v1/changes").content.decode()


@pytest.mark.parametrize(("gone", "left"), [(0, "published"), (1, "withdrawn")])
def test_a_published_one_goes_with_its_own_words_alone(gone, left):
    deployment, answer, theme = survey()
    codings = coded(answer, theme, FIRST, SECOND)
    quote = confirmed(answer, theme)  # of the second part
    shown(deployment, quote)
    split(deployment, theme, [codings[gone]])
    assert Quote.objects.get(pk=quote.pk).state == left


def uncode(answer, theme):
    """Take the theme from the answer."""
    taken = {answer.pk: CodingChange(taken=frozenset({theme.pk}))}
    code_answers(theme.deployment, taken, by=made.user("Analysts"))


def test_the_second_reader_does_not_confirm_it_under_a_theme_that_its_answer_has_no_more():
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    uncode(answer, theme)
    with pytest.raises(NotQuoted) as refused:
        confirm_quote(quote, by=made.user("Analysts"))
    [reason] = refused.value.reasons
    assert reason.code == "theme"
    assert "Withdraw the quote, and propose it anew under a theme that it has" in reason.message
    assert Quote.objects.get(pk=quote.pk).state == Quote.State.PROPOSED


def test_it_comes_off_everywhere_by_the_next_day_once_its_answer_has_another_theme(client):
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    assert str(quote.pk) in client.get(page.url).content.decode()
    uncode(answer, theme)
    assert end_quotes_of_few() == 1
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 451
    assert str(quote.pk) not in client.get(page.url).content.decode()


@pytest.mark.parametrize("why", ["uncoded", "withdrawn"])
def test_numbers_without_those_who_left_do_not_wait_until_it_is_taken_off_the_page(why):
    deployment, answer, theme = survey()
    made.chosen(deployment, made.HELPED, yes=40)
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    page = shown(deployment, quote)
    in_theme = Response.objects.filter(answers__codings__theme=theme).exclude(answers=answer)
    others = Response.objects.exclude(pk__in=in_theme.values("pk")).exclude(answers=answer)
    for response in [*in_theme[:10], *others[:10]]:
        withdraw_response(response)
    if why == "uncoded":
        uncode(answer, theme)
    else:
        Quote.objects.update(state=Quote.State.WITHDRAWN)
    renew_summaries()
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    assert page.version == "1.1"
    [item] = document_of(page.translation_key)["items"]
    assert item["quotes"] == []
    assert not page.quotes.all()


def counts_of_themes(queries):
    """Those of the queries that count over all answers how many people are in each theme."""
    return [one for one in queries if "surveys_coding" in one["sql"] and "GROUP BY" in one["sql"]]


def test_nobody_is_counted_once_more_for_a_quote():
    """The night job counts while whoever takes answers back waits."""
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    page = made.page(deployment)
    page.quotes.set([quote])
    with CaptureQueriesContext(connection) as queries:
        assert quotes_that_stand(page) == [quote]
    assert counts_of_themes(queries.captured_queries) == []
    with CaptureQueriesContext(connection) as queries:
        assert voice_findings(page) == []
    assert len(counts_of_themes(queries.captured_queries)) == 1


def test_what_is_no_longer_coded_with_its_theme_stops_the_release():
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    uncode(answer, theme)
    page = made.page(deployment)
    page.quotes.set([quote])
    with pytest.raises(ReleaseRefused, match="without that theme by now"):
        made.publish(page)


def test_one_under_a_theme_that_the_version_does_not_tell_stops_the_release(client):
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    page = shown(deployment)
    many = Coding.objects.filter(answer__in=Answer.objects.exclude(pk=answer.pk)[:10])
    split(deployment, theme, [*answer.codings.all(), *many])
    page.quotes.set([quote])
    page.keep_numbers = True
    [(code, field, message)] = made.refusals(page, "1.1")
    assert (code, field) == ("voice-quote", "quotes")
    assert "that this version does not tell. Take it off, or count people again." in message
    assert quotes_that_stand(page) == []
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_merged", [True, False])
def test_whoever_withdraws_it_and_whoever_moves_it_do_not_wait_for_each_other(is_merged):
    deployment, answer, theme = survey()
    quote, other = confirmed(answer, theme), made.theme(deployment, "T2")
    analyst, codings = made.user("Analysts"), list(answer.codings.all())
    held = threading.Event()

    def as_withdrawing():
        with transaction.atomic():
            hold_counter()
            held.set()
            time.sleep(0.5)
            return list(Quote.objects.select_for_update().filter(pk=quote.pk))

    def move():
        held.wait()
        if is_merged:
            merge_themes(theme, other, by=analyst)
        else:
            split(deployment, theme, codings)

    at_once([as_withdrawing, move])
    assert Quote.objects.get(pk=quote.pk).theme.code == ("T2" if is_merged else "T9")
