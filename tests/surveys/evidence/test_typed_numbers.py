"""How many people said something is told by released tables alone, and never by typing it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from surveys.admin_views.theme_form import ThemeForm
from surveys.models import SaidPlainly, Theme
from surveys.models.you_said_we_did import INVOLVEMENT, LEDGER
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
SAID = "Exactly 3 people answered on paper, and 2 of 60 said that it hurt them."
TAKE_IT_OUT = (
    "Take the number out: the page tells by itself how many, as far as that gives nobody away."
)
FIELDS = ["intro", "method", "young_people", "easy_read", *LEDGER, *INVOLVEMENT.values()]


@pytest.fixture
def deployment():
    about = made.deployment()
    made.responses(about, 43)
    return about


@pytest.fixture
def asked(deployment):
    promised = made.DECIDED | made.PROMISED
    return made.recommendation(deployment.project, decision="accepted", **promised)


@pytest.fixture
def theme(deployment, asked):
    return made.theme(deployment, people=21, asks=[asked])


@pytest.mark.parametrize("name", ["title", *dict.fromkeys(FIELDS)])
def test_no_field_of_the_page_takes_one(theme, name):
    [(code, field, message)] = made.refusals(made.page(theme.deployment, **{name: SAID}))
    assert (code, field) == ("voice-typed-number", name)
    assert message.startswith("“3 people answered” tells exactly how many people")
    assert message.endswith(TAKE_IT_OUT)


def test_who_was_not_heard_takes_none(theme):
    page = made.page(theme.deployment)
    page.not_heard.create(text="Fathers. Only 2 fathers answered.")
    assert [one[:2] for one in made.refusals(page)] == [("voice-typed-number", "not_heard")]


@pytest.mark.parametrize("part", ["said", "did", "why"])
def test_plain_words_take_none(theme, part):
    page = made.page(theme.deployment)
    row = {"theme": theme, "answer": "going", f"easy_read_{part}": "Three of you said no."}
    page.said_plainly.add(SaidPlainly(**row))
    [(code, field, message)] = made.refusals(page)
    assert (code, field) == ("voice-typed-number", "said_plainly")
    assert message.startswith("“Theme T1”, Easy Read: “three of you said” tells exactly")


@pytest.mark.parametrize("name", ["answer", "reason", "decided_by", "owner"])
def test_no_decision_takes_one(theme, asked, name):
    setattr(asked, name, "Only 2 of 60 asked for it.")
    asked.save()
    [(code, field, message)] = made.refusals(made.page(theme.deployment))
    assert (code, field) == ("voice-typed-number", "deployment")
    assert message.startswith("REC-01 (Theme T1): “2 of 60")


def test_nothing_is_asked_for_takes_none(deployment):
    why = {"nothing_asked": "Only two of you said so.", "nothing_asked_by": "The team"}
    made.theme(deployment, people=21, **why)
    [(code, field, _)] = made.refusals(made.page(deployment))
    assert (code, field) == ("voice-typed-number", "deployment")


@pytest.mark.parametrize("name", ["name", "you_said"])
def test_a_theme_takes_none_unless_it_was_told_so_already(deployment, asked, name):
    """What was told of a theme stays: nobody could ever mend it."""
    made.theme(deployment, people=21, asks=[asked], **{name: "Three of you said no."})
    page = made.page(deployment)
    [(code, field, _)] = made.refusals(page)
    assert (code, field) == ("voice-typed-number", "deployment")
    page.words_stand = True
    page = made.publish(page)
    assert made.publish(page, "1.1").live


def test_a_theme_that_was_told_takes_no_other_one(deployment):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    why = "Only 3 people said so, too few to change the form."
    Theme.objects.filter(pk=theme.pk).update(nothing_asked=why, nothing_asked_by="The team")
    assert [one[0] for one in made.refusals(page, "1.1")] == ["voice-typed-number"]
    sent = {"code": "T1", "name": theme.name, "definition": "-", "you_said": theme.you_said}
    form = ThemeForm(
        sent | {"nothing_asked": why, "nothing_asked_by": "The team", "recommendations": []},
        instance=theme,
        deployment=deployment,
    )
    assert "3 people said" in form.errors["nothing_asked"][0]


def test_numbers_that_are_told_and_those_of_other_things_stand(theme, asked):
    words = (
        "About 45 people answered, fewer than ten of them on paper. Two people, one of them a "
        "parent on the team, read what was written. Workers give parents 5 days at three sites."
    )
    asked.reason = words
    asked.save()
    assert made.publish(made.page(theme.deployment, **dict.fromkeys(FIELDS, words))).live


def test_the_editor_reads_it_beside_the_field(client, theme):
    theme.deployment.status = "closed"
    theme.deployment.save()
    page = made.page(theme.deployment)
    sent = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "intro": "Only 3 people said no.",
            "deployment": page.deployment_id,
            "version": "1.0",
            "not_heard": inline_formset([{"text": "Fathers. Only 2 fathers answered."}]),
            "said_plainly": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    client.force_login(made.user(superuser=True))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = client.post(edit, sent | {"action-publish": "1"}).context["form"]
    assert {name: len(found) for name, found in shown.errors.items()} == {"intro": 1}
    assert TAKE_IT_OUT in shown.errors["intro"][0]
    [row] = shown.formsets["not_heard"].forms
    assert TAKE_IT_OUT in row.errors["text"][0]
