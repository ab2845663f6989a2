"""What a mark keeps from the public stays so under every short name, at every time.

And what two questions have in common is no more than their short name.
"""

import copy
import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes_of_few
from surveys.actions.propose_quote import propose_quote
from surveys.actions.withdraw_response import withdraw_response
from surveys.documents.voice_results import results_json
from surveys.exceptions import NotQuoted
from surveys.models import (
    Answer,
    Figures,
    Response,
    SurveyDeployment,
    SurveyVersion,
    YouSaidWeDidPage,
)
from surveys.selectors.told_results import told_tables
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import confirmed, proposal, shown, survey

pytestmark = pytest.mark.django_db
LABEL = "Did the statement make sense to you?"
MARKS = ["sensitive", "personal"]
COMING = {"coming": "It is about what went wrong."}


def version_of(first, page=None, **changes):
    """A newer version of the survey, whose first question, or its page, changed like this."""
    schema = copy.deepcopy(first.schema)
    schema["steps"][0] |= page or {}
    schema["steps"][0]["questions"][0] |= changes
    number = first.survey.versions.count() + 1
    return SurveyVersion.objects.create(
        survey=first.survey,
        number=number,
        schema=schema,
        digest=str(number) * 64,
        published_at=made.OPENED.replace(day=2 + number),
    )


def choose(deployment, version):
    SurveyDeployment.objects.filter(pk=deployment.pk).update(version=version)
    return SurveyDeployment.objects.get(pk=deployment.pk)


@pytest.fixture
def closed():
    """A survey that has closed, in which nobody had marked anything."""
    opened = made.deployment()
    made.chosen(opened, made.HELPED, yes=30, no=20)
    close_deployment(opened)
    return SurveyDeployment.objects.get(pk=opened.pk)


def labels_told(deployment):
    return [table["title"] for table in told_tables(deployment)]


def kept_as_before(deployment):
    """Keep what was counted as it was kept before tables had the id of their question."""
    figures = Figures.objects.get(deployment=deployment)
    for table in figures.tables:
        del table["question"], table["wordings"]
    figures.versions = None
    figures.save()
    return SurveyDeployment.objects.get(pk=deployment.pk)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_counts_for_what_was_counted_under_an_older_short_name(closed, mark):
    assert LABEL in labels_told(closed)
    named_anew = choose(closed, version_of(closed.version, key="sense", **{mark: True}))
    assert labels_told(named_anew)
    assert LABEL not in labels_told(named_anew)


def test_a_page_published_then_tells_nothing_of_it(closed):
    named_anew = choose(closed, version_of(closed.version, key="sense", sensitive=True))
    made.theme(named_anew, people=20)
    page = made.publish(YouSaidWeDidPage.objects.get(pk=made.page(named_anew).pk))
    told = document_of(page.translation_key)["results"]
    assert told
    assert LABEL not in {one["question"] for one in told}


@pytest.mark.parametrize("is_marked_before", [True, False])
def test_a_mark_counts_for_the_question_that_was_put_in_its_place(is_marked_before):
    """To let people choose several, its block is made anew: the same words, another id."""
    opened = made.deployment()
    opened = choose(opened, version_of(opened.version, sensitive=is_marked_before))
    made.chosen(opened, made.HELPED, yes=30, no=20)
    anew = {"id": str(uuid.UUID(int=77)), "type": "several", "sensitive": not is_marked_before}
    opened = choose(opened, version_of(opened.version, **anew))
    made.chosen(opened, anew["id"], yes=20, no=15)
    close_deployment(opened)
    assert len(Figures.objects.get().tables) == 4
    assert LABEL not in labels_told(SurveyDeployment.objects.get(pk=opened.pk))


def test_a_mark_counts_for_what_was_asked_in_own_words_before():
    opened = made.deployment()
    written = version_of(opened.version, type="text", options=[], personal=True)
    made.responses(choose(opened, written), 12)
    opened = choose(opened, version_of(opened.version, id=str(uuid.UUID(int=77))))
    made.chosen(opened, str(uuid.UUID(int=77)), yes=30, no=20)
    close_deployment(opened)
    told = labels_told(SurveyDeployment.objects.get(pk=opened.pk))
    assert told == ["What would have helped?", "How people answered"]


def test_a_question_called_how_is_not_taken_for_how_people_answered(closed):
    called_how = choose(closed, version_of(closed.version, key="how", personal=True))
    assert labels_told(called_how) == ["What would have helped?", "How people answered"]


def test_one_that_sounds_hard_is_named_under_an_older_short_name(closed):
    page = made.page(closed)
    choose(closed, version_of(closed.version, key="hurt", label="Did somebody hurt you?"))
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    assert page.unmarked(page) == [LABEL]


def test_what_was_kept_without_ids_is_told_as_it_was(closed):
    before = labels_told(closed)
    assert labels_told(kept_as_before(closed)) == before


@pytest.mark.parametrize("is_over", [True, False])
def test_a_mark_counts_for_what_was_kept_without_ids_under_any_short_name(closed, is_over):
    marked = version_of(closed.version, key="sense", sensitive=True)
    choose(closed, version_of(marked, key="understood", sensitive=False))
    Response.objects.update(version=marked)
    if is_over:
        Response.objects.all().delete()
    assert LABEL not in labels_told(kept_as_before(closed))


