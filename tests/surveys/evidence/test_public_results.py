"""What the public reads of answers to questions with choices: as released, help apart."""

import copy
import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import ChangeProjectPage
from surveys.actions.close_deployment import close_deployment
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import (
    ReleasedTable,
    Response,
    SurveyDeployment,
    SurveyVersion,
    VoiceIndexPage,
    YouSaidWeDidPage,
)
from surveys.selectors.told_results import told_tables
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.factories.changeprojects import ActiveSiteFactory
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import recovered, told_by

pytestmark = pytest.mark.django_db
LABEL = "Did the statement make sense to you?"


def answered(deployment, mode, **counts):
    """Responses given in one way, so many with each answer."""
    for value, count in counts.items():
        for response in made.responses(deployment, count, mode=mode):
            made.answer(response, made.HELPED, value=value)


@pytest.fixture
def deployment():
    opened = made.deployment()
    answered(opened, Response.Mode.SELF, yes=30, partly=12, no=14)
    answered(opened, Response.Mode.SUPPORTED, yes=12, partly=6, no=13)
    made.theme(opened, people=20)
    return opened


def released(deployment):
    """The page about a survey that has closed, released."""
    close_deployment(deployment)
    made.theme(deployment, "FEW", people=3)
    page = made.page(SurveyDeployment.objects.get(pk=deployment.pk))
    return made.publish(YouSaidWeDidPage.objects.get(pk=page.pk))


def told(page, question=LABEL):
    results = document_of(page.translation_key)["results"]
    return next(one for one in results if one["question"] == question)


def test_answers_given_alone_and_with_help_stand_apart(deployment):
    question = told(released(deployment))
    groups = {group["label"]: group for group in question["groups"]}
    assert set(groups) == {"Answered alone", "Answered with help"}
    alone = {one["label"]: one["about"] for one in groups["Answered alone"]["answers"]}
    helped = {one["label"]: one["about"] for one in groups["Answered with help"]["answers"]}
    assert (alone["Yes, all of it"], helped["Yes, all of it"]) == (30, 10)


def told_as(deployment, change):
    """The questions that are told once `change` was made to the survey that people answered."""
    schema = json.loads(json.dumps(deployment.version.schema))
    change(schema)
    changed = SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=timezone.now(),
    )
    Response.objects.update(version=changed)
    SurveyDeployment.objects.update(version=changed)
    page = released(SurveyDeployment.objects.get(pk=deployment.pk))
    results = document_of(page.translation_key)["results"]
    assert results
    return {one["question"] for one in results}


def on_a_hard_page(schema):
    """Put the first question on a page of its own, before which people are told what is coming."""
    first = schema["steps"][0]
    words = {"coming": "It is about what went wrong.", "questions": [first["questions"].pop(0)]}
    schema["steps"].insert(0, first | {"id": "s0", "slug": "page-0"} | words)


def marked(mark):
    return lambda schema: schema["steps"][0]["questions"][0].update({mark: True})


@pytest.mark.parametrize("mark", [marked("sensitive"), marked("personal"), on_a_hard_page])
def test_questions_that_may_hurt_or_tell_who_it_is_are_not_made_public(deployment, mark):
    assert LABEL not in told_as(deployment, mark)


def test_what_was_marked_as_hard_stays_so_when_all_who_read_the_mark_are_gone(deployment):
    """On their last day all answers go, and with them who answered which version."""
    first = marked_version(deployment)
    some = Response.objects.filter(deployment=deployment).values("pk")[:20]
    Response.objects.filter(pk__in=[one["pk"] for one in some]).update(version=first)
    close_deployment(deployment)
    closed = SurveyDeployment.objects.get(pk=deployment.pk)
    before = told_tables(closed)
    assert LABEL not in {table["title"] for table in before}
    Response.objects.all().delete()
    assert told_tables(closed) == before


def marked_version(deployment):
    """An earlier version, in which the question was marked as hard to answer."""
    schema = copy.deepcopy(made.SCHEMA)
    schema["steps"][0]["questions"][0]["sensitive"] = True
    return SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=9,
        schema=schema,
        digest="9" * 64,
        published_at=made.OPENED,
    )


def test_what_is_told_does_not_follow_from_how_a_question_sounds(deployment):
    label = "Did somebody hurt you?"

    def sounding_hard(schema):
        schema["steps"][0]["questions"][0]["label"] = label

    assert label in told_as(deployment, sounding_hard)


def test_every_number_is_one_that_was_released(deployment):
    page = released(deployment)
    cells = {
        (cell.get("about"))
        for table in ReleasedTable.objects.all()
        for row in table.cells.values()
        for cell in row.values()
    }
    numbers = {
        one["about"]
        for question in document_of(page.translation_key)["results"]
        for answers in [question["answers"], *(group["answers"] for group in question["groups"])]
        for one in answers
    }
    assert len(numbers) > 3
    assert numbers - {None} <= cells
    assert all(number % 5 == 0 for number in numbers - {None})


