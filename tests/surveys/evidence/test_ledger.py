"""How people took part is drafted from what was told, finished by people, and never published."""

import copy
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage, ProductPage
from surveys.actions.close_deployment import close_deployment
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.draft_ledger import draft_ledger
from surveys.exceptions import Refused
from surveys.models import (
    Answer,
    CodedTwice,
    Coding,
    Response,
    SecondReading,
    Survey,
    SurveyDeployment,
    SurveyVersion,
    Theme,
    YouSaidWeDidPage,
)
from surveys.selectors.ledger import draft_of
from syndication.models import Publication
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _page(for_all_tests):
    deployment = made.deployment(feedback_due_on=date(2026, 9, 1))
    made.responses(deployment, 43)
    asks = [
        made.recommendation(deployment.project, "REC-01", decision="declined", **made.DECIDED),
        made.recommendation(deployment.project, "REC-02"),
    ]
    made.theme(deployment, people=21, asks=asks)
    # Of no theme of this survey.
    made.recommendation(deployment.project, "REC-09", decision="declined", **made.DECIDED)
    release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
    page = made.page(deployment)
    page.not_heard.create(text="Children. They were not asked.")
    page.save()
    return page.pk


@pytest.fixture
def page(_page, db):
    return YouSaidWeDidPage.objects.get(pk=_page)


@pytest.fixture
def told(page):
    """The page once its survey is closed, and its numbers are told."""
    return closed(page)


def closed(page):
    close_deployment(page.deployment)
    return YouSaidWeDidPage.objects.get(pk=page.pk)


def coded_twice(page, answers):
    """End a second reading in which so many of the answers were coded by both."""
    for answer in answers:
        CodedTwice.objects.create(answer=answer, first=["T1"], second=["T1"])
    reading, _ = SecondReading.objects.get_or_create(
        deployment=page.deployment, defaults={"begun_at": datetime(2026, 6, 1, tzinfo=UTC)}
    )
    reading.done_at = datetime(2026, 6, 2, tzinfo=UTC)
    reading.save()


def written(page):
    """The page as it was last saved by anybody."""
    return YouSaidWeDidPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_space_says_how_people_could_take_part_and_who_did_not(page):
    draft = draft_of(page)
    assert draft.space.startswith("People were asked from 2 March 2026.")
    assert draft.space.endswith("Not heard were: Children. They were not asked.")


