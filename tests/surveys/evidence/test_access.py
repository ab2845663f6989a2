"""Who may open what: groups decide, being a superuser does not."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from surveys.access import Action, can
from surveys.models import Coding, Theme
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

WHO = ["anonymous", "Editors", "superuser", "Safeguarding leads", "Voice moderators"]
WHO += ["Survey managers", "Analysts", "Data stewards"]
MAY = {
    "deployments": {"Voice moderators", "Survey managers", "Analysts", "Data stewards"},
    "results": {"Survey managers", "Analysts"},
    "screening": {"Voice moderators"},
    "answers": {"Analysts"},
    "themes": {"Analysts"},
    "theme_add": {"Analysts"},
    "theme_edit": {"Analysts"},
    "theme_merge": {"Analysts"},
    "theme_split": {"Analysts"},
    "codebook": {"Analysts"},
    "agreement": {"Analysts"},
    "exports": {"Survey managers", "Analysts", "Data stewards"},
}
OF_A_THEME = ("theme_edit", "theme_merge", "theme_split")


def actor(who):
    if who == "anonymous":
        return AnonymousUser()
    return made.user(superuser=True) if who == "superuser" else made.user(who)


def signed_in(client, who):
    if who != "anonymous":
        client.force_login(actor(who))
    return client


def address(name, deployment, theme):
    arguments = {"deployments": []} | {one: [deployment.pk, theme.pk] for one in OF_A_THEME}
    return reverse(f"voice:{name}", args=arguments.get(name, [deployment.pk]))


@pytest.fixture
def deployment():
    opened = made.deployment()
    made.responses(opened, 12)
    return opened


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", MAY)
def test_only_members_of_the_named_groups_open_a_page(client, deployment, who, name):
    theme = made.theme(deployment, people=2)
    response = signed_in(client, who).get(address(name, deployment, theme))
    assert (response.status_code == 200) is (who in MAY[name])
    if response.status_code != 200:
        assert response.status_code == 302


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_code_answers(client, deployment, who):
    theme = made.theme(deployment)
    written = made.answer(deployment.responses.first(), made.WORDS, text="Late.")
    posted = {"answer": written.pk, f"shown-{written.pk}": "", f"themes-{written.pk}": theme.pk}
    signed_in(client, who).post(address("answers", deployment, theme), posted)
    assert Coding.objects.exists() is (who == "Analysts")


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_write_themes(client, deployment, who):
    posted = {"code": "T9", "name": "Blame", "definition": "-", "you_said": "You felt blamed."}
    signed_in(client, who).post(reverse("voice:theme_add", args=[deployment.pk]), posted)
    assert Theme.objects.exists() is (who == "Analysts")


@pytest.mark.parametrize("who", WHO)
def test_only_analysts_change_themes(client, deployment, who):
    theme = made.theme(deployment)
    posted = {"code": "T1", "name": "Blame", "definition": "-", "you_said": "You felt blamed."}
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
    ("who", "shown"), [("Analysts", True), ("superuser", False), ("Editors", False)]
)
def test_the_menu_entry_is_shown_to_those_who_may_open_it(client, deployment, who, shown):
    page = signed_in(client, who).get(reverse("wagtailadmin_home"))
    assert (reverse("voice:deployments").encode() in page.content) is shown


def test_a_theme_of_another_deployment_is_not_found(client, deployment):
    other = made.theme(made.deployment(deployment.pilot), code="X")
    page = signed_in(client, "Analysts").get(address("theme_edit", deployment, other))
    assert page.status_code == 404
