"""The group that reads answers first has the name that every page calls it by."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from surveys.access import VOICE_GROUPS, Action, can
from tests.factories.changeprojects import UserFactory

pytestmark = pytest.mark.django_db
renaming = import_module("surveys.migrations.0087_screeners")
making = import_module("surveys.migrations.0002_voice_groups")


def groups():
    """Every group, and what it may do."""
    return {
        one.name: {*one.permissions.values_list("content_type__app_label", "codename")}
        for one in Group.objects.all()
    }


def test_a_fresh_database_has_each_group_that_decides_and_not_the_old_one():
    assert "Screeners" in VOICE_GROUPS
    assert set(VOICE_GROUPS) <= set(groups())
    assert "Voice moderators" not in groups()


def test_an_upgraded_database_ends_as_a_fresh_one_and_keeps_who_is_in_the_group():
    fresh, group, person = groups(), Group.objects.get(name="Screeners"), UserFactory()
    person.groups.add(group)
    renaming.to_moderators(apps, None)
    assert Group.objects.get(pk=group.pk).name == "Voice moderators"
    assert not can(person, Action.ENTER_ANSWERS)
    # As where all of them run again: the group is found by the name that it had then.
    making.create_groups(apps, None)
    renaming.to_screeners(apps, None)
    assert groups() == fresh
    assert Group.objects.get(name="Screeners").pk == group.pk
    assert [one.name for one in person.groups.all()] == ["Screeners"]
    assert can(person, Action.ENTER_ANSWERS)


def test_where_the_group_is_gone_none_is_made():
    Group.objects.filter(name="Screeners").delete()
    before = groups()
    renaming.to_screeners(apps, None)
    renaming.to_moderators(apps, None)
    assert groups() == before


def test_whoever_is_in_another_group_of_that_name_may_not_screen_by_it():
    renaming.to_moderators(apps, None)
    own, person = Group.objects.create(name="Screeners"), UserFactory()
    person.groups.add(own)
    renaming.to_screeners(apps, None)
    assert Group.objects.get(pk=own.pk).name == f"Screeners ({own.pk})"
    assert not can(person, Action.ENTER_ANSWERS)
