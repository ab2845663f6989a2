"""Being in a group is not enough to read what people wrote: somebody else lets them, for a time."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from changeprojects.models import ChangeProjectPage
from home.actions.unload_demo import unload_demo
from home.models import LoadedDemonstration
from surveys.access import Action, can, needs_a_grant
from surveys.actions.let_read import Leave, let_read
from surveys.actions.let_read_no_more import let_read_no_more
from surveys.actions.merge_themes import merge_themes
from surveys.actions.raise_concern import raise_concern
from surveys.actions.read_contacts import read_contacts
from surveys.actions.read_contests import read_contests
from surveys.exceptions import NotLet
from surveys.models import AccessGrant, SafeguardingFlag
from tests.factories.surveys import may_read, project
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
WHY = "Codes what people said about the court."
WHO = {
    Action.READ_CONTACTS: "Contact keepers",
    Action.EXPORT_RAW: "Data stewards",
    Action.SCREEN: "Screeners",
}
NEED_IT = [action for action in Action if needs_a_grant(action)]


@pytest.fixture
def deployment():
    opened = made.deployment()
    made.responses(opened, 12)
    return opened


def member(group="Analysts"):
    """Somebody in a group whom nobody has let read."""
    person = made.user(group)
    person.access_grants.all().delete()
    return person


def leave(person, project=None, reason=WHY, days=30):
    return Leave(person, project, reason, timezone.localdate() + timedelta(days=days))


@pytest.mark.parametrize("action", NEED_IT)
def test_being_in_a_group_reads_nothing(deployment, action):
    person = member(WHO.get(action, "Analysts"))
    decision = can(person, action, deployment)
    assert not decision
    assert "Ask a data steward" in decision.reason
    let_read(leave(person), by=made.user("Data stewards"))
    assert can(person, action, deployment)


def test_nobody_merges_themes_whom_nobody_let_read(deployment):
    made.responses(deployment, 12)
    late, early = (made.theme(deployment, code, people=12) for code in ("T1", "T2"))
    person = member()
    with pytest.raises(PermissionDenied, match="Ask a data steward"):
        merge_themes(late, early, by=person)
    assert deployment.themes.in_use().count() == 2
    may_read(person)
    merge_themes(late, early, by=person)
    assert deployment.themes.in_use().count() == 1


def test_what_people_contest_is_read_by_nobody_whom_nobody_lets(deployment):
    theme, person = made.theme(deployment, name="Being heard"), member()
    with pytest.raises(PermissionDenied, match="Ask a data steward"):
        read_contests(theme, by=person)
    may_read(person)
    assert read_contests(theme, by=person) == []


def test_whatever_shows_words_or_sorts_them_or_how_to_reach_somebody_needs_it():
    assert set(NEED_IT) == {
        Action.EDIT_THEMES,
        *(Action.READ_ANSWERS, Action.CODE_ANSWERS, Action.QUOTE, Action.SORT_CARDS),
        *(Action.SCREEN, Action.SCREEN_AGAIN, Action.SEE_CONTESTS),
        *(Action.READ_CONTACTS, Action.EXPORT_RAW),
    }


def test_a_grant_without_the_group_reads_nothing(deployment):
    person = made.user("Publishers")
    may_read(person)
    assert not can(person, Action.READ_ANSWERS, deployment)


def test_it_is_for_its_project_alone(deployment):
    person = member()
    let_read(leave(person, deployment.project), by=made.user("Data stewards"))
    other = made.deployment()
    made.responses(other, 12)
    assert can(person, Action.READ_ANSWERS, deployment)
    assert not can(person, Action.READ_ANSWERS, other)


def test_it_is_over_after_its_last_day(client, deployment):
    person = member()
    client.force_login(person)
    may_read(person, expires_on=timezone.localdate())
    address = reverse("voice:answers", args=[deployment.pk])
    assert client.get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert not can(person, Action.READ_ANSWERS, deployment)


def test_ended_it_is_over_at_the_next_request(client, deployment):
    person, steward = member(), made.user("Data stewards")
    grant = let_read(leave(person), by=steward)
    client.force_login(person)
    address = reverse("voice:answers", args=[deployment.pk])
    assert client.get(address).status_code == 200
    let_read_no_more(grant, by=steward)
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("voice:deployments")
    assert "Ask a data steward" in answer.content.decode()
    grant.refresh_from_db()
    assert grant.ended_by == steward


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reason": "Because."}, "no_reason"),
        ({"days": -1}, "expiry"),
        ({"days": 367}, "expiry"),
    ],
)
def test_it_says_why_and_ends_within_a_year(changed, code):
    with pytest.raises(NotLet) as refused:
        let_read(leave(member(), **changed), by=made.user("Data stewards"))
    assert [one.code for one in refused.value.reasons] == [code]
    assert not AccessGrant.objects.filter(reason=WHY).exists()


def test_nobody_lets_themselves_read():
    steward = member("Data stewards")
    with pytest.raises(NotLet):
        let_read(leave(steward), by=steward)
    with pytest.raises(IntegrityError), transaction.atomic():
        may_read(steward, given_by=steward)


@pytest.mark.parametrize("who", ["Analysts", "Screeners", "Survey managers", "superuser"])
def test_only_data_stewards_let_others_read_or_end_it(who):
    somebody = made.user(superuser=True) if who == "superuser" else made.user(who)
    grant = may_read(member())
    with pytest.raises(PermissionDenied):
        let_read(leave(member()), by=somebody)
    with pytest.raises(PermissionDenied):
        let_read_no_more(grant, by=somebody)


def test_whoever_may_not_read_answers_raises_no_concern_about_them(deployment):
    with pytest.raises(PermissionDenied):
        raise_concern(deployment.responses.first(), by=member("Screeners"))


DESKS = {
    "answers": ("Analysts", {"concern": "x"}),
    "screening": ("Screeners", {"do": "concern", "response": "x"}),
    "theme_contests": ("Analysts", {"do": "concern", "contest": "x"}),
}


@pytest.mark.parametrize("lost", ["grant", "group", "admin", "session", "account"])
@pytest.mark.parametrize("desk", DESKS)
def test_whoever_is_worried_and_may_read_no_more_is_told_that_nobody_was_told(
    client, deployment, desk, lost
):
    """The page was open: what they read on it may be what nobody else has read."""
    group, sent = DESKS[desk]
    person = member(group)
    grant = may_read(person)
    client.force_login(person)
    about = [made.theme(deployment).pk] if desk == "theme_contests" else []
    address = reverse(f"voice:{desk}", args=[deployment.pk, *about])
    assert client.get(address).status_code == 200
    if lost == "grant":
        AccessGrant.objects.filter(pk=grant.pk).update(ended_at=timezone.now())
    elif lost == "session":
        client.logout()
    elif lost == "account":
        type(person).objects.filter(pk=person.pk).update(is_active=False)
    else:
        person.groups.clear()
    if lost == "admin":
        # Whoever leaves their only group is let in nowhere.
        person.user_permissions.clear()
    told = "Nobody was told of your concern"
    page = client.post(address, sent, follow=True)
    assert page.status_code == 200
    assert told in page.content.decode()
    assert not SafeguardingFlag.objects.exists()
    assert told not in client.post(address, {"do": "clear"}, follow=True).content.decode()


def test_a_contact_keeper_opens_only_what_they_were_let(client, deployment):
    keeper = member("Contact keepers")
    with pytest.raises(PermissionDenied):
        read_contacts(deployment, by=keeper, purpose="results")
    client.force_login(keeper)
    posted = {"deployment": deployment.pk, "purpose": "results"}
    page = client.post(reverse("voice:contacts"), posted).content.decode()
    assert "Ask a data steward" in page


def test_a_grant_stays_though_somebody_wants_to_delete_whom_or_what_it_is_about():
    person, about = member(), project()
    grant = may_read(person, about, ended_at=timezone.now())
    for gone in (person, about):
        with pytest.raises(ProtectedError):
            gone.delete()
    assert AccessGrant.objects.get(pk=grant.pk).project == about


def test_grants_of_a_demonstration_go_with_it():
    person, colleague, about = member(), member(), project()
    may_read(person)
    may_read(colleague, about)
    stays = may_read(colleague)
    made_then = {"auth.user": [str(person.pk)], "wagtailcore.page": [str(about.pk)]}
    LoadedDemonstration.objects.create(made=made_then)
    assert unload_demo()
    assert list(AccessGrant.objects.all()) == [stays]
    assert not get_user_model().objects.filter(pk=person.pk).exists()
    assert not ChangeProjectPage.objects.exists()


def closed():
    return made.user("Analysts", is_active=False)


@pytest.mark.parametrize("whom", [closed, lambda: made.user("Publishers")])
def test_nobody_is_let_who_could_read_nothing(whom):
    person = whom()
    person.access_grants.all().delete()
    with pytest.raises(NotLet) as refused:
        let_read(leave(person), by=made.user("Data stewards"))
    assert [(one.code, one.field) for one in refused.value.reasons] == [("no_reader", "person")]
    assert not person.access_grants.exists()


def test_a_data_steward_lets_somebody_read_at_the_desk_and_ends_it(client):
    person, steward = member(), member("Data stewards")
    client.force_login(steward)
    address = reverse("voice:grants")
    until = timezone.localdate() + timedelta(days=9)
    page = client.get(address).content.decode()
    assert "Nobody may read what people wrote" in page
    assert f'<option value="{steward.pk}"' not in page
    posted = {"person": person.pk, "project": "", "reason": WHY, "expires_on": until}
    refused = client.post(address, posted).content.decode()
    assert "Choose a project, or tick every project." in refused
    posted["everywhere"] = "on"
    page = client.post(address, posted, follow=True).content.decode()
    assert person.username in page
    assert WHY in page
    grant = AccessGrant.objects.get()
    assert (grant.given_by, grant.expires_on) == (steward, until)
    entry = ModelLogEntry.objects.get(action="surveys.let_read")
    assert entry.data["person"] == person.pk
    page = client.post(address, {"end": grant.pk}, follow=True).content.decode()
    assert "Nobody may read what people wrote" in page
    assert AccessGrant.objects.get().ended_by == steward


@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-11-29", "2027-11-29"), ("2027-11-29", "2028-11-29"), ("2028-02-29", "2029-02-28")],
)
def test_nobody_is_let_read_for_longer_than_a_year(today, last):
    with time_machine.travel(f"{today}T12:00:00+00:00", tick=False):
        until = date.fromisoformat(last)
        steward, person = made.user("Data stewards"), member()
        with pytest.raises(NotLet) as refused:
            let_read(Leave(person, None, WHY, until + timedelta(days=1)), by=steward)
        assert [one.code for one in refused.value.reasons] == ["expiry"]
        assert let_read(Leave(person, None, WHY, until), by=steward).expires_on == until


def test_what_is_missing_is_said_beside_its_field(client):
    client.force_login(member("Data stewards"))
    posted = {"person": member().pk, "everywhere": "on", "reason": "Why not"}
    posted["expires_on"] = timezone.localdate()
    page = client.post(reverse("voice:grants"), posted).content.decode()
    assert "Say why in a sentence" in page
    assert not AccessGrant.objects.exists()


@pytest.mark.parametrize(
    ("group", "name", "heading"),
    [
        ("Data stewards", "grants", "Who may read answers"),
        ("Contact keepers", "contacts", "Contact details"),
        ("Analysts", "progress", "Progress"),
    ],
)
def test_a_page_about_all_surveys_is_shown_by_its_own_name(client, group, name, heading):
    client.force_login(made.user(group))
    page = BeautifulSoup(client.get(reverse(f"voice:{name}")).content, "html.parser")
    assert heading in page.select('[aria-label="Breadcrumb"] li')[-1].get_text()


def links(client, name, *args):
    """Where a page of the evidence leads to, and what it says, without its frame."""
    page = BeautifulSoup(client.get(reverse(f"voice:{name}", args=args)).content, "html.parser")
    found = {one["href"] for one in page.select("main a[href]")}
    return found, page.select_one("main").get_text(" ", strip=True)


@pytest.mark.parametrize(("group", "desk"), [("Analysts", "answers"), ("Screeners", "screening")])
def test_the_list_leads_only_to_desks_that_open(client, deployment, group, desk):
    other, person = made.deployment(), member(group)
    may_read(person, deployment.project)
    client.force_login(person)
    found, said = links(client, "deployments")
    assert reverse(f"voice:{desk}", args=[deployment.pk]) in found
    assert reverse(f"voice:{desk}", args=[other.pk]) not in found
    assert said.count("Nobody has let you read answers here") == 1


@pytest.mark.parametrize("group", ["Survey managers", "Data stewards"])
def test_the_list_says_nothing_of_it_to_those_who_read_no_answers(client, deployment, group):
    client.force_login(member(group))
    _, said = links(client, "deployments")
    assert "Nobody has let you read" not in said


def test_the_themes_offer_no_change_to_somebody_whom_nobody_let_read(client, deployment):
    theme = made.theme(deployment, people=12)
    for name in ("Analysts", "let"):
        person = member()
        if name == "let":
            may_read(person, deployment.project)
        client.force_login(person)
        found, said = links(client, "themes", deployment.pk)
        closed = {
            reverse("voice:theme_add", args=[deployment.pk]),
            reverse("voice:theme_edit", args=[deployment.pk, theme.pk]),
            reverse("voice:agreement", args=[deployment.pk]),
            reverse("voice:card_sorts", args=[deployment.pk]),
            reverse("voice:answers", args=[deployment.pk]),
            reverse("voice:quotes", args=[deployment.pk]),
        }
        assert closed & found == (closed if name == "let" else set())
        assert theme.name in said
        assert ("Ask a data steward" in said) == (name == "Analysts")


def test_whoever_keeps_contacts_chooses_among_what_they_were_let(client, deployment):
    other, keeper = made.deployment(), member("Contact keepers")
    client.force_login(keeper)
    address = reverse("voice:contacts")
    page = client.get(address).content.decode()
    assert "Ask a data steward" in page
    assert "Open them" not in page
    may_read(keeper, deployment.project)
    page = client.get(address).content.decode()
    assert f'<option value="{deployment.pk}"' in page
    assert f'<option value="{other.pk}"' not in page
