"""Where a theme is named, and where it is not, follows from what is told of it."""

import pytest

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes_of
from surveys.models import Coding, Quote, Response
from tests.surveys.evidence import made, quoted
from tests.surveys.evidence.named import expected, named, telling

pytestmark = pytest.mark.django_db


def written(people, theme):
    """What each of these wrote, in a theme."""
    answers = [made.answer(one, made.WORDS, text="Words.") for one in people]
    Coding.objects.bulk_create(Coding(answer=one, theme=theme) for one in answers)
    return answers


@pytest.fixture
def page():
    """A page about themes of all, of many, of a few of whom one is quoted, and of a few."""
    deployment, answer, theme = quoted.survey()
    helped = made.responses(deployment, 24, mode=Response.Mode.SUPPORTED)
    written(helped[:12], theme)
    nearly_all = made.theme(deployment, "T4")
    said = Coding.objects.filter(theme=theme).values_list("answer", flat=True)
    Coding.objects.bulk_create(Coding(answer_id=one, theme=nearly_all) for one in said[1:])
    more = written(made.responses(deployment, 10), nearly_all)
    few = made.theme(deployment, "T2")
    for one in (answer, *more[:2]):
        Coding.objects.create(answer=one, theme=few)
    Coding.objects.create(answer=more[0], theme=made.theme(deployment, "T3"))
    close_deployment(deployment)
    shown = made.page(deployment, easy_read="Thank you.", young_people="Thank you.")
    shown.quotes.set([quoted.confirmed(answer, few)])
    return made.publish(shown)


def told_of(page):
    newest = page.deployment.released_tables.filter(name="themes").order_by("released_at").last()
    return newest.cells["all"]


@pytest.fixture
def analyst(client):
    client.force_login(made.user("Analysts"))
    return client


def test_each_theme_is_named_where_its_number_says(page, analyst):
    told, found = told_of(page), named(page, analyst)
    assert told["theme:T4"] == told["reached:coded"] != told["theme:T1"]
    assert all("fewer_than" in told[f"theme:{code}"] for code in ("T2", "T3"))
    would = expected(page, told, {"T2"})
    assert telling(found, would) == {}
    assert found.keys() == would.keys()
    assert found["page"] == {"T1", "T2", "T4"}
    assert found["version.md"] == {"T1", "T4"}
    assert found["by how"] == {"T1"}


def test_without_the_quote_what_a_few_said_is_named_nowhere(page, analyst):
    end_quotes_of(Quote.objects.get().answer.response)
    found = named(page, analyst)
    assert telling(found, expected(page, told_of(page), set())) == {}
    assert not [place for place, codes in found.items() if {"T2", "T3"} & codes]


def test_one_name_more_or_less_would_tell_of_a_few(page, analyst):
    found, would = named(page, analyst), expected(page, told_of(page), {"T2"})
    for place in found:
        for code in ("T1", "T2", "T3"):
            assert telling(found | {place: found[place] ^ {code}}, would) == {place: {code}}
