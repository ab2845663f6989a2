"""A quote stands under the theme that its answer is coded with, whatever becomes of themes."""

import pytest

from changeprojects.models import ReleaseRefused
from surveys.actions.close_deployment import close_deployment
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.split_theme import split_theme
from surveys.admin_views.theme_form import ThemeForm
from surveys.models import Coding, Quote
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import WORDS, confirmed, survey

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


def test_what_is_no_longer_coded_with_its_theme_stops_the_release():
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme)
    taken = {answer.pk: CodingChange(taken=frozenset({theme.pk}))}
    code_answers(deployment, taken, by=made.user("Analysts"))
    page = made.page(deployment)
    page.quotes.set([quote])
    with pytest.raises(ReleaseRefused, match="without that theme by now"):
        made.publish(page)
