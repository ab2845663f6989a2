"""Who may do what: groups decide, being a superuser does not. Everybody here was let read.

Who may open which address, and what each group is for, is in `tests/surveys/test_matrix.py`.
"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from surveys.access import Action, can
from surveys.models import Coding, SurveyDeployment, Theme
from surveys.selectors.codebook import stamp_of_theme
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

WHO = ["anonymous", "superuser", "Programme editors", "Publishers", "Programme managers"]
WHO += ["Safeguarding leads", "Screeners", "Survey managers", "Analysts", "Data stewards"]
WHO += ["Contact keepers", "Coders"]
# What each may do where enough people answered, and nobody is its lead.
MAY = {
    "Analysts": {
        *(Action.SEE_DEPLOYMENTS, Action.SEE_RESULTS, Action.SEE_PROGRESS, Action.SEE_CONTESTS),
        *(Action.SEE_THEMES, Action.EDIT_THEMES, Action.READ_ANSWERS, Action.CODE_ANSWERS),
        *(Action.QUOTE, Action.SORT_CARDS, Action.SCREEN_AGAIN, Action.RAISE_CONCERN),
        *(Action.SEE_EXPORTS, Action.EXPORT_TABLES, Action.EXPORT_CODEBOOK),
    },
    "Coders": {
        *(Action.SEE_DEPLOYMENTS, Action.SEE_THEMES, Action.READ_ANSWERS, Action.CODE_ANSWERS),
        *(Action.SCREEN_AGAIN, Action.RAISE_CONCERN),
    },
    "Screeners": {
        *(Action.SEE_DEPLOYMENTS, Action.SEE_CONTESTS, Action.SCREEN, Action.SCREEN_AGAIN),
        *(Action.RAISE_CONCERN, Action.ENTER_ANSWERS),
    },
    "Survey managers": {
        *(Action.SEE_DEPLOYMENTS, Action.SEE_RESULTS, Action.SEE_PROGRESS, Action.INVITE),
        *(Action.ASK_FOR_ALERT_TEST, Action.SEE_EXPORTS, Action.EXPORT_TABLES),
    },
    "Safeguarding leads": {Action.ASK_FOR_ALERT_TEST},
    "Contact keepers": {Action.READ_CONTACTS},
    "Data stewards": {
        *(Action.SEE_DEPLOYMENTS, Action.SEE_EXPORTS, Action.EXPORT_CODEBOOK, Action.EXPORT_RAW),
        *(Action.LET_READ, Action.ASK_FOR_ALERT_TEST),
    },
}


def actor(who):
    if who == "anonymous":
        return AnonymousUser()
    return made.user(superuser=True) if who == "superuser" else made.user(who)


def signed_in(client, who):
    if who != "anonymous":
        client.force_login(actor(who))
    return client


def address(name, deployment, *of):
    return reverse(f"voice:{name}", args=[deployment.pk, *(one.pk for one in of)])


@pytest.fixture(scope="module")
def _deployment(for_all_tests):
    opened = made.deployment()
    made.responses(opened, 12)
    return opened.pk


@pytest.fixture
def deployment(_deployment, db):
    return SurveyDeployment.objects.get(pk=_deployment)


@pytest.mark.parametrize("who", WHO)
def test_each_group_may_do_what_it_is_for_and_nothing_else(deployment, who):
    somebody = actor(who)
    assert {one for one in Action if can(somebody, one, deployment)} == MAY.get(who, set())


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_and_coders_code_answers(client, deployment, who):
    theme = made.theme(deployment)
    written = made.answer(deployment.responses.first(), made.WORDS, text="Late.")
    posted = {"answer": written.pk, f"shown-{written.pk}": "", f"themes-{written.pk}": theme.pk}
    signed_in(client, who).post(address("answers", deployment), posted)
    assert Coding.objects.exists() is (who in {"Analysts", "Coders"})


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_write_themes(client, deployment, who):
    posted = {"code": "T9", "name": "Blame", "definition": "-", "you_said": "You felt blamed."}
    signed_in(client, who).post(reverse("voice:theme_add", args=[deployment.pk]), posted)
    assert Theme.objects.exists() is (who == "Analysts")


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_change_themes(client, deployment, who):
    theme = made.theme(deployment)
    posted = {"code": "T1", "name": "Blame", "definition": "-", "you_said": "You felt blamed."}
    posted["seen"] = stamp_of_theme(theme)
    signed_in(client, who).post(address("theme_edit", deployment, theme), posted)
    assert Theme.objects.filter(name="Blame").exists() is (who == "Analysts")


@pytest.mark.parametrize("action", Action)
def test_a_superuser_without_a_group_may_do_nothing(action, deployment):
    assert not can(made.user(superuser=True), action, deployment)


@pytest.mark.parametrize("action", Action)
def test_an_analyst_whose_account_is_closed_may_do_nothing(action):
    assert not can(made.user("Analysts", is_active=False), action)


def test_a_right_ends_with_the_membership(deployment):
    analyst = made.user("Analysts")
    assert can(analyst, Action.READ_ANSWERS, deployment)
    analyst.groups.clear()
    assert not can(analyst, Action.READ_ANSWERS, deployment)


def test_nobody_reads_answers_while_too_few_people_answered():
    decision = can(made.user("Analysts"), Action.READ_ANSWERS, made.deployment())
    assert not decision.ok
    assert "Fewer than 10 people" in decision.reason


@pytest.mark.parametrize(
    ("who", "shown"), [("Analysts", True), ("superuser", False), ("Publishers", False)]
)
def test_the_menu_entry_is_shown_to_those_who_may_open_it(client, deployment, who, shown):
    page = signed_in(client, who).get(reverse("wagtailadmin_home"))
    assert (reverse("voice:deployments").encode() in page.content) is shown


def test_a_theme_of_another_deployment_is_not_found(client, deployment):
    other = made.theme(made.deployment(deployment.pilot), code="X")
    page = signed_in(client, "Analysts").get(address("theme_edit", deployment, other))
    assert page.status_code == 404
