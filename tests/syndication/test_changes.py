"""Who polls the list of changes ends with exactly what is public."""

from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndication.actions.retire import retire
from syndication.models import ChangeCounter
from tests.syndication import made
from tests.syndication.mirror import Mirror, live_set, numbers_of

pytestmark = pytest.mark.django_db

THINGS = [UUID(int=number) for number in range(1, 5)]
LANGUAGES = st.sampled_from(["en", "cy"])
RELEASES = st.tuples(st.just("release"), st.sampled_from(THINGS), LANGUAGES)
RETIREMENTS = st.tuples(st.just("retire"), st.sampled_from(THINGS), LANGUAGES)
DRAFTS = st.tuples(st.just("draft"), st.sampled_from(THINGS), LANGUAGES)
READS = st.tuples(st.just("read"), st.integers(0, 2), st.none())
STARTS = st.tuples(st.just("start"), st.integers(1, 4), st.none())
STEPS = st.lists(RELEASES | RETIREMENTS | DRAFTS | READS | STARTS, max_size=40)


def test_each_thing_stands_once_at_its_latest_number(world):
    mirror = Mirror()
    mirror.read_to_the_end()
    assert numbers_of(mirror.copy) == live_set()
    numbers = list(mirror.numbers.values())
    assert numbers == sorted(set(numbers))


def test_what_was_taken_back_is_a_deleted_item_without_words(world):
    items = Client().get("/api/v1/changes").json()["items"]
    [item] = [item for item in items if item["state"] == "deleted"]
    assert set(item) == {"state", "event", "kind", "id", "language", "modified"}
    assert item["id"] == str(world.gone)


def test_an_empty_page_leads_to_itself(world):
    last = ChangeCounter.objects.get().last
    page = Client().get(f"/api/v1/changes?afterChangeNumber={last}").json()
    assert page["items"] == []
    assert page["next"].endswith(f"/api/v1/changes?afterChangeNumber={last}")


def test_a_number_that_was_never_reached_means_start_again(world):
    response = Client().get("/api/v1/changes?afterChangeNumber=999999")
    assert response.status_code == 409
    assert response.json()["type"].endswith("#feed-reset")


@pytest.mark.parametrize("number", ["-1", "x", "1.0", str(2**63), "9" * 30, ""])
def test_a_number_that_is_none_is_refused(world, number):
    response = Client().get(f"/api/v1/changes?afterChangeNumber={number}")
    assert response.status_code == 400
    assert response.json()["parameter"] == "afterChangeNumber"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_whoever_polls_whenever_ends_with_exactly_the_live_set(steps):
    with transaction.atomic():
        mirrors = [Mirror(limit=1), Mirror(limit=2), Mirror(limit=200)]
        for number, (step, what, language) in enumerate(steps):
            if step == "release":
                made.release(made.head("pilot", identifier=what, language=language))
            elif step == "draft":
                draft = made.product(
                    f"0.{number}", public=False, identifier=uuid4(), language=language
                )
                made.release(draft)
            elif step == "retire":
                retire(what, language)
            elif step == "read":
                mirrors[what].read_a_page()
            else:
                mirrors.append(Mirror(limit=what))
        for mirror in mirrors:
            mirror.read_to_the_end()
            assert numbers_of(mirror.copy) == live_set()
        # From any number: what comes is exactly what changed since.
        for start in range(ChangeCounter.objects.get().last + 1):
            late = Mirror(f"/api/v1/changes?afterChangeNumber={start}&limit=3")
            late.read_to_the_end()
            expected = {key: n for key, n in live_set().items() if n > start}
            assert numbers_of(late.copy) == expected
        transaction.set_rollback(True)
