"""Surveys that are made up: what is answered on the way comes in, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from surveys.compiler import compile_schema
from surveys.engine.frozen_schema import schema_from
from surveys.engine.lint import lint
from surveys.engine.path import walk
from surveys.engine.routes import routes_of
from surveys.engine.rules import OPS
from surveys.models import Response
from tests.factories.surveys import OpenDeploymentFactory, SurveyFactory, frozen_version
from tests.surveys import made_up
from tests.surveys.editing.test_question_types import picture
from tests.surveys.walks import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
# The same ones in every run; each makes its own survey in the one database of the test.
MADE_UP = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def image():
    return picture().pk


def schema_of(pages, image):
    steps = [page.block(image) for page in pages]
    return schema_from(compile_schema(SurveyFactory.build(steps=steps)))


def mended(pages, image):
    """Return the pages so that they can be published: none is left that nobody can reach."""
    schema = schema_of(pages, image)
    while faults := lint(schema):
        assert {fault.code for fault in faults} == {"unreachable_step"}
        ids = {fault.step for fault in faults}
        lost = {step.slug for step in schema.steps if step.id in ids}
        pages = [replace(one, rule=None) if one.slug in lost else one for one in pages]
        schema = schema_of(pages, image)
    return pages


def slugs(pages):
    return [page.slug for page in pages]


@given(data=st.data(), pages=made_up.surveys())
@settings(MADE_UP, max_examples=250)
def test_the_way_is_what_the_rules_say_and_never_leads_to_an_unreachable_page(image, data, pages):
    schema = schema_of(pages, image)
    routes = routes_of(schema)
    reached = {step.slug for step in schema.steps if step.id in routes.reached}
    seen = {}
    for page in pages:
        drawn = data.draw(made_up.answers_on(page))
        seen |= {key: answer.seen for key, answer in drawn.items()}
    on_the_way = made_up.way(pages, seen)
    walked = [step.slug for step in walk(schema, seen)]
    assert walked == slugs(on_the_way)
    assert set(walked) <= reached
    assert len(walked) <= routes.longest
    # Whatever was said on pages that are not on the way decides nothing.
    asked = {one.key for page in on_the_way for one in page.questions}
    assert [s.slug for s in walk(schema, {k: v for k, v in seen.items() if k in asked})] == walked


@given(data=st.data(), drawn=made_up.surveys())
@settings(MADE_UP, max_examples=40)
def test_what_is_on_the_way_comes_in_as_it_was_given_and_nothing_else(image, data, drawn):
    pages = mended(drawn, image)
    version = frozen_version(steps=[page.block(image) for page in pages])
    person = Person(OpenDeploymentFactory(version=version))
    person.agree()
    given_answers = answer_somehow(data, pages, person)
    assert person.send()["Location"] == person.url("receipt")
    stored = {one.key: one for one in Response.objects.get(version=version).answers.all()}
    way = made_up.way(pages, {key: one.seen for key, one in given_answers.items()})
    questions = {one.key: one for page in way for one in page.questions}
    assert set(stored) == set(questions)
    for key, question in questions.items():
        assert made_up.is_stored(question, stored[key], given_answers[key].stored), key


def answer_somehow(data, pages, person):
    """Go to the end, changing one's mind on the way; return what was given last to each."""
    token, answers = person.token(), {}
    by_slug = {page.slug: page for page in pages}
    changes = data.draw(st.integers(0, 4))
    for _ in range(60):
        where = person.get("check")
        if where.status_code == 200 and not changes:
            return answers
        seen = {key: one.seen for key, one in answers.items()}
        way = made_up.way(pages, seen)
        done = [page for page in way if page.questions[0].key in answers]
        slug = "" if where.status_code == 200 else where["Location"].rstrip("/").split("/")[-1]
        if done and changes and (not slug or data.draw(st.booleans())):
            slug, changes = data.draw(st.sampled_from(slugs(done))), changes - 1
        # Nobody is led to a page that is not on the way.
        assert slug in slugs(way)
        drawn = data.draw(made_up.answers_on(by_slug[slug]))
        answers |= drawn
        sent = {name: value for one in drawn.values() for name, value in one.sent.items()}
        assert person.post(slug, sent, token=token).status_code == 303
    raise AssertionError("there is no end to it")


def test_every_kind_and_every_operator_is_made_up():
    kinds, operators, trees = set(), set(), set()

    @given(made_up.surveys())
    @settings(MADE_UP, max_examples=150)
    def gather(pages):
        kinds.update(one.kind for page in pages for one in page.questions)
        kinds.update({"info"} if any(page.says_more for page in pages) else ())
        operators.update(page.rule["op"] for page in pages if page.rule)
        trees.update(one["type"] for page in pages if page.rule for one in page.rule["more"])

    gather()
    assert len(kinds) == 14
    assert operators == set(OPS)
    assert trees == {"answer", "group"}
