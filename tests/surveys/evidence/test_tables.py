"""Tables show what may be shown and nothing else."""

import copy
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from surveys.actions.close_deployment import close_deployment
from surveys.models import SurveyVersion
from surveys.selectors import tables
from surveys.selectors.answers import text_questions
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
NEW = "00000000-0000-4000-8000-000000000009"


def shown_tables(deployment):
    return [counted.shown for counted in tables.tables_of(deployment)]


def shown(table):
    return {row.label: row.about for row in (*table.rows, table.missing)}


def results_page(client, deployment):
    close_deployment(deployment)
    client.force_login(made.user("Analysts"))
    return client.get(reverse("voice:results", args=[deployment.pk])).content.decode()


@pytest.mark.parametrize("count", [0, 1, 9])
def test_under_ten_people_the_page_is_the_same_whatever_they_said(client, count):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=count)
    page = results_page(client, deployment)
    assert "Fewer than 10 people have answered." in page
    assert "voice-table" not in page
    assert shown_tables(deployment) == []


def test_counts_are_rounded_with_the_people_who_gave_no_answer():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=21, partly=12, no=0, none=7)
    table = shown_tables(deployment)[0]
    assert shown(table) == {"Yes, all of it": 20, "Some of it": 10, "No": 0, "No answer": 5}
    assert table.base == 40


def test_a_small_count_is_hidden_with_enough_others():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=21, partly=12, no=3, none=8)
    table = shown_tables(deployment)[0]
    assert shown(table) == {"Yes, all of it": 20, "Some of it": None, "No": None, "No answer": 10}


def test_people_who_chose_several_count_in_each():
    deployment = made.deployment()
    for response in made.responses(deployment, 12):
        made.answer(response, made.WHICH, value=["time", "words"])
    for response in made.responses(deployment, 8):
        made.answer(response, made.WHICH, value=["time"])
    table = shown_tables(deployment)[1]
    assert shown(table) == {"More time": 20, "Plainer words": 10, "No answer": 0}


def test_an_empty_answer_counts_as_none():
    deployment = made.deployment()
    for response in made.responses(deployment, 12):
        made.answer(response, made.WHICH, value=[])
    assert shown(shown_tables(deployment)[1])["No answer"] == 10


def test_hidden_numbers_are_in_no_part_of_the_page(client):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=33, partly=0, no=3, none=8)
    page = results_page(client, deployment)
    assert "hidden" in page
    numbers = re.findall(r'class="n">(\d+)<', page)
    assert numbers
    assert all(int(number) % 5 == 0 for number in numbers)


def test_counting_takes_a_few_queries_however_many_answered(django_assert_num_queries):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=30, partly=12)
    with django_assert_num_queries(3):
        shown_tables(deployment)


def test_text_questions_have_no_table():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=12)
    assert [table.anchor for table in shown_tables(deployment)] == ["helped", "which", "how"]


def next_version(deployment, change):
    """Go on with a newer version of the survey, whose questions `change` has changed."""
    schema = copy.deepcopy(deployment.version.schema)
    change(schema["steps"][0]["questions"])
    deployment.version = SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=made.OPENED + timedelta(days=9),
    )
    deployment.save()


def test_answers_of_an_earlier_version_are_counted_under_their_own_options():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20, partly=25)
    renamed = [{"value": "all", "label": "All"}, {"value": "no", "label": "Not at all"}]
    next_version(deployment, lambda questions: questions[0].update(options=renamed))
    made.chosen(deployment, made.HELPED, all=15)
    table = shown_tables(deployment)[0]
    assert shown(table) == {
        "All": 15,
        "Not at all": 0,
        "Yes, all of it": 20,
        "Some of it": 25,
        "No answer": 0,
    }
    assert table.base == 60


def test_all_options_renamed_is_no_error(client):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20)
    renamed = [{"value": "all", "label": "All"}]
    next_version(deployment, lambda questions: questions[0].update(options=renamed))
    assert "Yes, all of it" in results_page(client, deployment)


def test_people_who_were_not_asked_are_not_in_the_base():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20)
    new = made.SCHEMA["steps"][0]["questions"][0] | {"id": NEW, "key": "new", "label": "New?"}
    next_version(deployment, lambda questions: questions.append(new))
    made.chosen(deployment, NEW, yes=15)
    found = {table.anchor: table for table in shown_tables(deployment)}
    assert (found["new"].base, found["helped"].base) == (15, 35)
    assert found["new"].missing.about == 0


def test_a_question_that_few_people_were_asked_tells_nothing(client):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20)
    new = made.SCHEMA["steps"][0]["questions"][0] | {"id": NEW, "key": "new", "label": "New?"}
    next_version(deployment, lambda questions: questions.append(new))
    made.chosen(deployment, NEW, yes=7)
    table = shown_tables(deployment)[-2]
    assert (table.wholly_hidden, table.rows, table.missing) == (True, (), None)
    assert "New?" in results_page(client, deployment)


def test_a_question_taken_out_is_still_told():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20)
    next_version(deployment, lambda questions: questions.clear())
    made.responses(deployment, 10)
    assert [table.base for table in shown_tables(deployment)] == [20, 20, 30]
    assert [one.id for one in text_questions(deployment)] == [made.WORDS]


def test_an_answer_of_no_version_is_in_a_cell_of_its_own():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=20, gone=10)
    assert shown(shown_tables(deployment)[0])["Another answer"] == 10
