"""Whoever lays the weeks of a survey beside its summary learns nothing of a few people."""

import pytest
from django.test import Client

from surveys.models import SurveyDeployment, WeekTally, YouSaidWeDidPage
from surveys.selectors.progress import opened_deployments, progress
from tests.demo.as_it_came import about, of_summary, of_weeks, together, weeks_told
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import narrow, solved

pytestmark = pytest.mark.usefixtures("accounts", "db")


@pytest.fixture
def weeks():
    analyst = Client()
    analyst.force_login(made.user("Analysts"))
    told = weeks_told(analyst)
    assert told.keys() == {one.code for one in SurveyDeployment.objects.exclude(status="draft")}
    return told


@pytest.fixture
def everything(weeks):
    """By page, all that is known of how far answers came, with the sums."""
    found = {}
    for page in YouSaidWeDidPage.objects.live():
        document = Client().get(f"/api/v1/voice-summaries/{page.translation_key}").json()
        found[page] = together(of_weeks(*weeks[page.deployment.code]), of_summary(document))
    assert len(found) > 1
    return found


def true_numbers(page):
    """What the attack looks for: the numbers behind it all."""
    released = page.deployment.released_tables.get(name="themes", version=page.version)
    counts = released.counts["all"]
    steps = {name.removeprefix("reached:"): count for name, count in counts.items()}
    names = {f"theme:{one.code}": one.name for one in page.deployment.themes.all()}
    true = {names.get(name, name): count for name, count in steps.items()}
    [row] = [one for one in progress(opened_deployments()) if one.deployment == page.deployment]
    tallies = WeekTally.objects.filter(deployment=page.deployment)
    true["ever"] = sum(one.sent for one in tallies)
    for number, span in enumerate(row.spans, start=1):
        so_far = [one for one in tallies if one.week <= span.last]
        true[f"sent {number}"] = sum(one.sent for one in so_far)
    true["since"] = true["ever"] - true[f"sent {len(row.spans)}"]
    return true


def test_it_is_read_as_it_is(everything):
    for page, (known, sums) in everything.items():
        found, true = solved(known, sums), true_numbers(page)
        assert len(true) > 15
        for name, count in true.items():
            least, most = found[name]
            assert least <= count <= most, (page.deployment.code, name)


def test_weeks_and_summary_together_tell_of_no_few_people(everything):
    for known, sums in everything.values():
        assert narrow(solved(known, sums)) == {}


def test_with_one_exact_number_more_they_would(everything):
    for page, (known, sums) in everything.items():
        true = true_numbers(page)
        exact = {name: (true[name], true[name]) for name in ("ever", "sent")}
        found = narrow(solved(known | exact, sums))
        assert found["taken_back"] == (true["taken_back"], true["taken_back"])


def test_spans_that_are_rounded_one_by_one_would_tell_of_those_who_left():
    """Ten and eleven sent, and four of them took their answers back."""
    known, sums = of_weeks(20, [(10, 10), (10, 10)])
    left = {"taken_back": (0, 4), "sent": about(15), "since": (0, 0)}
    sums = [*sums, ("ever", ("sent", "taken_back"))]
    assert narrow(solved(known | left, sums)) == {}
    # It is known too that a span holds ten people or more.
    each = {f"in span {number}": (10, 12) for number in (1, 2)}
    assert narrow(solved(known | left | each, sums)) == {"taken_back": (3, 4)}


def test_the_weeks_of_every_survey_alone_tell_of_no_few_people(weeks):
    for told in weeks.values():
        assert narrow(solved(*of_weeks(*told))) == {}
