"""Who left is counted no more in the next version, as soon as nobody can tell who it was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from changeprojects.exceptions import ReleaseRefused
from home.jobs import JOBS
from surveys.actions.close_deployment import close_deployment
from surveys.actions.purge_answers import purge_answers
from surveys.actions.renew_summaries import renew_summaries
from surveys.actions.withdraw_response import withdraw_response
from surveys.documents.voice_results import results_json
from surveys.models import Response, SurveyDeployment, Theme, YouSaidWeDidPage
from surveys.selectors.counts import count_voices
from surveys.selectors.voice_findings import voice_findings
from surveys.withdrawal import withdraw_lookup
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.meanwhile import meanwhile
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
CODE = "K7PM4WDR9TXH"


@pytest.fixture(scope="module")
def _page(for_all_tests):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=40, no=20)
    made.theme(deployment, "T1", people=30)
    close_deployment(deployment)
    return made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk))).pk


@pytest.fixture
def page(_page, db):
    """A released summary of sixty people, thirty of them in the one theme."""
    return YouSaidWeDidPage.objects.get(pk=_page)


def leave(page, people, *, coded=True):
    """So many of those who are in the theme, or of the others, take their answers back."""
    found = Response.objects.filter(deployment=page.deployment_id)
    in_theme = found.filter(answers__codings__isnull=False).values("pk")
    those = found.filter(pk__in=in_theme) if coded else found.exclude(pk__in=in_theme)
    for response in list(those[:people]):
        withdraw_response(response)


def many_leave(page):
    """Ten of those who are in the theme and ten of the others."""
    leave(page, 10)
    leave(page, 10, coded=False)


def told(page):
    document = document_of(page.translation_key)
    [item] = document["items"]
    return document["version"], document["base"]["about"], item["people"]["about"]


def test_one_person_who_leaves_changes_nothing_that_is_told_and_every_count(client, page):
    leave(page, 1)
    counts = count_voices(page.deployment)
    assert (counts.base, counts.themes) == (59, {"T1": 29})
    renew_summaries()
    assert told(page) == ("1.0", 60, 30)
    said = client.get(page.url).content.decode()
    assert "The numbers here stay as they were counted for this version" in said
    assert "until then the rounded numbers may still have them in" in said


def test_who_leaves_before_the_first_summary_reads_that_the_results_count_them(client):
    """Staff read the results when the survey closed: without them, both would tell who left."""
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=40, no=20)
    made.theme(deployment, "T1", people=30)
    close_deployment(deployment)
    leaver = Response.objects.filter(deployment=deployment).last()
    leaver.withdraw_lookup = withdraw_lookup(CODE)
    leaver.save()
    found = client.post("/s/receipt/", {"receipt": CODE}).content.decode()
    assert "Numbers that are already counted or published stay" in found
    left = client.post("/s/receipt/", {"receipt": CODE, "withdraw": "1"}).content.decode()
    assert "stay as they are, even if we publish them later" in left
    page = made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk)))
    assert {one["base"] for one in document_of(page.translation_key)["results"]} == {60}
    assert (
        "took their answers back later are still in these numbers"
        in client.get(page.url).content.decode()
    )


def test_who_left_is_in_no_number_of_the_next_version(page):
    many_leave(page)
    renew_summaries()
    assert told(page) == ("1.1", 40, 20)
    document = document_of(page.translation_key)
    # What was counted when the survey closed is not true any more.
    assert document["results"] == []
    reached = {row["step"]: row["people"] for row in document["reached"]}
    assert reached["taken_back"] == {"about": 20}
    first = content_of(Edition.objects.get(major=1, minor=0))
    assert (first["base"]["about"], len(first["results"])) == (60, 3)
    renew_summaries()
    assert told(page) == ("1.1", 40, 20)


@pytest.mark.parametrize(("others", "version"), [(0, "1.0"), (4, "1.0"), (5, "1.1")])
def test_what_nearly_everybody_who_left_said_is_told_of_none_of_them(page, others, version):
    """Whoever knows that somebody left would know what they said, though ten others left too."""
    leave(page, 10)
    leave(page, others, coded=False)
    renew_summaries()
    assert told(page)[0] == version
    page.version = "2.0"
    if version == "1.0":
        with pytest.raises(ReleaseRefused, match="could tell what they said"):
            page.save_revision().publish()
        page.keep_numbers = True
        page.save_revision().publish()
        assert told(page) == ("2.0", 60, 30)


@pytest.mark.parametrize(
    ("people", "coded"), [(1, True), (1, False), (5, True), (5, False), (10, True)]
)
def test_a_refusal_is_the_same_whoever_left_and_whatever_they_said(page, people, coded):
    """Who may publish may read no answer: a refusal does not say which numbers changed."""
    leave(page, people, coded=coded)
    page.version = "1.1"
    [finding] = voice_findings(page)
    assert finding.code == "voice-difference"
    assert "T1" not in finding.message


def test_what_somebody_writes_while_the_job_runs_is_left_to_them(page):
    many_leave(page)

    def write():
        draft = YouSaidWeDidPage.objects.get(pk=page.pk)
        draft.title = "What we are just writing"
        draft.save_revision()

    with meanwhile(write, after="SELECT"):
        renew_summaries()
    page.refresh_from_db()
    assert told(page)[0] == page.version == "1.0"
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "What we are just writing"


def test_ten_of_whom_nine_are_in_a_theme_wait(page):
    """The one number would change by nine, and whoever knows the tenth would know the nine."""
    leave(page, 9)
    leave(page, 1, coded=False)
    renew_summaries()
    assert told(page) == ("1.0", 60, 30)


def test_a_theme_that_nearly_everybody_left_keeps_none_of_them(db):
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=40, no=20)
    made.theme(deployment, "T1", people=30)
    made.theme(deployment, "T2", people=10)
    close_deployment(deployment)
    page = made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk)))
    for response in Response.objects.filter(answers__codings__theme__code="T2").distinct():
        withdraw_response(response)
    leave(page, 10, coded=False)
    renew_summaries()
    document = document_of(page.translation_key)
    assert document["version"] == "1.1"
    assert [item["theme"] for item in document["items"]] == ["Theme T1"]


def test_who_is_just_writing_is_not_passed(page):
    many_leave(page)
    draft = page.get_latest_revision_as_object()
    draft.intro = "A draft that nobody released."
    draft.save_revision()
    renew_summaries()
    assert told(page)[0] == "1.0"
    latest = YouSaidWeDidPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert latest.intro == "A draft that nobody released."


DONE = {"nothing_asked": "We did this already in May 2026.", "nothing_asked_by": "The team"}


def test_words_that_were_told_and_would_stop_an_editor_keep_nobody_in_the_numbers(page):
    page.words_stand = True
    page.intro = "We did everything already."
    page = made.publish(page, "1.1")
    many_leave(page)
    assert "voice-deed" in {one.code for one in voice_findings(page)}
    renew_summaries()
    assert told(page) == ("1.2", 40, 20)


def test_words_that_nobody_was_told_come_out_with_no_version_by_itself(page):
    Theme.objects.filter(deployment=page.deployment_id).update(**DONE)
    many_leave(page)
    assert "voice-deed" in {one.code for one in voice_findings(page)}
    renew_summaries()
    assert told(page) == ("1.0", 60, 30)


def test_what_the_rules_refuse_stays(page):
    many_leave(page)
    asked = made.recommendation(page.deployment.project, decision="declined")
    page.deployment.themes.get().recommendations.add(asked)
    renew_summaries()
    assert told(page)[0] == "1.0"


@pytest.mark.parametrize(("left", "tables"), [(0, 3), (9, 3), (10, 0)])
def test_answers_that_were_deleted_on_their_last_day_did_not_leave(page, left, tables):
    leave(page, left)
    deployment = SurveyDeployment.objects.get(pk=page.deployment_id)
    deployment.answers_until = timezone.localdate() - timedelta(days=1)
    deployment.save()
    purge_answers()
    assert not Response.objects.exists()
    renew_summaries()
    assert told(page) == ("1.0", 60, 30)
    # Whoever left before that day did: what was told is not true, whatever was deleted since.
    assert len(results_json(SurveyDeployment.objects.get(pk=deployment.pk))) == tables


@pytest.mark.parametrize(("people", "left"), [(58, 9), (62, 9), (58, 10), (62, 10)])
def test_people_who_left_are_counted_exactly_however_the_base_was_rounded(people, left):
    """Of 62, told as about 60, ten leave: 52 are ten fewer, and only eight fewer than 60."""
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=people)
    close_deployment(deployment)
    assert deployment.figures.people == 60
    for response in deployment.responses.all()[:left]:
        withdraw_response(response)
    found = results_json(SurveyDeployment.objects.get(pk=deployment.pk))
    assert bool(found) is (left < 10)


def test_people_who_left_before_it_was_closed_are_in_nothing_and_take_nothing_away():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=80)
    for response in deployment.responses.all()[:20]:
        withdraw_response(response)
    close_deployment(SurveyDeployment.objects.get(pk=deployment.pk))
    found = results_json(SurveyDeployment.objects.get(pk=deployment.pk))
    assert {one["base"] for one in found} == {60}


def test_one_page_that_fails_keeps_no_other_back(page, monkeypatch):
    many_leave(page)
    other = made.deployment()
    made.chosen(other, made.HELPED, yes=40, no=20)
    made.theme(other, "T1", people=30)
    close_deployment(other)
    second = made.publish(made.page(SurveyDeployment.objects.get(pk=other.pk)))
    many_leave(second)
    really = YouSaidWeDidPage.save_revision

    def fail_for_the_first(self, *args, **kwargs):
        if self.pk == page.pk:
            raise OSError("no room")
        return really(self, *args, **kwargs)

    monkeypatch.setattr(YouSaidWeDidPage, "save_revision", fail_for_the_first)
    with pytest.raises(OSError, match="no room"):
        renew_summaries()
    assert told(page)[0] == "1.0"
    assert told(second)[0] == "1.1"


def test_it_is_done_every_day():
    assert renew_summaries in {job.run for job in JOBS}
