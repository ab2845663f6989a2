"""A whole run through a survey that leaves no row anywhere, and every page in the preview."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse

from surveys.authoring.pages import CHECK, CONSENT, MORE, START
from surveys.views.preview import HELP, RECEIPT, SAFETY
from tests.factories.surveys import (
    SurveyFactory,
    asked,
    court_steps,
    information,
    single,
    step,
    text,
)

pytestmark = pytest.mark.django_db
CANARY = "canary-4e1f-only-typed"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def pages():
    return [
        step(single("a", "Did it help?", ["Yes", "No"])),
        step(text("why", "Why not?"), rule=("a", "is", "no")),
        step(information("You can skip it.", heading="The last one")),
        step(asked("number", "n", "How often?", lowest=0, highest=9)),
    ]


@pytest.fixture
def survey():
    survey = SurveyFactory(live=False, steps=pages())
    survey.save_revision()
    return survey


@pytest.fixture
def author(client):
    user = get_user_model().objects.create_user("author", "author@agency.example", "x")
    user.groups.add(Group.objects.get(name="Survey managers"))
    client.force_login(user)
    return client


class Trial:
    """An author with a browser, in a trial."""

    def __init__(self, client, survey, query=""):
        self.client, self.url = client, address(survey) + query
        self.page = client.get(self.url)

    @property
    def html(self):
        return unescape(self.page.content.decode())

    def press(self, **fields):
        carried = {name: unescape(value) for name, value in HIDDEN.findall(self.raw)}
        names = {name.replace("_", "-", 1): value for name, value in fields.items()}
        self.page = self.client.post(self.url, carried | names)
        assert self.page.status_code == 200
        return self.html

    @property
    def raw(self):
        return self.page.content.decode()

    def agree(self):
        self.press()
        return self.press(q_agree="yes")


def address(survey):
    return reverse("wagtailsnippets_surveys_survey:trial", args=[survey.pk])


def every_row():
    """Return the rows of every table there is, ours and everybody’s."""
    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def test_a_whole_run_leaves_every_table_as_it_was(author, survey):
    author.get(reverse("wagtailadmin_home"))
    before = every_row()
    assert {model._meta.db_table for model in apps.get_models()} <= set(before)
    run = Trial(author, survey)
    assert "Did it help?" in run.agree()
    assert "Why not?" in run.press(q_a="no")
    assert "The last one" in run.press(t_why=CANARY)
    assert "How often?" in run.press()
    page = run.press(t_n="3")
    assert "Check your answers" in page
    assert f'<dd class="cp-wide">{CANARY}</dd>' in page
    assert "Nothing was stored" in run.press(q_quote="yes")
    assert every_row() == before
    assert not run.page.cookies


def test_a_trial_leads_where_people_are_led(author, survey):
    run = Trial(author, survey)
    run.agree()
    assert "The last one" in run.press(q_a="yes")
    assert "How often?" in run.press()
    assert "Write a whole number in digits" in run.press(t_n="some")
    assert 'value="some"' in run.html
    assert "The last one" in run.press(back="1", t_n="some")
    run.press()
    assert "Not answered" in run.press(skip="1")
    assert "Did it help?" in run.press(change="1")
    assert "Why not?" in run.press(q_a="no")
    assert "Check your answers" in run.press(t_why="A reason")


def test_a_trial_ends_where_people_would_leave(author, survey):
    run = Trial(author, survey)
    run.press()
    assert "Choose yes or no" in run.press()
    assert "do not want to take part" in run.press(q_agree="no")
    run = Trial(author, survey)
    run.agree()
    for _ in range(3):
        run.press(skip="1")
    checked = run.page
    assert "who can help now" in run.press(help="1", q_quote="yes")
    run.page = checked
    assert "everything is wiped" in run.press(wipe="1")


def test_what_is_not_ours_starts_again(author, survey):
    for carried in ("", "{", "[]", '{"kept": 3, "done": []}', '{"kept": {"1": 1}, "done": []}'):
        page = author.post(address(survey), {"w-current_step": "check", "trial-kept": carried})
        assert page.status_code == 200
        assert "Before you start" in page.content.decode()


def test_the_saved_draft_is_tried_not_what_is_public(author, survey):
    survey.steps[0].value["questions"][0].value["label"] = "Was it any help?"
    survey.save_revision()
    assert "Was it any help?" in Trial(author, survey).agree()


def test_only_those_who_write_surveys_may_try_them(client, survey):
    user = get_user_model().objects.create_user("desk", "desk@agency.example", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(address(survey)).status_code == 302
    client.logout()
    assert client.get(address(survey)).status_code == 302


def test_a_survey_without_pages_has_nothing_to_try(author):
    survey = SurveyFactory(live=False, steps=[])
    survey.save_revision()
    assert author.get(address(survey)).status_code == 404


SAID = {
    "page-1": "Did it help?",
    "page-2": "Why not?",
    "page-3": "You can skip it.",
    "page-4": "How often?",
    SAFETY: "Is now a safe time?",
    START: "Who reads what you say",
    CONSENT: "Do you want to take part?",
    CHECK: "Check your answers",
    RECEIPT: "Your code",
    HELP: "I want someone to help me",
}


def test_every_page_can_be_looked_at(survey, rf):
    names = [name for name, _ in survey.preview_modes]
    assert names == [*SAID]
    assert dict(survey.preview_modes)["page-2"] == "Page 2: Why not?"
    for name in names:
        page = survey.make_preview_request(rf.get("/"), name)
        assert page.status_code == 200
        html = page.content.decode()
        assert SAID[name] in html
        assert "buttons and links do nothing here" in html
        assert "01632 960 123" in html


def test_every_page_can_be_looked_at_in_every_form(rf):
    pages = court_steps()
    pages[2]["value"]["coming"] = "It is about bad days."
    urdu = {"form": "ur", "title": "عدالت", "intro": "سلام", "readers": []}
    others = [{"type": "translation", "id": "t", "value": urdu}]
    survey = SurveyFactory(live=False, steps=pages, translations=others, asks_equality=True)
    modes = dict(survey.preview_modes)
    own = [name for name in modes if "@" not in name]
    assert set(own) > {"page-1", "page-4", "_3", SAFETY, START, CONSENT, CHECK, MORE, RECEIPT, HELP}
    assert modes["_3"] == "Before page 3: what is coming"
    assert [*modes] == [*own, *(f"{name}@ur" for name in own)]
    assert modes["page-1@ur"] == f"Urdu, {modes['page-1']}"
    for name in own:
        for mode, language in ((name, "en-GB"), (f"{name}@ur", "ur")):
            html = survey.make_preview_request(rf.get("/"), mode).content.decode()
            assert f'<html lang="{language}"' in html
            assert "Please try again" not in html
    assert "عدالت" in survey.make_preview_request(rf.get("/"), f"{START}@ur").content.decode()


def test_a_form_that_the_survey_has_not_is_looked_at_in_its_own_words(survey, rf):
    page = survey.make_preview_request(rf.get("/"), "page-1@cy")
    assert "Did it help?" in page.content.decode()


@pytest.mark.parametrize("steps", [[], [step()], [step(single("", "", []))]])
def test_an_unfinished_survey_can_be_looked_at(steps, rf):
    survey = SurveyFactory.build(steps=steps, title="", intro="")
    for name, _ in survey.preview_modes:
        assert survey.make_preview_request(rf.get("/"), name).status_code == 200