def test_what_was_asked_of_workers_is_in_no_page_about_people_who_use_services(deployment):
    workers = made.deployment(deployment.pilot)
    type(workers.version.survey).objects.filter(pk=workers.version.survey_id).update(
        people_asked="practitioners"
    )
    answered(workers, Response.Mode.SELF, no=40)
    close_deployment(workers)
    page = released(deployment)
    assert told(page)["base"] == 85
    content = content_of(Edition.objects.get(publication__identifier=page.translation_key))
    assert {one["base"] for one in content["results"] if one["base"]} == {85}


@pytest.mark.parametrize("status", ["draft", "open", "suspended"])
def test_nothing_is_told_while_people_can_still_answer(deployment, status):
    SurveyDeployment.objects.filter(pk=deployment.pk).update(status=status)
    page = made.page(SurveyDeployment.objects.get(pk=deployment.pk))
    with pytest.raises(ReleaseRefused, match="People can still answer"):
        page.save_revision().publish()
    assert not Edition.objects.exists()


def test_what_was_told_stays_when_somebody_takes_their_answers_back(deployment):
    page = released(deployment)
    before = told(page)
    Response.objects.filter(deployment=deployment).first().delete()
    project = ChangeProjectPage.objects.get(pk=deployment.project_id)
    project.refresh_affected()
    assert told(page) == before


def bars_of(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").select("table.cp-bars")


def test_each_bar_stands_in_a_table_with_its_number(client, deployment):
    page = released(deployment)
    tables = bars_of(client, page)
    assert len(tables) > 3
    for table in tables:
        assert table.caption.get_text(strip=True)
        assert len(table.thead.find_all("th", scope="col")) == 3
        for row in table.tbody.find_all("tr"):
            number = row.find("td", class_="n").get_text(strip=True)
            bar = row.find("svg")
            assert number
            assert bool(bar) is (number[0].isdigit())
            if bar:
                assert bar["aria-hidden"] == "true"
                assert bar.find("rect", class_="solid")["width"] == number.split(",")[0]


def test_a_hidden_number_has_a_word_and_no_bar(client, deployment):
    answered(deployment, Response.Mode.PAPER, yes=1)
    for response in made.responses(deployment, 2, mode=Response.Mode.SELF):
        made.answer(response, made.HELPED, value="no")
    page = released(deployment)
    [chart, *answers] = bars_of(client, page)
    # What a few said is no row of its own.
    assert not any("FEW" in one.th.get_text() for one in chart.tbody.find_all("tr"))
    hidden = [
        row for one in answers for row in one.tbody.find_all("tr") if row.select(".is-hidden")
    ]
    assert hidden
    for row in hidden:
        assert row.find("svg") is None
        assert row.find("td", class_="n").get_text(strip=True) == "hidden"


def asked_twice():
    """The same survey before and after one pilot, closed."""
    before = made.deployment(wave="baseline")
    after = made.deployment(before.pilot, wave="end")
    before_version = before.version
    SurveyDeployment.objects.filter(pk=after.pk).update(version=before_version)
    after.version = before_version
    answered(before, Response.Mode.SELF, yes=10, no=30)
    answered(after, Response.Mode.SELF, yes=25, no=15)
    close_deployment(before)
    return before, after


def test_before_and_after_stand_under_each_other(client):
    _, after = asked_twice()
    page = released(after)
    times = told(page)["times"]
    assert [one["label"] for one in times] == ["Before the pilot", "After the pilot"]
    assert [one["answers"][0]["percent"] for one in times] == [25, 62]
    section = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".cp-result")
    assert section.h4.get_text() == "Before and after"
    captions = [one.get_text(strip=True) for one in section.find_all("caption")]
    assert captions[-2:] == [
        "Before the pilot: about 40 people",
        "After the pilot: about 40 people",
    ]


def test_what_was_asked_once_has_no_before_and_after(client, deployment):
    page = released(deployment)
    assert told(page)["times"] == []
    assert "Before and after" not in client.get(page.url).content.decode()


def test_another_site_is_no_before_and_after():
    before, after = asked_twice()
    other = made.deployment(before.pilot, wave="middle")
    site = ActiveSiteFactory(pilot=before.pilot)
    SurveyDeployment.objects.filter(pk=other.pk).update(version=before.version, site=site)
    other = SurveyDeployment.objects.get(pk=other.pk)
    answered(other, Response.Mode.SELF, yes=20, no=20)
    close_deployment(other)
    labels = [one["label"] for one in told(released(after))["times"]]
    assert labels == ["Before the pilot", "After the pilot"]


