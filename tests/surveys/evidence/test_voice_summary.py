"""What a “You said, we did” page may say, and what stops it."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import ChangeProjectPage, EventPage
from surveys.admin_views.theme_form import ThemeForm
from surveys.models import (
    Coding,
    ReleasedTable,
    Response,
    SurveyDeployment,
    WeekTally,
    YouSaidWeDidPage,
)
from syndication.documents import Version
from syndication.models import Edition, Publication
from syndication.selectors import document_of
from tests.factories.changeprojects import EventFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_the_anchor():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def opened(for_all_tests):
    """The key of a survey that 43 people answered, once for all tests."""
    with time_machine.travel(NOW, tick=False):
        opened = made.deployment()
        made.responses(opened, 43)
    return opened.pk


@pytest.fixture
def deployment(opened, db):
    return SurveyDeployment.objects.get(pk=opened)


def released(page):
    return document_of(page.translation_key, page.locale.language_code)


def refusal(page, version="1.0"):
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page, version)
    fields = page.get_edit_handler().get_form_class().base_fields
    assert {finding.field for finding in refused.value.findings} <= set(fields)
    return {finding.code for finding in refused.value.findings}


def test_a_promise_says_we_will_with_owner_and_day(deployment):
    asked = made.recommendation(
        deployment.project, decision="accepted", **made.DECIDED, **made.PROMISED
    )
    made.theme(deployment, people=21, asks=[asked])
    item = released(made.publish(made.page(deployment)))["items"][0]
    assert item == {
        "quotes": [],
        "theme_code": "T1",
        "theme": "Theme T1",
        "you_said": "You said T1.",
        "people": {"about": 20},
        "percent": 44,
        "likely_from": 30,
        "likely_to": 59,
        "recommendation": "REC-01",
        "decision": "accepted",
        "decided_before": False,
        "fate": "going",
        "is_late": False,
        "did_label": "We will",
        "did": "Workers share the draft statement.",
        "reason": "All three sites could keep to it.",
        "decided_by": "The project team",
        "decided_on": "2026-05-04",
        "owner": "Aldermoor County Council",
        "due": "2026-08-31",
        "first_due": None,
        "proof": None,
        "answered_before": None,
        "in_other_words": {
            version: {"you_said": [], "did": [], "reason": []}
            for version in ("young_people", "easy_read")
        },
    }


def test_an_accepted_recommendation_without_proof_owner_and_day_is_refused(deployment):
    asked = made.recommendation(deployment.project, decision="accepted", **made.DECIDED)
    made.theme(deployment, people=21, asks=[asked])
    page = made.page(deployment)
    assert refusal(page) == {"voice-proof"}
    assert released(page) is None


def test_a_declined_recommendation_says_we_cannot_and_why(deployment):
    asked = made.recommendation(deployment.project, decision="declined", **made.DECIDED)
    made.theme(deployment, people=21, asks=[asked])
    item = released(made.publish(made.page(deployment)))["items"][0]
    assert (item["fate"], item["did_label"]) == ("declined", "We cannot")
    assert item["reason"]


@pytest.mark.parametrize("missing", made.DECIDED)
def test_a_decision_without_answer_reason_decider_or_day_is_refused(deployment, missing):
    fields = made.DECIDED | {missing: None if missing == "decided_on" else ""}
    asked = made.recommendation(deployment.project, decision="declined", **fields)
    made.theme(deployment, people=21, asks=[asked])
    assert refusal(made.page(deployment)) == {"voice-decision"}


@pytest.mark.parametrize("asks", [True, False])
def test_what_nobody_decided_is_said_to_be_undecided(deployment, asks):
    asked = [made.recommendation(deployment.project)] if asks else []
    made.theme(deployment, people=21, asks=asked)
    item = released(made.publish(made.page(deployment)))["items"][0]
    assert (item["decision"], item["fate"]) == ("undecided", "open")
    assert item["did_label"] == "Not decided yet"


def test_fewer_than_ten_people_are_not_spoken_about():
    deployment = made.deployment()
    made.responses(deployment, 9)
    made.theme(deployment, people=9)
    assert refusal(made.page(deployment)) == {"voice-base"}


def test_a_page_without_a_coded_theme_is_refused(deployment):
    made.theme(deployment)
    assert refusal(made.page(deployment)) == {"voice-themes"}


def test_the_survey_of_another_pilot_is_refused(deployment):
    other = made.deployment(made.pilot())
    made.responses(other, 12)
    made.theme(other, people=12)
    page = made.page(deployment)
    page.deployment = other
    assert refusal(page) == {"voice-pilot"}


def test_items_come_in_order_of_people_as_readers_see_them(deployment):
    for code, people in {"T1": 6, "T2": 3, "T3": 22, "T4": 7, "T5": 21}.items():
        made.theme(deployment, code, people=people)
    items = released(made.publish(made.page(deployment)))["items"]
    # What three people said is no item of its own.
    assert [item["theme"][-2:] for item in items] == ["T3", "T5", "T1", "T4"]


def test_a_theme_with_two_recommendations_tells_what_became_of_each(deployment):
    asks = [
        made.recommendation(deployment.project, "REC-01", decision="declined", **made.DECIDED),
        made.recommendation(deployment.project, "REC-02"),
    ]
    made.theme(deployment, people=12, asks=asks)
    items = released(made.publish(made.page(deployment)))["items"]
    assert [item["fate"] for item in items] == ["declined", "open"]


def test_the_document_says_what_the_contract_names(deployment):
    release_page(deployment.pilot)
    made.prove(made.recommendation(deployment.project), deployment, version="1.0", at=NOW)
    made.theme(deployment, people=21)
    page = made.page(deployment, method="Two people read every answer.")
    page.not_heard.create(text="Children. They were not asked.")
    document = released(made.publish(page))
    assert document["base"] == {"about": 45, "minimum": 10, "missing": {"about": 25}}
    first = {"title": "Going to court", "version": 1, "digest": "d" * 64}
    assert document["survey"] == first | {"versions": [first], "asked": "service-users"}
    assert document["pilot"]["title"] == "Spring pilot"
    assert document["pilot"]["path"] == "/projects/court/spring-pilot/"
    assert document["product"]["title"] == "Handbook"
    assert document["product"]["version"] == "0.3"
    assert document["path"] == "/projects/court/spring-pilot/you-said/"
    assert document["project"] == str(deployment.project.translation_key)
    assert document["status"] == "released"
    assert document["not_heard"] == ["Children. They were not asked."]
    assert document["method"] == "Two people read every answer."
    assert document["versions"] == [{"version": "1.0", "released_on": "2026-07-01"}]


def test_a_pilot_and_a_product_that_are_not_public_are_not_named(deployment, client):
    type(deployment.pilot).objects.update(title="Heron pilot", live=True)
    type(deployment.pilot.product).objects.update(title="Heron kit", live=True)
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    document = released(page)
    assert (document["pilot"], document["product"]) == (None, None)
    assert "Heron" not in Publication.objects.get().document
    assert "Heron" not in Edition.objects.get().document
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Heron" not in response.content.decode()


def test_a_pilot_that_becomes_public_is_named_by_its_summary(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    release_page(deployment.pilot)
    assert released(page)["pilot"]["title"] == "Spring pilot"
    deployment.pilot.title = "Summer pilot"
    release_page(deployment.pilot)
    assert released(page)["pilot"]["title"] == "Summer pilot"


def test_publishing_freezes_a_numbered_edition(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    edition = Edition.objects.get(publication__identifier=page.translation_key)
    assert (str(edition.version), edition.stage) == ("1.0", "released")
    assert "Theme T1" in edition.text


def test_the_second_version_names_the_first(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.publish(made.page(deployment)), "1.1")
    assert [one["version"] for one in released(page)["versions"]] == ["1.1", "1.0"]


@pytest.mark.parametrize("version", ["1.0", "0.9"])
def test_a_version_that_is_not_higher_is_refused(deployment, version):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    assert refusal(page, version) == {"voice-version"}


@pytest.mark.parametrize("version", ["one", "01.1", "1.10000"])
def test_a_version_that_is_none_is_refused_at_its_field(deployment, version):
    page = made.page(deployment)
    with pytest.raises(ValidationError) as refused:
        made.publish(page, version)
    assert refused.value.message_dict == {"version": [Version.HOW_TO_WRITE]}


def test_not_even_a_draft_is_without_a_version(deployment):
    page = made.page(deployment)
    form_class = page.get_edit_handler().get_form_class()
    data = {"not_heard-TOTAL_FORMS": 0, "not_heard-INITIAL_FORMS": 0}
    form = form_class(data, instance=page, parent_page=page.get_parent())
    form.defer_required_fields()
    assert "version" in form.errors
    assert "intro" not in form.errors


def test_it_is_told_how_many_started_sent_wrote_something_and_took_their_answers_back(deployment):
    for week, started in ((date(2026, 3, 2), 40), (date(2026, 3, 9), 21)):
        WeekTally.objects.create(deployment=deployment, week=week, started=started, sent=20)
    for response in deployment.responses.all():
        made.answer(response, made.WORDS, text="Words.")
    made.theme(deployment, people=21)
    # Who wrote nothing is screened by nobody.
    made.responses(deployment, 12, screening=Response.Screening.RECEIVED)
    SurveyDeployment.objects.update(withdrawn=2)
    page = made.publish(made.page(deployment))
    reached = {one["step"]: one["people"] for one in released(page)["reached"]}
    assert reached == {
        "started": {"about": 60},
        "sent": {"about": 55},
        "readable": {"about": 45},
        "coded": {"about": 20},
        "taken_back": {"fewer_than": 5},
    }


def test_a_few_who_started_and_did_not_send_are_not_told_apart(deployment):
    WeekTally.objects.create(deployment=deployment, week=date(2026, 3, 2), started=47, sent=43)
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    reached = {one["step"]: one["people"] for one in released(page)["reached"]}
    assert reached["started"] == reached["sent"] == {"about": 45}


def test_true_counts_are_kept_and_in_no_public_byte(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    kept = ReleasedTable.objects.get()
    counts, cells = kept.counts["all"], kept.cells["all"]
    assert (counts["base"], counts["theme:T1"], counts["reached:coded"]) == (43, 21, 21)
    assert (cells["base"], cells["theme:T1"]) == ({"about": 45}, {"about": 20})
    assert kept.audit["intervals"]["all"]["theme:T1"] == [18, 22]
    public = Publication.objects.get(identifier=page.translation_key).document
    numbers = {int(number) for number in re.findall(r":(\d+)[,}\]]", public)}
    assert {20, 45} <= numbers
    assert not numbers & {21, 43}


def test_a_refused_release_keeps_nothing(deployment):
    asked = made.recommendation(deployment.project, decision="accepted", **made.DECIDED)
    made.theme(deployment, people=21, asks=[asked])
    refusal(made.page(deployment))
    assert not ReleasedTable.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("more", "allowed"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_new_version_does_not_let_a_few_people_be_subtracted(deployment, more, allowed):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    made.responses(deployment, more)
    if allowed:
        made.publish(page, "1.1")
        assert ReleasedTable.objects.filter(version="1.1").exists()
    else:
        assert refusal(page, "1.1") == {"voice-difference"}


def test_another_page_about_the_same_survey_is_compared_too(deployment):
    made.theme(deployment, people=21)
    made.publish(made.page(deployment))
    made.responses(deployment, 2)
    assert refusal(made.page(deployment, slug="again")) == {"voice-difference"}


def test_new_decisions_can_be_told_with_the_numbers_of_the_last_version(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    made.responses(deployment, 3)
    page.keep_numbers = True
    page = made.publish(page, "1.1")
    assert released(page)["base"]["about"] == 45
    assert {table.counts["all"]["base"] for table in ReleasedTable.objects.all()} == {43}


def test_a_theme_of_a_few_people_does_not_appear_in_a_later_version(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    made.theme(deployment, "T2", people=2)
    assert refusal(page, "1.1") == {"voice-difference"}


def test_a_theme_made_again_is_compared_with_what_it_was(deployment):
    old = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    Coding.objects.filter(theme=old).delete()
    old.delete()
    made.theme(deployment, people=18)
    assert refusal(page, "1.1") == {"voice-difference"}


def test_the_code_of_a_released_theme_stays(deployment):
    theme = made.theme(deployment, people=21)
    words = {"code": "T9", "name": "N", "definition": "-", "you_said": "You said so."}
    assert ThemeForm(words, instance=theme, deployment=deployment).is_valid()
    theme.refresh_from_db()
    made.publish(made.page(deployment))
    words |= {"name": theme.name, "you_said": theme.you_said}
    assert list(ThemeForm(words, instance=theme, deployment=deployment).errors) == ["code"]


def test_with_kept_numbers_no_theme_vanishes_and_none_appears(deployment):
    made.theme(deployment, people=21)
    gone = made.theme(deployment, "T2", people=12)
    page = made.publish(made.page(deployment))
    Coding.objects.filter(theme=gone).delete()
    made.theme(deployment, "T3", people=12)
    page.keep_numbers = True
    page = made.publish(page, "1.1")
    assert [item["theme"] for item in released(page)["items"]] == ["Theme T1", "Theme T2"]
    gone.delete()
    page.keep_numbers = True
    assert refusal(page, "1.2") == {"voice-theme-gone"}


def test_one_more_answer_changes_no_public_byte(deployment, client):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    before = client.get(page.url).content, Publication.objects.get().document
    made.chosen(deployment, made.HELPED, yes=1)
    page.refresh_head()
    assert (client.get(page.url).content, Publication.objects.get().document) == before


def test_saving_a_draft_is_never_refused_and_changes_nothing_public(deployment):
    made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    before = Publication.objects.get().document
    page.intro = "Something else."
    page.save_revision()
    assert Publication.objects.get().document == before


def test_a_page_of_another_kind_of_parent_cannot_be_made(deployment):
    home = deployment.pilot.get_ancestors().type(type(deployment.pilot)).first()
    assert home is None
    assert YouSaidWeDidPage.can_create_at(ChangeProjectPage.objects.get(pk=deployment.project_id))
    assert not YouSaidWeDidPage.can_create_at(deployment.project.get_parent().specific)


def test_a_change_that_can_be_seen_says_we_did_and_where(deployment):
    asked = made.recommendation(deployment.project, decision="accepted", **made.DECIDED)
    made.theme(deployment, people=21, asks=[asked])
    made.prove(asked, deployment, version="1.0", at=datetime(2026, 6, 1, tzinfo=UTC))
    item = released(made.publish(made.page(deployment)))["items"][0]
    assert (item["fate"], item["did_label"]) == ("done", "We did")
    assert item["proof"]["version"] == "1.0"
    assert item["proof"]["blocks"] == [made.PROVEN_BLOCK]


def training(deployment, day):
    """A public event of the project that took place on a day."""
    project = release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
    begins = datetime(2026, day.month, day.day, 9, tzinfo=UTC)
    return release_page(
        EventFactory(
            parent=project, title="Training day", status="held", starts_at=begins, ends_at=begins
        )
    )


def test_what_was_carried_out_at_an_event_says_we_did_and_that_no_text_shows_it(client, deployment):
    event = training(deployment, date(2026, 6, 1))
    asked = made.recommendation(
        deployment.project, decision="accepted", carried_out_at=event, **made.DECIDED
    )
    made.theme(deployment, people=21, asks=[asked])
    page = made.publish(made.page(deployment))
    item = released(page)["items"][0]
    assert (item["fate"], item["did_label"]) == ("done", "We did")
    assert item["proof"] == {
        "kind": "event",
        "product": None,
        "event": str(event.translation_key),
        "title": "Training day",
        "version": None,
        "on": "2026-06-01",
        "path": event.url,
        "blocks": [],
    }
    event = EventPage.objects.get(pk=event.pk)
    event.title = "A day of training"
    release_page(event)
    assert released(page)["items"][0]["proof"]["title"] == "A day of training"
    event = EventPage.objects.get(pk=event.pk)
    event.notes, notes = "", event.notes
    release_page(event)
    # Nobody can read any more what came of it.
    item = released(page)["items"][0]
    assert (item["fate"], item["undone_by"]) == ("undone", "taken_back")
    event.notes = notes
    release_page(event)
    assert released(page)["items"][0]["fate"] == "done"
    event.unpublish()
    proof = released(page)["items"][0]["proof"]
    assert (proof["title"], proof["path"], proof["on"]) == ("", None, "2026-06-01")


def test_the_page_says_which_kind_of_proof_it_is(client, deployment):
    release_page(deployment.pilot)
    event = training(deployment, date(2026, 6, 1))
    asked = made.recommendation(
        deployment.project, decision="accepted", carried_out_at=event, **made.DECIDED
    )
    made.theme(deployment, people=21, asks=[asked])
    page = made.publish(made.page(deployment))
    html = client.get(page.url).content.decode()
    assert f'<a href="{event.url}">Training day</a>' in html
    assert "It took place. No text shows it" in html
    event.unpublish()
    assert "no longer public" in client.get(page.url).content.decode()


def test_an_event_before_the_survey_opened_is_not_credited(deployment):
    event = training(deployment, date(2026, 2, 1))
    asked = made.recommendation(
        deployment.project, decision="accepted", carried_out_at=event, **made.DECIDED
    )
    made.theme(deployment, people=21, asks=[asked])
    with pytest.raises(ReleaseRefused, match="“Training day” was before the survey opened"):
        made.publish(made.page(deployment))


def test_a_change_that_came_out_before_the_survey_opened_is_not_credited(deployment):
    asked = made.recommendation(deployment.project, decision="accepted", **made.DECIDED)
    made.theme(deployment, people=21, asks=[asked])
    made.prove(asked, deployment, version="1.0", at=datetime(2026, 2, 1, tzinfo=UTC))
    page = made.page(deployment)
    with pytest.raises(ReleaseRefused, match="came out before the survey opened"):
        made.publish(page)
    asked.owner, asked.due = "The project team", date(2026, 9, 1)
    asked.save()
    assert released(made.publish(page))["items"][0]["did_label"] == "We will"