def test_a_number_of_people_is_drafted_only_once_it_was_told(page):
    assert "people answered" not in draft_of(page).voice
    close_deployment(page.deployment)
    draft = draft_of(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert "About 45 people answered." in draft.voice
    assert "43" not in str(draft)


def test_while_people_can_answer_nothing_is_drafted_of_what_they_said_or_how(page):
    """Whoever may edit the page would watch the tenth come, and the first word written."""
    made.responses(page.deployment, 12, mode="paper")
    assert draft_of(page).voice == ""


def test_a_second_reader_is_told_once_they_have_coded(told):
    answers = Answer.objects.filter(response__deployment=told.deployment, text__isnull=False)
    coded_twice(told, [])
    # Done, and nothing coded.
    assert "second person" not in draft_of(told).voice
    coded_twice(told, answers[:20])
    said = draft_of(told).voice
    assert said.endswith("A second person coded too, without seeing the codes of the first.")
    # Whether somebody is left whom they have not read would tell of one.
    coded_twice(told, answers[20:])
    assert draft_of(told).voice == said


def test_audience_says_who_decided_who_did_not_and_what_was_promised(page):
    assert draft_of(page).audience == (
        "Decided by: The project team. Nobody has decided about 1 of 2 recommendations. People "
        "were promised to hear what became of it by 1 September 2026."
    )


def test_results_are_those_of_the_recommendations_of_this_survey(page):
    assert draft_of(page).results == (
        "2 recommendations came out of what people said. 1 is declined, with a reason. 1 is not "
        "decided."
    )


def test_drafts_go_into_the_page_and_the_product_and_nothing_is_published(told):
    before = list(Publication.objects.values_list("change_number", "document"))
    filled = draft_ledger(told, by=made.user(superuser=True))
    report = ["involvement_methods", "involvement_results"]
    ours = ["space", "voice", "audience", "involvement_aim", *report]
    assert filled == [*ours, *report]
    latest = written(told)
    assert latest.space.startswith("People were asked")
    assert "“Spring pilot”" in latest.involvement_aim
    assert latest.involvement_results.startswith("2 recommendations")
    # Nobody can draft these: people write them.
    assert (latest.influence, latest.involvement_reflections) == ("", "")
    product = ProductPage.objects.get(pk=told.pilot.product_id).get_latest_revision_as_object()
    assert product.involvement_results.startswith("2 recommendations")
    assert (product.involvement_influence, product.involvement_reflections) == ("", "")
    assert not YouSaidWeDidPage.objects.get(pk=told.pk).live
    assert list(Publication.objects.values_list("change_number", "document")) == before


def test_of_workers_nothing_is_drafted_as_involvement_of_people_who_use_services(client, told):
    """A final version asks for how these took part, not for what is said by who works for them."""
    Survey.objects.filter(versions=told.deployment.version).update(people_asked="workers")
    page = YouSaidWeDidPage.objects.get(pk=told.pk)
    draft = draft_of(page)
    assert (draft.aim, draft.methods, draft.results) == ("", "", "")
    assert draft.space.startswith("People who work in services were asked from 2 March 2026 ")
    assert draft.voice.startswith("About 45 people who work in services answered.")
    editor = made.user(superuser=True)
    client.force_login(editor)
    address = reverse("voice:ledger", args=[page.pk])
    assert "people who work in services" in client.get(address).context["why_not"]
    assert draft_ledger(page, by=editor) == ["space", "voice", "audience"]
    product = ProductPage.objects.get(pk=told.pilot.product_id).get_latest_revision_as_object()
    assert (product.involvement_methods, product.involvement_results) == ("", "")


def test_what_somebody_wrote_stays(told):
    told.space = "We asked at the kitchen table."
    told.save_revision()
    assert "space" not in draft_ledger(told, by=made.user(superuser=True))
    latest = written(told)
    assert latest.space == "We asked at the kitchen table."
    assert latest.voice


def test_doing_it_twice_changes_nothing(page):
    somebody = made.user(superuser=True)
    draft_ledger(page, by=somebody)
    revisions = page.revisions.count()
    assert draft_ledger(page, by=somebody) == []
    assert page.revisions.count() == revisions


def test_who_may_not_edit_the_page_drafts_nothing(page, client):
    analyst = made.user("Analysts")
    with pytest.raises(Refused):
        draft_ledger(page, by=analyst)
    client.force_login(analyst)
    address = reverse("voice:ledger", args=[page.pk])
    assert client.get(address).status_code == 302
    client.post(address)
    assert page.revisions.count() == 0


def test_the_desk_shows_the_drafts_before_they_are_used(page, client):
    client.force_login(made.user(superuser=True))
    address = reverse("voice:ledger", args=[page.pk])
    shown = client.get(address).content.decode()
    assert "Decided by: The project team." in shown
    assert "You write this." in shown
    assert "Of who answered, and what they said, nothing is drafted before" in shown
    assert page.revisions.count() == 0
    answer = client.post(address)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert written(page).audience
    edit = client.get(answer["Location"]).content.decode()
    assert address in edit


def test_a_ledger_may_be_drafted_before_the_survey_has_opened(page):
    SurveyDeployment.objects.update(opens_at=None, closes_at=None)
    draft = draft_of(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert draft.space == "Not heard were: Children. They were not asked."


def test_of_a_survey_that_nobody_answered_nothing_is_said_that_did_not_happen():
    page = made.page(made.deployment())
    assert draft_of(page).voice == ""


def test_what_became_of_words_is_said_of_a_survey_that_asks_for_them(told):
    answered = "About 45 people answered."
    kept = "What people wrote was kept in their own words. A screener reads it before anybody else."
    assert draft_of(told).voice.startswith(f"{answered} {kept} It is put into themes. None of")
    Theme.objects.all().delete()
    assert draft_of(told).voice == f"{answered} {kept}"


def test_a_survey_without_words_says_nothing_of_words(page):
    of_choices = copy.deepcopy(made.SCHEMA)
    del of_choices["steps"][0]["questions"][2]
    first = page.deployment.version
    page.deployment.version = SurveyVersion.objects.create(
        survey=first.survey,
        number=2,
        schema=of_choices,
        digest="f" * 64,
        published_at=first.published_at,
    )
    page.deployment.save()
    Theme.objects.all().delete()
    Response.objects.update(version=page.deployment.version)
    assert draft_of(closed(page)).voice == "About 45 people answered."


def test_no_sentence_comes_or_goes_with_what_one_person_wrote(told):
    """Whoever edits the page would see that one wrote, was read, or took it back."""
    Answer.objects.filter(response__deployment=told.deployment).delete()
    before = draft_of(told)
    person = made.responses(told.deployment, 1, screening="received")[0]
    answer = made.answer(person, made.WORDS, text="Nobody rang.")
    assert draft_of(told) == before
    Response.objects.filter(pk=person.pk).update(screening="cleared")
    assert draft_of(told) == before
    answer.delete()
    assert draft_of(told) == before


@pytest.mark.parametrize(
    ("helped", "on_paper", "said"),
    [
        # The results hide both: the ten would tell of the one beside them.
        (10, 1, set()),
        (12, 0, {"with help"}),
        (12, 11, {"with help", "on paper"}),
    ],
)
def test_a_way_of_answering_is_said_only_if_the_results_tell_how_many(page, helped, on_paper, said):
    made.responses(page.deployment, helped, mode="supported")
    made.responses(page.deployment, on_paper, mode="paper")
    voice = draft_of(closed(page)).voice
    ways = ("with help", "on paper")
    assert {way for way in ways if f"Some answered {way}." in voice} == said


def test_who_answered_once_the_results_were_told_is_in_no_way_of_answering(told):
    made.responses(told.deployment, 12, mode="paper")
    assert "on paper" not in draft_of(told).voice


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("required", "Every question could be skipped."),
        ("personal", "No question asked who somebody is."),
    ],
)
def test_space_says_of_the_questions_what_they_are(page, mark, said):
    assert said in draft_of(page).space
    version = page.deployment.version
    schema = copy.deepcopy(version.schema)
    schema["steps"][0]["questions"][1][mark] = True
    page.deployment.version = SurveyVersion.objects.create(
        survey=version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=version.published_at,
    )
    page.deployment.save()
    assert said not in draft_of(YouSaidWeDidPage.objects.get(pk=page.pk)).space


