"""Whoever releases results reads which question sounds hard, is not marked and was never told."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from surveys.actions.close_deployment import close_deployment
from surveys.models import SurveyDeployment, SurveyVersion, YouSaidWeDidPage
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
HARD = "Did somebody hurt you?"


def choose(deployment, **changes):
    """Have the survey ask a newer version, in which its first question is changed like this."""
    schema = json.loads(json.dumps(deployment.version.schema))
    schema["steps"][0]["questions"][0] |= changes
    survey = deployment.version.survey
    number = survey.versions.count() + 1
    deployment.version = SurveyVersion.objects.create(
        survey=survey,
        number=number,
        schema=schema,
        digest=str(number) * 64,
        published_at=timezone.now(),
    )
    deployment.save(update_fields=["version"])


def asking(label, **marks):
    """An open survey whose first question is put like this, answered by many."""
    opened = made.deployment()
    choose(opened, label=label, **marks)
    made.chosen(opened, made.HELPED, yes=30, no=20)
    made.theme(opened, people=20)
    return opened


def closed(label=HARD, **marks):
    """The page about such a survey, once that has closed."""
    deployment = asking(label, **marks)
    close_deployment(deployment)
    page = made.page(SurveyDeployment.objects.get(pk=deployment.pk))
    return YouSaidWeDidPage.objects.get(pk=page.pk)


def warned(client, page):
    """What the form of the page warns of."""
    client.force_login(made.user(superuser=True))
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    found = BeautifulSoup(answer.content, "html.parser").select(".voice-warnings li")
    return " ".join(one.get_text(" ", strip=True) for one in found)


def test_a_question_that_sounds_hard_and_is_told_for_the_first_time_is_named(client):
    said = warned(client, closed())
    assert f"“{HARD}” sounds hard" in said
    assert "tick “It may be hard to answer”" in said


def test_so_is_one_that_asks_who_somebody_is(client):
    assert "“How old are you?” sounds hard to answer, or asks" in warned(
        client, closed("How old are you?")
    )


def test_a_question_that_does_not_sound_hard_is_not(client):
    assert warned(client, closed("Did the letter make sense to you?")) == ""


@pytest.mark.parametrize("mark", ["sensitive", "personal"])
def test_one_that_is_marked_is_not_told_and_not_named(client, mark):
    assert warned(client, closed(**{mark: True})) == ""


def test_one_that_an_earlier_version_told_is_not_named_again(client):
    page = made.publish(closed())
    page.keep_numbers = True
    assert warned(client, made.publish(page, "1.1")) == ""


def test_one_that_was_told_though_nobody_had_been_warned_is_named_afterwards(client):
    """As by a release at an hour that was set: nobody sat before the form."""
    page = made.publish(closed())
    said = warned(client, page)
    assert f"“{HARD}” was told for the first time by the newest version" in said
    assert "the next version tells it no more" in said
    choose(page.deployment, sensitive=True)
    assert warned(client, page) == ""


def posted(client, page, **fields):
    """What a form says that makes and publishes another page about the survey of `page`."""
    parent = page.get_parent()
    data = nested_form_data(
        {
            "title": "You said",
            "slug": "you-said-too",
            "deployment": page.deployment_id,
            "version": "1.0",
            "intro": "Thank you.",
            "comments": inline_formset([]),
            "not_heard": inline_formset([]),
            "said_plainly": inline_formset([]),
            "action-publish": "1",
        }
    )
    client.force_login(made.user(superuser=True))
    address = reverse("wagtailadmin_pages:add", args=["surveys", "yousaidwedidpage", parent.pk])
    answer = client.post(address, data | fields, follow=True)
    found = BeautifulSoup(answer.content, "html.parser").select(".messages .warning")
    return " ".join(one.get_text(" ", strip=True) for one in found)


def test_whoever_makes_and_publishes_it_in_one_go_reads_it_then(client):
    page = closed()
    assert f"“{HARD}” sounds hard to answer" in posted(client, page)
    assert YouSaidWeDidPage.objects.get(slug="you-said-too").live


def test_whoever_makes_it_and_sets_an_hour_reads_it_then(client):
    page = closed()
    later = {"go_live_at": "2099-01-01 12:00"}
    assert f"“{HARD}” sounds hard to answer" in posted(client, page, **later)
    assert not YouSaidWeDidPage.objects.get(slug="you-said-too").live


def test_nobody_is_warned_of_what_is_marked(client):
    assert posted(client, closed(sensitive=True)) == ""


def test_while_people_can_answer_nothing_is_told_and_nothing_named(client):
    page = made.page(asking(HARD))
    assert warned(client, page) == ""


def test_marked_in_a_newer_version_that_is_chosen_it_is_named_no_more(client):
    page = closed()
    choose(page.deployment, sensitive=True)
    assert warned(client, page) == ""
    released = made.publish(YouSaidWeDidPage.objects.get(pk=page.pk)).released_document()
    assert HARD not in {one["question"] for one in released["results"]}


def test_it_is_a_warning_and_holds_no_release_up():
    released = made.publish(closed()).released_document()
    assert HARD in {one["question"] for one in released["results"]}
