"""Whatever the site is like: nothing that was not released is in any byte that the public gets."""

import re
from itertools import product as every_pair
from string import Formatter

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from surveys.models import Quote
from syndication.models import Publication
from tests.garden import ALONE, PARTS, SHOWN, STATES, Garden
from tests.reader import read_everything
from tests.test_doors import DOORS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
CANARY = re.compile(rb"canary[-\w]*")
STATE, YES_OR_NO = st.sampled_from(STATES), st.booleans()
PART = st.tuples(st.sampled_from(PARTS), STATE, YES_OR_NO)
PROJECT = st.tuples(
    st.sampled_from([one for one in STATES if one not in {"withdrawn", "revoked", "held"}]),
    st.lists(PART, max_size=3),
    YES_OR_NO,
)
PAGE = st.tuples(st.sampled_from(ALONE), STATE, YES_OR_NO)
# In the table for those who are let in.
BEHIND_A_DOOR = ("/admin/", "/network/")
HEARD = "/search/?q=heron", "/api/v1/search?q=heron", "/api/v1/search?q=her&limit=1"


def addresses_of(garden):
    """Every address of the table of doors that is for everybody, led to everything there is."""
    for door in DOORS:
        if door.address.startswith(BEHIND_A_DOOR):
            continue
        names = [name for _, name, _, _ in Formatter().parse(door.address) if name]
        led_to = [_values(name, garden) for name in names]
        for values in every_pair(*led_to):
            yield door.address.format(**dict(zip(names, values, strict=True)))


def _values(name, garden):
    if name == "code":
        return ["zzzzzz"]
    return sorted(garden.paths if name.endswith("_path") else garden.identifiers)


def told(address, body):
    """The canaries in an answer, without those that whoever asked wrote into the address."""
    asked = CANARY.findall(address.encode())
    return [one for one in CANARY.findall(body) if one not in asked]


@settings(
    max_examples=24,
    deadline=None,
    # Other sites in each run, none kept; a failure says by which line it is seen again.
    derandomize=False,
    database=None,
    print_blob=True,
    # A site takes seconds to grow and to read: what is found is told as it was found.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    projects=st.lists(PROJECT, min_size=1, max_size=2),
    pages=st.lists(PAGE, max_size=2),
)
def test_nothing_public_holds_a_word_that_was_not_released(projects, pages):
    with transaction.atomic():
        cache.clear()
        Site.clear_site_root_paths_cache()
        with TestCase.captureOnCommitCallbacks(execute=True):
            garden = Garden()
            for state, parts, is_late in projects:
                garden.project(state, parts, late=is_late)
            for kind, state, is_aliased in pages:
                garden.alone(kind, state, is_aliased=is_aliased)
        answers = read_everything(*HEARD, *addresses_of(garden), *garden.paths)
        shown = garden.shown
        uploads = {file.url: Client().get(file.url) for file in garden.files}
        transaction.set_rollback(True)
    leaks = {path: found for path, (_, body) in answers.items() if (found := told(path, body))}
    assert not leaks
    assert not [path for path, (status, _) in answers.items() if status >= 500]
    assert {response.status_code for response in uploads.values()} <= {404}
    # It did read what is open, and would have seen the others.
    whole = b"".join(body for _, body in answers.values())
    assert [word for word in shown if word.encode() not in whole] == []


@pytest.mark.parametrize("state", SHOWN[:3])
def test_a_garden_has_people_who_are_quoted_and_who_may_not_be(state):
    """Else the fuzz would find nothing because there is nothing."""
    garden = Garden()
    garden.project("open", [("summary", state, False)])
    (quoted,) = garden.quoted.values()
    assert quoted in garden.shown
    states = set(Quote.objects.values_list("state", flat=True))
    assert states == {"proposed", "confirmed", "published", "withdrawn"}
    published = Publication.objects.filter(kind="quote")
    assert published.live().count() == 1
    kept = sorted(published.values_list("state", flat=True))
    assert kept == ["live", "live", "revoked", "revoked"]


def test_what_may_not_be_deleted_leaves_the_tree_of_a_garden_as_it_was():
    garden = Garden()
    garden.project("deleted", [("call", "open", False)])
    garden.project("open")
    projects = garden.lists["projects"]
    projects.refresh_from_db()
    assert projects.numchild == projects.get_children().count() == 2


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_overdue_in_a_garden_is_still_as_it_was_released(kind):
    garden = Garden()
    garden.project("open", [("product", "open", False), (kind, "overdue", False)])
    over = Publication.objects.filter(state="live").exclude(until=None)
    assert over.exists()
    assert not over.live().exists()
    assert CANARY.search("".join(over.values_list("document", flat=True)).encode())
    answers = read_everything(*HEARD, "/api/v1/changes", *garden.paths)
    assert not [path for path, (_, body) in answers.items() if told(path, body)]