def asked_twice(**changes):
    """The same survey before and after a pilot; after it in a version with these changes."""
    before = made.deployment(wave="baseline")
    after = made.deployment(before.pilot, wave="end")
    after = choose(after, version_of(before.version, **changes))
    for deployment, yes, no in ((before, 10, 30), (after, 25, 15)):
        made.chosen(deployment, made.HELPED, yes=yes, no=no)
        close_deployment(deployment)
    return [SurveyDeployment.objects.get(pk=one.pk) for one in (before, after)]


def times_of(deployment):
    """What the next summary of this time tells of the first question at each time."""
    [found] = [one for one in results_json(deployment) if one["question"] == LABEL]
    return [one["label"] for one in found["times"]], found["reworded"]


def test_what_each_time_tells_stands_beside_the_other():
    both = ["Before the pilot", "After the pilot"]
    assert [times_of(one) for one in asked_twice()] == [(both, [])] * 2


@pytest.mark.parametrize("mark", [*MARKS, "coming"])
def test_what_a_time_withholds_itself_stands_beside_no_other(mark):
    """Whoever knew what was said before may have marked it because of that."""
    before, after = asked_twice()
    marked = {"page": COMING} if mark == "coming" else {mark: True}
    choose(after, version_of(after.version, **marked))
    assert times_of(before) == ([], [])


def test_nor_does_what_was_asked_on_a_page_that_says_what_is_coming():
    before, after = asked_twice(page=COMING)
    assert LABEL not in labels_told(after)
    assert times_of(before) == ([], [])


ANEW = {"id": str(uuid.UUID(int=77)), "label": "Which of it made sense to you?"}


def made_anew():
    """The same survey before and after a pilot; after it its first question was made anew."""
    before = made.deployment(wave="baseline")
    made.chosen(before, made.HELPED, yes=10, no=30)
    close_deployment(before)
    after = made.deployment(before.pilot, wave="end")
    after = choose(after, before.version)
    made.chosen(after, made.HELPED, yes=25, no=15)
    after = choose(after, version_of(before.version, **ANEW))
    made.chosen(after, ANEW["id"], yes=20, no=20)
    close_deployment(after)
    return SurveyDeployment.objects.get(pk=after.pk)


def test_the_times_of_a_question_stand_under_no_other_of_its_short_name():
    told = {one["question"]: one for one in results_json(made_anew())}
    assert [one["label"] for one in told[LABEL]["times"]] == ["Before the pilot", "After the pilot"]
    assert told[ANEW["label"]]["times"] == []


def test_staff_read_each_under_its_own_words(client):
    deployment = made_anew()
    client.force_login(made.user("Analysts"))
    page = client.get(reverse("voice:results", args=[deployment.pk])).content
    found = BeautifulSoup(page, "html.parser").select(".voice-result")
    titles = [one.h3.get_text() for one in found]
    assert titles == [ANEW["label"], "What would have helped?", LABEL, "How people answered"]
    beside = ["Beside the other sites and times" in one.get_text() for one in found]
    assert beside == [False, True, True, True]
    assert len({one["aria-labelledby"] for one in found}) == len(found)


def test_how_people_answered_stands_under_no_question_called_how():
    _, after = asked_twice(key="how")
    told = {one["question"]: one for one in results_json(after)}
    answers = [[one["label"] for one in time["answers"]] for time in told[LABEL]["times"]]
    assert answers == [["Yes, all of it", "Some of it", "No", "No answer"]] * 2


def test_what_was_kept_without_ids_is_told_beside_no_other_time(client):
    before, after = asked_twice()
    kept_as_before(before)
    for one in (before, kept_as_before(after)):
        assert LABEL in {table["question"] for table in results_json(one)}
        assert times_of(one) == ([], [])
    client.force_login(made.user("Analysts"))
    assert client.get(reverse("voice:results", args=[after.pk])).status_code == 200


# ---------------------------------------------------------------- beside somebody's words


@pytest.mark.parametrize("type_", ["text", "several"])
def test_what_was_marked_in_its_place_takes_a_quote_away(client, type_):
    """What stands beside the quote is the answer to a question that the summary tells no more."""
    deployment, answer, theme = survey()
    close_deployment(deployment)
    quote = confirmed(answer, theme, beside=made.HELPED)
    shown(deployment, quote)
    marked = {"id": str(uuid.UUID(int=77)), "type": type_, "options": [], "sensitive": True}
    deployment = choose(deployment, version_of(deployment.version, **marked))
    assert LABEL not in labels_told(deployment)
    assert end_quotes_of_few() == 1
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 451


@pytest.mark.parametrize("mark", MARKS)
def test_no_answer_stands_beside_a_quote_once_those_who_read_its_mark_left(mark):
    deployment, answer, theme = survey()
    asked_now = deployment.version
    marked = choose(deployment, version_of(asked_now, **{mark: True}))
    read_it = made.responses(marked, 2)
    close_deployment(choose(deployment, asked_now))
    for response in read_it:
        withdraw_response(response)
    assert LABEL not in labels_told(SurveyDeployment.objects.get(pk=deployment.pk))
    answer = Answer.objects.get(pk=answer.pk)
    with pytest.raises(NotQuoted) as refused:
        propose_quote(answer, proposal(theme, beside=made.HELPED), by=made.user("Analysts"))
    assert [one.code for one in refused.value.reasons] == ["beside"]