@pytest.mark.parametrize(
    "asks",
    [
        {"type": "number", "label": "How old are you?"},
        {"type": "single", "label": "Your age"},
        {"type": "text", "label": "How old are you?"},
        {"type": "text", "label": "What is your name?"},
        {"type": "month", "label": "When was this?"},
        {"type": "code", "label": "Your code"},
        "equality",
        "both",
    ],
)
def test_a_question_about_who_somebody_is_counts_without_any_mark(page, asks):
    said = "No question asked who somebody is."
    assert said in draft_of(page).space
    schema = copy.deepcopy(page.deployment.version.schema)
    if isinstance(asks, str):
        schema["equality"] = ["age", "religion"]
    if asks == "both":
        schema["steps"][0]["questions"][1]["label"] = "How old are you?"
    elif asks != "equality":
        schema["steps"][0]["questions"][1].update(asks)
    version = SurveyVersion.objects.create(
        survey=page.deployment.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=page.deployment.version.published_at,
    )
    page.deployment.version = version
    page.deployment.save()
    space = draft_of(YouSaidWeDidPage.objects.get(pk=page.pk)).space
    assert said not in space
    apart = "Who people are was asked on a page of its own and only counted"
    assert (apart in space) is (asks == "equality")
    assert ("others stood among the questions" in space) is (asks == "both")


def test_how_much_was_coded_by_people_who_used_services_is_told_in_steps(told):
    codings = list(Coding.objects.all())
    theme = made.theme(told.deployment, "T2")
    codings += [Coding(answer=one.answer, theme=theme) for one in codings[:19]]
    Coding.objects.bulk_create(codings[21:])
    shares = {0: "None", 1: "A little", 6: "About 15%", 39: "Nearly all", 40: "All"}
    for by_users, share in shares.items():
        ours = [one.pk for one in codings[:by_users]]
        Coding.objects.filter(pk__in=ours).update(coder_group=Coding.CoderGroup.SERVICE_USER)
        said = f"{share} of what was coded was coded by people who have used services."
        assert said in draft_of(told).voice


def test_whoever_coded_is_told_by_the_right_that_their_group_has(told):
    share = "of what was coded was coded by people who have used services."
    assert f"None {share}" in draft_of(told).voice
    coder = made.user("Coders")
    right = Permission.objects.get(codename="code_as_service_user")
    Group.objects.get(name="Coders").permissions.add(right)
    deployment = told.deployment
    theme = made.theme(deployment, "T2")
    answers = Answer.objects.filter(response__deployment=deployment)[:7]
    changes = {one.pk: CodingChange(given=frozenset({theme.pk})) for one in answers}
    code_answers(deployment, changes, by=get_user_model().objects.get(pk=coder.pk))
    # Seven of twenty-eight.
    assert f"About 25% {share}" in draft_of(told).voice


def test_whoever_may_do_everything_is_not_taken_for_somebody_who_used_services(page):
    deployment = page.deployment
    theme = made.theme(deployment, "T2")
    answer = Answer.objects.filter(response__deployment=deployment).first()
    changes = {answer.pk: CodingChange(given=frozenset({theme.pk}))}
    code_answers(deployment, changes, by=made.user("Analysts", superuser=True))
    assert theme.codings.get().coder_group == Coding.CoderGroup.STAFF


def test_days_to_feedback_are_drafted_once_people_could_read_it(page):
    assert "days after the survey had ended" not in draft_of(page).audience
    SurveyDeployment.objects.update(closed_at=datetime(2026, 5, 30, 12, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 7, 9, 12, tzinfo=UTC), tick=False):
        made.publish(page)
    with time_machine.travel(datetime(2026, 9, 9, 12, tzinfo=UTC), tick=False):
        made.publish(YouSaidWeDidPage.objects.get(pk=page.pk), "1.1")
        draft = draft_of(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert (
        "They could read it from 9 July 2026, 40 days after the survey had ended." in draft.audience
    )
