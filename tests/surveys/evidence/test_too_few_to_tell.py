"""A survey that too few answered: it has no page, and those whom it asked are told so."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.rules import evidence
from surveys.actions.close_deployment import close_deployment
from surveys.documents.scorecard import scorecard_report
from surveys.engine.phrasebook import PHRASES
from surveys.withdrawal import withdraw_lookup
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 15)
CODE = "K7PM4WDR9TXH"
IN_TIME, AFTER = datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def large():
    """A survey that many answered; of it no day was promised."""
    deployment = made.deployment()
    made.responses(deployment, 43)
    made.theme(deployment, people=21)
    return deployment


@pytest.fixture
def small(large):
    """Another one at the same pilot, which four people answered."""
    deployment = made.deployment(large.pilot, feedback_due_on=DUE)
    made.responses(deployment, 3)
    made.responses(deployment, 1, withdraw_lookup=withdraw_lookup(CODE))
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        close_deployment(deployment)
    return deployment


def naming(about, survey):
    page = made.page(about)
    page.not_heard.create(text="Parents at one site. Fewer than ten answered.", survey=survey)
    return page


def score(project, at=AFTER):
    """How many surveys were told in time and how many wait, and whether the project is late."""
    with time_machine.travel(at, tick=False):
        told = scorecard_report()["feedback"]
        return told["in_time"], told["waiting"], evidence.tells(evidence.FEEDBACK_LATE, project)


@pytest.mark.parametrize(("at", "expected"), [(IN_TIME, (1, 0, 0)), (AFTER, (0, 0, 0))])
def test_it_is_told_once_another_page_names_it_as_not_heard(large, small, at, expected):
    assert score(large.project) == (0, 1, 1)
    with time_machine.travel(at, tick=False):
        page = made.publish(naming(large, small))
    assert score(large.project) == expected
    page.unpublish()
    assert score(large.project) == (0, 1, 1)


def found(client):
    """What whoever answered reads under their code after the day that was promised."""
    with time_machine.travel(AFTER, tick=False):
        return client.post("/s/receipt/", {"receipt": CODE}).content.decode()


def test_who_answered_reads_under_their_code_that_it_is_told_and_not_that_it_is_late(
    client, large, small
):
    late = PHRASES["done_late"].format(date="15 June 2026")
    assert late in found(client)
    with time_machine.travel(IN_TIME, tick=False):
        page = made.publish(naming(large, small))
    html = found(client)
    assert PHRASES["told_few"].format(date="1 June 2026", part="Who was not heard") in html
    assert late not in html
    page.unpublish()
    assert late in found(client)


def test_the_day_is_the_first_on_which_it_was_named(large, small):
    with time_machine.travel(IN_TIME, tick=False):
        page = naming(large, small)
        draft = page.save_revision()
        made.publish(page)
    with time_machine.travel(AFTER, tick=False):
        page = made.publish(draft.as_object(), "1.1")
        assert page.not_heard.get().told_on == IN_TIME.date()
        page.unpublish()
        made.publish(page, "1.2")
    assert score(large.project) == (1, 0, 0)


def test_where_history_is_entered_the_day_is_that_of_the_release(large, small):
    with time_machine.travel(AFTER, tick=False):
        close_deployment(large)
        page = release_page(naming(large, small), at=IN_TIME)
        assert page.not_heard.get().told_on == IN_TIME.date()
    assert score(large.project) == (1, 0, 0)


def test_it_is_not_told_by_a_page_that_does_not_name_it(large, small):
    with time_machine.travel(IN_TIME, tick=False):
        made.publish(naming(large, None))
    assert score(large.project) == (0, 1, 1)


def test_a_survey_that_can_have_a_page_of_its_own_is_refused_there(large):
    other = made.deployment(large.pilot)
    made.responses(other, 12)
    few_elsewhere = made.deployment()
    for deployment in (other, few_elsewhere):
        close_deployment(deployment)
    for survey in (other, few_elsewhere, made.deployment(large.pilot)):
        page = naming(large, survey)
        with pytest.raises(ReleaseRefused) as refused:
            made.publish(page)
        assert [one.code for one in refused.value.findings] == ["voice-not-heard"]
        page.delete()


def test_the_form_offers_it_and_no_other(large, small):
    page = made.page(large)
    form = page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent())
    offered = form.formsets["not_heard"].empty_form.fields["survey"]
    assert list(offered.queryset) == [small]
    assert "Going to court, opened 2 March 2026" in str(offered.widget.render("survey", None))
