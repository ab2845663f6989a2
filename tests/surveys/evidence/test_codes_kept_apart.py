"""Whoever reads second, or still could, is shown the codes of nobody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.access import Action, can
from surveys.actions.begin_second_reading import begin_second_reading
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.end_second_reading import end_second_reading
from surveys.actions.propose_quote import propose_quote
from surveys.exceptions import NotSecond
from surveys.models import Answer, Coding, Quote
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import confirmed, proposal, survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded():
    """A survey with one coded answer that may be quoted, and that answer."""
    deployment, answer, _ = survey()
    # Of twenty-one, one stands on a second page, and which one is chance.
    coded = Answer.objects.filter(response__deployment=deployment, codings__isnull=False)
    coded.exclude(pk=answer.pk).delete()
    return deployment, answer


@pytest.fixture
def other(client):
    """Another analyst, who is logged in."""
    person = made.user("Analysts")
    client.force_login(person)
    return person


def desk_of(deployment):
    return reverse("voice:answers", args=[deployment.pk])


def code_own(deployment, answer, person):
    given = frozenset({deployment.themes.get().pk})
    code_answers(deployment, {answer.pk: CodingChange(given=given)}, by=person)


def test_opening_the_answers_shows_no_codes_of_others_and_one_may_still_begin(client, coded, other):
    deployment, _ = coded
    for state in ("all", "coded", "uncoded"):
        page = client.get(desk_of(deployment), {"state": state}).content.decode()
        assert " checked>" not in page
        assert "Propose a quote" not in page
        assert ("canaryquote" in page) is (state != "coded")
    assert "Their codes are not shown to you" in page
    begin_second_reading(deployment, by=other)


def test_who_asked_to_see_the_codes_sees_them_from_then_on_and_cannot_begin(client, coded, other):
    deployment, _ = coded
    assert client.post(desk_of(deployment), {"codes": "shown"}).status_code == 302
    for _ in range(2):
        page = client.get(desk_of(deployment)).content.decode()
        assert page.count(" checked>") == 1
        assert "Their codes are not shown to you" not in page
    with pytest.raises(NotSecond, match="You have seen how others coded"):
        begin_second_reading(deployment, by=other)
    agreement = made.seen(client, deployment, "agreement")
    assert "You have seen how others coded" in agreement
    assert "Read as the second coder" not in agreement


def test_who_opened_answers_before_that_was_recorded_cannot_begin(coded, other):
    deployment, answer = coded
    ModelLogEntry.objects.log_action(
        deployment, "surveys.read_answers", user=other, data={"answers": [str(answer.pk)]}
    )
    with pytest.raises(NotSecond, match="You have seen how others coded"):
        begin_second_reading(deployment, by=other)


def test_who_may_not_read_answers_cannot_ask_for_their_codes(client, coded):
    deployment, _ = coded
    client.force_login(made.user("Survey managers"))
    client.post(desk_of(deployment), {"codes": "shown"})
    assert not ModelLogEntry.objects.filter(action="surveys.read_answers").exists()


@pytest.mark.parametrize("page", ["proposal", "list", "quote", "split"])
def test_whoever_opened_a_page_that_shows_codes_cannot_begin(client, coded, other, page):
    deployment, answer = coded
    theme = deployment.themes.get()
    quote = confirmed(answer, theme)
    address = {
        "proposal": reverse("voice:quote_proposal", args=[deployment.pk, answer.pk]),
        "list": reverse("voice:quotes", args=[deployment.pk]),
        "quote": reverse("voice:quote", args=[deployment.pk, quote.pk]),
        "split": reverse("voice:theme_split", args=[deployment.pk, theme.pk]),
    }[page]
    assert "canaryquote" in client.get(address).content.decode()
    with pytest.raises(NotSecond, match="You have seen how others coded"):
        begin_second_reading(deployment, by=other)


def test_quotes_and_card_sorts_are_closed_to_the_second_coder_until_they_are_done(
    client, coded, other
):
    deployment, answer = coded
    quote = confirmed(answer, deployment.themes.get())
    sort = deployment.card_sorts.create(question=made.WORDS, who="service_user", people=3)
    sort.cards.create(number=1, answer=answer, pile=sort.piles.create(name="canarypile"))
    begin_second_reading(deployment, by=other)
    pages = [
        reverse("voice:quote_proposal", args=[deployment.pk, answer.pk]),
        reverse("voice:quotes", args=[deployment.pk]),
        reverse("voice:quote", args=[deployment.pk, quote.pk]),
        reverse("voice:card_sort", args=[deployment.pk, sort.pk]),
    ]
    for address in pages:
        page = client.get(address).content.decode()
        assert "You read this survey as the second coder" in page, address
        assert not any(word in page for word in ("canary", "Theme T1")), address
    code_own(deployment, answer, other)
    end_second_reading(deployment, by=other)
    for address in pages[1:3]:
        assert "Theme T1" in client.get(address).content.decode(), address


def test_the_second_coder_cannot_try_out_which_theme_an_answer_was_given(coded, other):
    deployment, answer = coded
    begin_second_reading(deployment, by=other)
    assert not can(other, Action.QUOTE, deployment)
    with pytest.raises(PermissionDenied, match="as the second coder"):
        propose_quote(answer, proposal(deployment.themes.get()), by=other)
    assert not Quote.objects.exists()
    # The others go on.
    assert can(made.user("Analysts"), Action.QUOTE, deployment)


def test_who_saves_a_theme_is_one_of_the_first_and_sees_their_codes(client, coded, other):
    deployment, answer = coded
    code_own(deployment, made.answer(answer.response, made.WHICH, text="More."), other)
    assert client.get(desk_of(deployment)).content.decode().count(" checked>") == 1
    with pytest.raises(NotSecond, match="You coded answers"):
        begin_second_reading(deployment, by=other)


def test_a_coder_is_led_to_nothing_that_only_analysts_open(client, coded):
    deployment, answer = coded
    coder = made.user("Coders")
    client.force_login(coder)
    code_own(deployment, answer, coder)
    answers = made.seen(client, deployment, "answers")
    assert answers.count(" checked>") == 1
    themes = made.seen(client, deployment, "themes")
    assert "Second coder" in themes
    for words in ("Propose a quote", "Quotes", "Exports", "Card sorts", "/add/", "Nobody has let"):
        assert words not in answers + themes
    Coding.objects.all().delete()
    deployment.themes.all().delete()
    assert "An analyst adds themes." in made.seen(client, deployment, "answers")
