"""Whoever was not let read looks today and tomorrow, and sees no single person come, speak or go.

Every count stands just where one person more or less moves it, on whichever desk it is told.
"""

import copy

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from surveys.actions.close_deployment import close_deployment
from surveys.actions.contest_theme import contest_theme
from surveys.actions.screen_response import SetAside, screen_response
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import (
    AccessGrant,
    Answer,
    Coding,
    Response,
    SurveyDeployment,
    SurveyVersion,
    YouSaidWeDidPage,
)
from surveys.selectors.told_back import told_back
from surveys.withdrawal import keys_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
CODE = "K7PM4WDR9TXH"
# What members of each group may look at whom nobody let read; more is refused whatever happens.
OF_ONE = {
    "Analysts": ("results", "themes", "codebook", "exports", "checksums"),
    "Coders": ("themes", "codebook"),
    "Survey managers": ("results", "exports"),
}
SEE_PROGRESS = ("Analysts", "Survey managers")
# Being a superuser lets nobody see anything of answers, and edit every page.
EDITOR = "superuser"
FILES = ("tables.csv", "codebook.json", "codebook.xml")
PUBLIC = ("/voice/", "/api/v1/voice-summaries", "/api/v1/changes", "/api/v1/scorecard")


@pytest.fixture
def page():
    """A page about ten people of whom five are in a theme; one of them answered another version."""
    deployment = made.deployment()
    [person] = made.responses(deployment, 1, withdraw_lookup=keys_of(CODE).withdraw_lookup)
    two_versions(deployment)
    made.responses(deployment, 9)
    theme = made.theme(deployment, "T1")
    for one in (person, *deployment.responses.exclude(pk=person.pk)[:4]):
        group = "service_user" if one == person else "staff"
        written = made.answer(one, made.WORDS, text="Words.")
        Coding.objects.create(answer=written, theme=theme, coder_group=group)
    close_deployment(deployment)
    return made.publish(made.page(SurveyDeployment.objects.get(pk=deployment.pk)))


def two_versions(deployment):
    """Ask by a second version, which has one question that has to be answered; return the first."""
    first = deployment.version
    schema = copy.deepcopy(first.schema)
    asked = schema["steps"][0]["questions"]
    asked[0]["required"] = True
    del asked[1]
    deployment.version = SurveyVersion.objects.create(
        survey=first.survey, number=2, schema=schema, digest="e" * 64, published_at=made.OPENED
    )
    deployment.save()
    return first


@pytest.fixture
def staff():
    """Somebody of each group, whom nobody let read."""
    people = {group: made.user(group) for group in OF_ONE}
    people[EDITOR] = made.user(superuser=True)
    AccessGrant.objects.all().delete()
    return {group: client_of(one) for group, one in people.items()}


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def seen(staff, deployment):
    """By who looked and where, all that the desks, the files and the public pages tell."""
    [page] = YouSaidWeDidPage.objects.all()
    looked = {}
    for group, names in OF_ONE.items():
        places = [reverse(f"voice:{name}", args=[deployment.pk]) for name in names]
        looked |= {(group, place): staff[group] for place in (*places, "/admin/voice/")}
    looked |= {(group, "/admin/voice/progress/"): staff[group] for group in SEE_PROGRESS}
    files = f"/admin/voice/{deployment.pk}/exports/"
    looked |= {("Analysts", f"{files}{name}"): staff["Analysts"] for name in FILES}
    history = reverse("wagtailadmin_reports:site_history")
    looked |= {("Survey managers", history): staff["Survey managers"]}
    ledger = reverse("voice:ledger", args=[page.pk])
    looked |= {
        (EDITOR, place): staff[EDITOR]
        for place in (ledger, f"/admin/pages/{page.pk}/edit/", "/admin/")
    }
    public = [*PUBLIC, page.url, f"/api/v1/voice-summaries/{page.translation_key}"]
    looked |= {("everybody", place): Client() for place in public}
    return {place: told(client.get(place[1])) for place, client in looked.items()}


def told(answer):
    """What is told by an answer; of a page, the words in its middle."""
    if answer.status_code != 200:
        return answer.status_code
    if not answer.headers["Content-Type"].startswith("text/html"):
        return answer.content
    shown = BeautifulSoup(answer.content, "html.parser").main
    return shown.get_text(" ", strip=True)


def leave(deployment):
    withdraw_response(Response.objects.get(withdraw_lookup=keys_of(CODE).withdraw_lookup))


def contest(deployment):
    assert contest_theme(told_back(keys_of(CODE)), deployment.themes.get().pk, "Not so.")


def be_coded(deployment):
    written = made.answer(deployment.responses.filter(answers=None)[0], made.WORDS, text="Words.")
    Coding.objects.create(answer=written, theme=deployment.themes.get())


def be_set_aside(deployment):
    written = Answer.objects.filter(codings__isnull=False).last()
    Response.objects.filter(pk=written.response_id).update(screening="set_aside")


def moved(staff, deployment, *happens):
    """Where something else is told after each of these, one after the other."""
    before, found = seen(staff, deployment), {}
    assert sum(isinstance(one, str) for one in before.values()) > 15
    for one in happens:
        one(deployment)
        after = seen(staff, deployment)
        places = [place for place, words in before.items() if after[place] != words]
        found |= {one.__name__: places} if places else {}
        before = after
    return found


def test_one_person_moves_nothing_that_is_told(page, staff):
    assert moved(staff, page.deployment, be_coded, contest, leave, be_set_aside) == {}


def come(deployment):
    [person] = made.responses(deployment, 1, screening="received")
    made.answer(person, made.WORDS, text="Words.")


def answer_the_first_version(deployment):
    [person] = made.responses(deployment, 1)
    Response.objects.filter(pk=person.pk).update(version=SurveyVersion.objects.get(number=1))


def test_nor_does_the_tenth_while_people_can_answer(staff):
    deployment = made.deployment()
    two_versions(deployment)
    made.responses(deployment, 9)
    made.theme(deployment, "T1", people=4)
    made.page(deployment)
    assert moved(staff, deployment, be_coded, come, answer_the_first_version) == {}


def test_no_history_has_an_entry_for_each_who_wrote(staff):
    """A screener reads what each wrote; whoever arranges the survey could count the entries."""
    deployment, screener = made.deployment(), made.user("Screeners")
    for person in made.responses(deployment, 2, screening="received"):
        made.answer(person, made.WORDS, text="Words.")
        aside = SetAside(Response.AsideBecause.OFF_TOPIC)
        screen_response(person, aside, by=screener)
    manager = staff["Survey managers"]
    for place in (
        "/admin/reports/site-history/",
        "/admin/reports/site-history/?export=csv",
        "/admin/reports/site-history/results/",
        f"/admin/surveys/surveydeployment/history/{deployment.pk}/",
    ):
        answer = manager.get(place)
        content = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code == 200
        assert b"Screened answers" not in content
