"""Small sites are heard too: told as one, named, and safe from readers and from each other."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_all_figures import keep_all_figures
from surveys.actions.purge_answers import purge_answers
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import Figures, ReleasedTable, Response, SurveyDeployment, SurveyVersion
from surveys.selectors.beside import beside
from tests.factories.changeprojects import ActiveSiteFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
EVEN = ({"yes": 3, "no": 4}, {"yes": 4, "no": 2}, {"yes": 2, "no": 4})


@pytest.fixture
def large():
    """A site of which enough people answered, closed."""
    opened = made.deployment()
    opened.site = ActiveSiteFactory(pilot=opened.pilot)
    opened.save()
    made.chosen(opened, made.HELPED, yes=20, partly=12)
    return close_deployment(opened)


def small(large, *counts, site=None, **fields):
    """Sites that were asked the same and where a few answered, closed."""
    found = []
    for one in counts:
        where = site or ActiveSiteFactory(pilot=large.pilot)
        opened = made.deployment(large.pilot, site=where, **fields)
        SurveyDeployment.objects.filter(pk=opened.pk).update(version=large.version)
        opened.refresh_from_db()
        made.chosen(opened, made.HELPED, **one)
        found.append(close_deployment(opened))
    return found


def pool_of(deployment):
    return Figures.objects.get(deployment=deployment).pool


def told(pool):
    table = next(one for one in pool["tables"] if one["anchor"] == "helped")
    return {row["label"]: row["about"] for row in [*table["rows"], table["missing"]]}


def test_small_sites_are_told_as_one_by_name_beside_the_others(client, large):
    sites = small(large, *EVEN)
    keep_all_figures()
    pool = pool_of(sites[0])
    assert [pool_of(one) for one in sites] == [pool] * 3
    names = [one.site.agency.name for one in sites]
    assert pool["sites"] == f"{names[0]}, {names[1]} and {names[2]}, told together"
    assert pool["people"] == 20
    assert told(pool) == {"Yes, all of it": 10, "Some of it": 0, "No": 10, "No answer": 0}
    client.force_login(made.user("Analysts"))
    assert pool["sites"] in made.seen(client, large)


def test_it_is_counted_once(large):
    (first, *_) = small(large, *EVEN)
    keep_all_figures()
    pool, released = pool_of(first), ReleasedTable.objects.count()
    withdraw_response(Response.objects.filter(deployment=first).first())
    later = small(large, {"yes": 8})
    keep_all_figures()
    assert pool_of(first) == pool
    assert pool_of(later[0]) is None
    assert ReleasedTable.objects.count() == released


def test_its_tables_are_released_and_about_the_people_of_all_of_them(large):
    sites = small(large, *EVEN)
    keep_all_figures()
    table = ReleasedTable.objects.get(name=f"question:{made.HELPED} by site")
    assert table.counts["all"]["yes"] == 9
    assert set(table.told_of["sizes"]) == {f"{one.pk} self" for one in sites}


def test_a_number_that_one_site_gave_nearly_all_of_is_hidden(large):
    sites = small(large, {"yes": 8, "no": 1}, {"yes": 1, "no": 6}, {"yes": 1, "no": 6})
    keep_all_figures()
    assert told(pool_of(sites[0]))["Yes, all of it"] is None


@pytest.mark.parametrize("counts", [({"yes": 9}, {"no": 9}), ({"yes": 4},) * 3, ({"yes": 9},)])
def test_no_site_is_left_with_fewer_than_ten_others(large, counts):
    sites = small(large, *counts)
    keep_all_figures()
    assert [pool_of(one) for one in sites] == [None] * len(sites)


def test_an_agency_knows_what_was_said_at_all_of_its_sites(large):
    one = ActiveSiteFactory(pilot=large.pilot)
    sites = [*small(large, {"yes": 9}, {"yes": 9}, site=one), *small(large, {"yes": 4})]
    keep_all_figures()
    assert [pool_of(each) for each in sites] == [None] * 3


def test_nothing_is_told_while_a_site_can_still_be_answered(large):
    sites = small(large, *EVEN)
    open_ = made.deployment(large.pilot, site=ActiveSiteFactory(pilot=large.pilot))
    SurveyDeployment.objects.filter(pk=open_.pk).update(version=large.version)
    keep_all_figures()
    assert pool_of(sites[0]) is None
    close_deployment(SurveyDeployment.objects.get(pk=open_.pk))
    keep_all_figures()
    assert pool_of(sites[0])
    assert pool_of(open_) is None


def one_that_waits(large):
    """A small site that is closed, where something waits for a screener."""
    opened = made.deployment(large.pilot, site=ActiveSiteFactory(pilot=large.pilot))
    SurveyDeployment.objects.filter(pk=opened.pk).update(version=large.version)
    opened.refresh_from_db()
    made.chosen(opened, made.HELPED, yes=3, no=3)
    written = made.responses(opened, 1, screening="received")[0]
    made.answer(written, made.WORDS, text="Not screened.")
    return close_deployment(opened)


def test_a_site_that_waits_for_a_screener_is_waited_for_and_told_with_the_others(large):
    sites = [*small(large, *EVEN), one_that_waits(large)]
    keep_all_figures()
    assert [pool_of(one) for one in sites[:3]] == [None] * 3
    sites[-1].responses.update(screening="cleared")
    keep_all_figures()
    pool = pool_of(sites[-1])
    assert sites[-1].site.agency.name in pool["sites"]
    assert [pool_of(one) for one in sites] == [pool] * 4


def test_on_the_last_day_of_the_answers_they_are_told_together_before_these_go(large):
    """Else whoever nobody screens would keep the others back until nothing is left to count."""
    sites = [*small(large, *EVEN), one_that_waits(large)]
    where = SurveyDeployment.objects.filter(pk__in=[one.pk for one in sites])
    where.update(answers_until=timezone.localdate())
    keep_all_figures()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        purge_answers()
    assert not Response.objects.filter(deployment__in=sites).exists()
    assert pool_of(sites[0])["people"] == 25
    assert [pool_of(one) for one in sites] == [pool_of(sites[0])] * 4


def cannot_be_read(large, sites):
    """Make the answers of these sites, which are counted, be of a version that cannot be read."""
    answers = Response.objects.filter(deployment__in=sites)
    version = SurveyVersion.objects.create(
        survey=large.version.survey,
        number=2,
        schema={"title": "Going to court", "steps": [{}]},
        digest="2" * 64,
        published_at=timezone.now(),
    )
    answers.update(version=version)
    return answers


def test_a_pool_that_fails_keeps_no_other_back_and_its_answers_stay_for_the_next_night(large):
    """Once they are deleted there is nothing left of which the sites could be told."""
    broken, sound = small(large, *EVEN, wave="end"), small(large, *EVEN, wave="baseline")
    answers = cannot_be_read(large, broken)
    SurveyDeployment.objects.filter(site__isnull=False).update(answers_until=timezone.localdate())
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        with pytest.raises(KeyError, match="questions"):
            purge_answers()
        assert [bool(pool_of(one)) for one in (*broken, *sound)] == [False] * 3 + [True] * 3
        assert not Response.objects.filter(deployment__in=(large, *sound)).exists()
        assert answers.count() == 19
        answers.update(version=large.version)
        purge_answers()
    assert pool_of(broken[0])["people"] == 20
    assert not answers.exists()


@pytest.mark.parametrize("fails", ["the pool", "the count of one"])
def test_what_fails_keeps_the_answers_of_the_small_sites_alone(large, fails):
    sites = small(large, *EVEN)
    if fails == "the pool":
        cannot_be_read(large, sites)
    else:
        cannot_be_read(large, [one_that_waits(large)])
    SurveyDeployment.objects.filter(site__isnull=False).update(answers_until=timezone.localdate())
    tomorrow = time_machine.travel(timezone.now() + timedelta(days=1))
    with tomorrow, pytest.raises(KeyError, match="questions"):
        purge_answers()
    assert Response.objects.filter(deployment__in=sites).count() == 19
    assert not Response.objects.filter(deployment=large).exists()


def test_a_pool_that_fails_again_keeps_no_answers_longer_than_one_night(large):
    sites = small(large, *EVEN)
    answers = cannot_be_read(large, sites)
    SurveyDeployment.objects.filter(site__isnull=False).update(answers_until=timezone.localdate())
    for days, kept in ((1, 19), (2, 0)):
        then = time_machine.travel(timezone.now() + timedelta(days=days))
        with then, pytest.raises(KeyError, match="questions"):
            purge_answers()
        assert answers.count() == kept


def test_a_pool_that_fails_keeps_no_other_back_on_any_other_day(large):
    broken, sound = small(large, *EVEN, wave="baseline"), small(large, *EVEN, wave="end")
    cannot_be_read(large, broken)
    with pytest.raises(KeyError, match="questions"):
        keep_all_figures()
    assert [bool(pool_of(one)) for one in (broken[0], sound[0])] == [False, True]


def test_other_times_and_other_surveys_are_told_apart(large):
    before = small(large, *EVEN, wave="baseline")
    after = small(large, *EVEN[:2], wave="end")
    keep_all_figures()
    assert pool_of(before[0])
    assert pool_of(after[0]) is None
    columns = [group.label for group in beside(large)[made.HELPED].groups]
    assert columns[-1] == f"{pool_of(before[0])['sites']}, Before the pilot"
