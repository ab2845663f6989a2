"""What is told with somebody's words is shared by ten, also after others have left."""

import pytest
from django.test import TestCase

from changeprojects.exceptions import ReleaseRefused
from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes_of_few
from surveys.actions.propose_quote import propose_quote
from surveys.actions.withdraw_response import withdraw_response
from surveys.exceptions import NotQuoted
from surveys.models import Quote, Response, YouSaidWeDidPage
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import confirmed, proposal, shown, survey

pytestmark = pytest.mark.django_db
ENOUGH = 10


@pytest.fixture
def quoted():
    """A published quote with an answer beside it that twenty-one people gave."""
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme, beside=made.HELPED)
    return shown(deployment, quote), quote


def leave(quote, *, left):
    """Let people take their answers back until so many share what stands beside the quote."""
    deployment = quote.theme.deployment
    same = deployment.responses.filter(answers__question=made.HELPED, answers__value="yes")
    for response in same.exclude(pk=quote.answer.response_id)[: same.count() - left]:
        withdraw_response(response)
    assert same.count() == left


def state(client, quote):
    return client.get(f"/api/v1/quotes/{quote.pk}").status_code


def test_it_stays_while_ten_share_what_stands_beside_it(client, quoted):
    _, quote = quoted
    leave(quote, left=ENOUGH)
    assert end_quotes_of_few() == 0
    assert state(client, quote) == 200


def test_one_fewer_and_it_is_withdrawn_by_the_next_day(client, quoted):
    page, quote = quoted
    leave(quote, left=ENOUGH - 1)
    assert end_quotes_of_few() == 1
    assert state(client, quote) == 451
    quote.refresh_from_db()
    assert quote.state == Quote.State.WITHDRAWN
    assert str(quote.pk) not in client.get(page.url).content.decode()
    # It says of itself no more than any other that was withdrawn.
    (entry,) = [
        one
        for one in client.get("/api/v1/changes").json()["items"]
        if one["kind"] == "quote" and one["event"] == "revoked"
    ]
    assert "Yes, all of it" not in str(entry)


def _another_address(page):
    project = page.pilot.get_parent().specific
    type(project).objects.filter(pk=project.pk).update(live=True)
    project.refresh_from_db()
    project.slug = "elsewhere"
    with TestCase.captureOnCommitCallbacks(execute=True):
        project.save_revision().publish()


def _taken_back(page):
    page.unpublish()


@pytest.mark.parametrize("move", [_another_address, _taken_back])
def test_nothing_that_editors_do_waits_for_it(client, quoted, move):
    page, quote = quoted
    other = made.page(page.deployment, slug="again", title="Once more")
    other.quotes.set([quote])
    made.publish(other)
    leave(quote, left=ENOUGH - 1)
    move(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert state(client, quote) == 451


def test_whoever_publishes_the_page_again_reads_what_to_do(client, quoted):
    page, quote = quoted
    leave(quote, left=ENOUGH - 1)
    page.keep_numbers = True
    with pytest.raises(ReleaseRefused, match="Take it off the page"):
        made.publish(page, "1.1")
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page.keep_numbers = True
    page.quotes.clear()
    made.publish(page, "1.1")
    end_quotes_of_few()
    assert state(client, quote) == 451


def test_who_was_alone_with_a_language_is_not_quoted_in_it():
    deployment, answer, theme = survey(language="ur")
    close_deployment(deployment)
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, proposal(theme), by=made.user("Analysts"))
    assert [one.code for one in refused.value.reasons] == ["language"]


@pytest.mark.parametrize(("others", "code"), [(ENOUGH - 1, None), (ENOUGH - 2, "beside")])
def test_the_answer_beside_it_is_shared_in_the_same_language(others, code):
    deployment, answer, theme = survey(language="ur")
    same = deployment.responses.filter(answers__value="yes").exclude(pk=answer.response_id)
    first = list(same.values_list("pk", flat=True)[:others])
    Response.objects.filter(pk__in=first).update(language="ur")
    rest = deployment.responses.filter(answers__value="partly").values_list("pk", flat=True)
    Response.objects.filter(pk__in=list(rest[:5])).update(language="ur")
    close_deployment(deployment)
    if code is None:
        assert confirmed(answer, theme, beside=made.HELPED).state == Quote.State.CONFIRMED
        return
    with pytest.raises(NotQuoted) as refused:
        confirmed(answer, theme, beside=made.HELPED)
    assert [one.code for one in refused.value.reasons] == [code]