@pytest.mark.parametrize(("left", "times"), [(9, 2), (10, 0)])
def test_a_time_of_which_ten_left_is_told_no_more_beside_the_other(left, times):
    before, after = asked_twice()
    for response in Response.objects.filter(deployment=before)[:left]:
        withdraw_response(response)
    assert len(told(released(after))["times"]) == times


def test_a_time_tells_what_was_released_of_its_own_survey_and_nothing_else():
    before, after = asked_twice()
    question = told(released(after))
    options = {
        one["label"]: one["value"] for one in made.SCHEMA["steps"][0]["questions"][0]["options"]
    }
    name = f"question:{made.HELPED}"
    for time, deployment in zip(question["times"], (before, after), strict=True):
        own = ReleasedTable.objects.get(deployment=deployment, name=name)
        said = {one["label"]: one["about"] for one in time["answers"]}
        assert said.pop("No answer") == own.cells["all"][""].get("about")
        assert {options[label]: about for label, about in said.items()} == {
            value: cell.get("about") for value, cell in own.cells["all"].items() if value
        }
        assert recovered(told_by([own])) == {}


def put_differently(deployment, change):
    """Let `deployment` ask the same survey in a newer version, in which one question changed."""
    schema = json.loads(json.dumps(deployment.version.schema))
    change(schema["steps"][0]["questions"][0])
    newer = SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=made.OPENED,
    )
    SurveyDeployment.objects.filter(pk=deployment.pk).update(version=newer)
    Response.objects.filter(deployment=deployment).update(version=newer)
    return SurveyDeployment.objects.get(pk=deployment.pk)


CHANGES = {
    "words": lambda question: question.update(label="Did you understand the statement?"),
    "help": lambda question: question.update(help="Think of the first page."),
    "an answer more": lambda question: question["options"].append(
        {"value": "most", "label": "Most of it"}
    ),
    "words of an answer": lambda question: question["options"][0].update(label="Yes"),
    "its order": lambda question: question["options"].reverse(),
    "another question": lambda question: question.update(id=made.new_key_id().hex),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_put_differently_is_not_compared_and_the_page_says_so(client, what):
    _, after = asked_twice()
    after = put_differently(after, CHANGES[what])
    page = released(after)
    [question, *_] = document_of(page.translation_key)["results"]
    is_other = what == "another question"
    assert question["times"] == []
    assert question["reworded"] == ([] if is_other else ["Before the pilot"])
    shown = " ".join(client.get(page.url).content.decode().split())
    assert ("Not compared with the answers before the pilot" in shown) is not is_other


def test_the_same_question_under_another_short_name_is_compared():
    _, after = asked_twice()
    after = put_differently(after, lambda question: question.update(key="made_sense"))
    question = told(released(after))
    assert [one["label"] for one in question["times"]] == ["Before the pilot", "After the pilot"]
    assert question["reworded"] == []


def test_what_was_put_in_two_ways_at_one_time_is_not_compared():
    _, after = asked_twice()
    first = after.version
    after = put_differently(after, CHANGES["words"])
    Response.objects.filter(deployment=after, answers__value="no").update(version=first)
    question = told(released(after), "Did you understand the statement?")
    assert (question["times"], question["reworded"]) == ([], ["Before the pilot"])


def test_a_summary_names_the_versions_that_were_answered_and_no_later_one(client):
    _, after = asked_twice()
    first = after.version
    after = put_differently(after, CHANGES["words"])
    close_deployment(after)
    # The survey went on to be written, and the deployment was shown the newest version.
    newest = SurveyVersion.objects.create(
        survey=first.survey,
        number=3,
        schema=first.schema,
        digest="f" * 64,
        published_at=made.OPENED,
    )
    SurveyDeployment.objects.filter(pk=after.pk).update(version=newest)
    made.theme(after, people=20)
    page = made.publish(made.page(SurveyDeployment.objects.get(pk=after.pk)))
    survey = document_of(page.translation_key)["survey"]
    assert (survey["version"], survey["digest"]) == (2, "e" * 64)
    assert [one["version"] for one in survey["versions"]] == [2]


def test_a_summary_names_each_of_the_versions_that_were_answered(client, deployment):
    first = deployment.version
    later = put_differently(deployment, CHANGES["words"])
    some = Response.objects.filter(deployment=later).values("pk")[:20]
    Response.objects.filter(pk__in=[one["pk"] for one in some]).update(version=first)
    page = released(later)
    survey = document_of(page.translation_key)["survey"]
    assert [one["version"] for one in survey["versions"]] == [2, 1]
    assert "Going to court, versions 1, 2." in client.get(page.url).content.decode()


def test_the_index_without_summaries_says_so(client):
    made.pilot()
    home = made.Site.objects.get().root_page
    index = home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    assert "No summary has been released yet" in client.get(index.url).content.decode()
