"""A product names quotes that are public, and never holds their words."""

import pytest

from changeprojects.blocks import SectionContent, VoiceQuoteBlock
from changeprojects.quoted import with_quotes
from surveys.actions.withdraw_response import withdraw_response
from syndication.representations import represent
from tests.surveys.evidence.quoted import SAID, confirmed, shown, survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    deployment, answer, theme = survey()
    found = confirmed(answer, theme)
    shown(deployment, found)
    return found


def block():
    return SectionContent().child_blocks["voice_quote"]


def frozen(quote):
    value = block().to_python({"quote": str(quote.pk)})
    return represent(block().render(value, {"block_id": "b1"}))


def test_editors_choose_from_what_is_public_and_nothing_else(quote):
    chooser = VoiceQuoteBlock().child_blocks["quote"].field
    assert [value for value, _ in chooser.choices if value] == [str(quote.pk)]
    assert SAID in str(list(chooser.choices))


def test_a_quote_that_only_waits_is_not_offered():
    _, answer, theme = survey()
    confirmed(answer, theme)
    assert [one for one, _ in VoiceQuoteBlock().child_blocks["quote"].field.choices if one] == []


def test_what_is_frozen_says_where_the_words_are(quote):
    forms = frozen(quote)
    for form in (forms.html, forms.markdown, forms.text):
        assert "canaryquote" not in form
    assert f"/api/v1/quotes/{quote.pk}" in forms.html


def test_readers_of_the_site_read_the_words_as_long_as_they_may_be_told(quote):
    html = f"<p>Before.</p>{frozen(quote).html}<p>After.</p>"
    told = with_quotes(html)
    assert f"“{SAID}”" in told
    assert 'id="b1"' in told
    assert f'you-said/#quote-{quote.pk}">Somebody who answered a survey</a>' in told
    withdraw_response(quote.answer.response)
    assert with_quotes(html) == "<p>Before.</p><p>After.</p>"


def test_a_body_without_quotes_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert with_quotes("<p>Nothing.</p>") == "<p>Nothing.</p>"


def test_nobody_gets_an_address_of_their_own_taken_for_a_quote(quote):
    html = f'<p class="cp-quoted"><a href="https://a.example/quotes/{quote.pk}x">Words</a></p>'
    assert with_quotes(html) == html
