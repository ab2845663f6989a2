"""Histories keep no name of a person and no amount; pages for staff show both."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import ModelLogEntry

from changeprojects.models import BudgetLine, Person, TeamPerson
from tests.factories.changeprojects import (
    LiveProjectFactory,
    ManagerFactory,
    ProposedLineFactory,
    UserFactory,
)
from tests.factories.network import MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db
NAME, AMOUNT = "Tariq Fictional", "18,000"


@pytest.fixture
def manager(client):
    client.force_login(ManagerFactory())
    return client


@pytest.fixture
def keeper(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def url(name, action="index", *args):
    return reverse(f"changeprojects_{name}_modeladmin_{action}", args=args)


def words(response):
    assert response.status_code == 200
    return strip_tags(response.content.decode())


def kept():
    return "\n".join(f"{entry.label} {entry.data}" for entry in ModelLogEntry.objects.all())


def test_a_person_goes_through_the_register_and_leaves_no_name(keeper):
    typed = {"display_name": NAME, "credit_consent": "no", "orcid": "", "user": ""}
    told = words(keeper.post(url("person", "create"), typed, follow=True))
    assert f"Person '{NAME}' created." in told.replace("&#x27;", "'")
    person = Person.objects.get()
    changed = typed | {"credit_consent": "role_only"}
    told = words(keeper.post(url("person", "edit", person.pk), changed, follow=True))
    assert f"Person '{NAME}' updated." in told.replace("&#x27;", "'")
    assert NAME in words(keeper.get(url("person", "delete", person.pk)))
    keeper.post(url("person", "delete", person.pk))
    assert not Person.objects.exists()
    about_people = ModelLogEntry.objects.exclude(action="surveys.account")
    actions = about_people.values_list("action", flat=True)
    assert set(actions) == {"wagtail.create", "wagtail.edit", "wagtail.delete"}
    assert "Tariq" not in kept()
    assert "Tariq" not in words(keeper.get(reverse("wagtailadmin_reports:site_history")))


def test_money_is_moved_and_leaves_no_amount(manager):
    line = ProposedLineFactory()
    typed = {"project": line.project.pk, "purpose": "pilot", "amount": line.amount}
    typed |= {"nature": "indicative", "target": "", "spent": ""}
    assert AMOUNT in words(manager.post(url("budgetline", "edit", line.pk), typed, follow=True))
    page = reverse("programme_move", args=["budgetline", line.pk, "release_back"])
    assert AMOUNT in words(manager.get(page))
    told = words(manager.post(page, {"reason": "It is not needed."}, follow=True))
    assert f"Pilot, £{AMOUNT}, {line.project}: now “Released back”." in told
    assert BudgetLine.objects.get().status == "released_back"
    assert "Money for: Pilot" in kept()
    assert AMOUNT not in kept()
    assert "18000" not in kept()


@pytest.mark.parametrize("action", ["inspect", "edit", "history"])
def test_the_pages_of_an_entry_say_which_it_is(manager, action):
    line, person = ProposedLineFactory(), PersonFactory(display_name=NAME)
    assert AMOUNT in words(manager.get(url("budgetline", action, line.pk)))
    assert NAME in words(manager.get(url("person", action, person.pk)))


def test_lists_and_exports_show_names_and_amounts(manager):
    ProposedLineFactory()
    membership = MembershipFactory(person__display_name=NAME)
    assert NAME in words(manager.get(url("person")))
    assert NAME in words(manager.get(url("agencymembership")))
    assert NAME in words(manager.get(url("agencymembership", "inspect", membership.pk)))
    export = manager.get(url("agencymembership"), {"export": "csv"})
    assert NAME in b"".join(export.streaming_content).decode()
    assert AMOUNT in words(manager.get(url("budgetline")))


@pytest.mark.parametrize("register", ["agencymembership", "teamperson"])
def test_people_are_chosen_by_their_names(manager, register):
    person = PersonFactory(display_name=NAME)
    choices = manager.get(url(register, "create")).context["form"].fields["person"].choices
    assert (person.pk, NAME) in list(choices)


def test_the_place_of_a_person_is_saved_by_that_choice(manager):
    person = PersonFactory(display_name=NAME)
    typed = {"project": LiveProjectFactory().pk, "group": "researcher", "person": person.pk}
    typed |= {"agency": "", "level": "", "joined_on": "", "left_on": ""}
    manager.post(url("teamperson", "create"), typed)
    assert TeamPerson.objects.get().person == person
    assert "Tariq" not in kept()
