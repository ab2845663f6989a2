"""What is asked of the database as SQL finds what the rules say, of anything that is stored."""

from datetime import timedelta
from http import HTTPStatus
from itertools import product
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndication.actions.retire import retire
from syndication.actions.revoke import revoke
from syndication.actions.show_until import show_until
from syndication.documents import Version
from syndication.models import Edition, Publication
from syndication.selectors.heads import head
from syndication.selectors.lists import count_of, heads, heads_before
from syndication.selectors.narrowing import Filters
from syndication.selectors.versions import chain
from tests.syndication import made

LANGUAGES = ("cy", "en", "en-gb")
FATES = ("live", "over", "soon", "gone", "revoked")


def one_of(language, fate, identifier, moment):
    """Release a product in one language, and let one thing happen to it."""
    given = {"identifier": identifier, "language": language}
    for number in (3, 4):
        made.release(made.product(f"0.{number}", **given))
    hidden = {"public": False, "stage": "draft"}
    publication = made.release(made.product("0.5", **hidden, **given))
    if fate in {"over", "soon"}:
        until = moment + timedelta(hours=-1 if fate == "over" else 1)
        show_until(identifier, language, until)
    if fate == "gone":
        retire(identifier, language)
    if fate == "revoked":
        revoke(identifier, language)
    return publication


@pytest.mark.django_db
@pytest.mark.parametrize("fates", list(product(FATES, repeat=2)))
def test_a_head_is_the_one_that_the_model_would_choose(fates):
    identifier, now = uuid4(), timezone.now()
    for language, fate in zip(LANGUAGES[1:], fates, strict=True):
        one_of(language, fate, identifier, now)
    rows = list(Publication.objects.filter(kind="product", identifier=identifier))
    first = sorted(rows, key=lambda one: (not one.is_live, LANGUAGES[::-1].index(one.language)))
    found = head("product", identifier, None)
    assert found is not None
    assert found.key == first[0].pk
    for row in rows:
        found = head("product", identifier, row.language)
        assert found is not None
        assert (found.key, found.is_live, found.document) == (row.pk, row.is_live, row.document)
        assert found.is_revoked == (row.state == "revoked")
        assert found.released_at == row.released_at
        versions = chain("product", identifier, row.language)
        assert versions is not None
        assert versions.publication.key == row.pk
        assert (versions.publication.state, versions.publication.until) == (row.state, row.until)
        assert [(one.version.major, one.version.minor) for one in versions.rows] == [(0, 3), (0, 4)]
    assert chain("product", identifier, None).publication.key == first[0].pk
    assert head("pilot", identifier, None) is None
    assert chain("pilot", identifier, None) is None
    assert head("product", identifier, "fr") is None


@pytest.mark.django_db
def test_a_list_is_what_the_models_would_list():
    now, project, later = timezone.now(), uuid4(), made.START + timedelta(days=2)
    for fates in product(FATES, repeat=2):
        identifier = uuid4()
        for language, fate in zip(LANGUAGES[1:], fates, strict=True):
            one_of(language, fate, identifier, now)
    made.release(made.head("change-project", identifier=project, facets={"about": ["risk"]}))
    made.release(made.product("0.3", facets={"audience": ["managers"]}), days=3)
    made.release(made.product("0.2", project=project))
    after_final = made.chain("0.9", "1.0")
    made.release(made.product("1.1", identifier=after_final))
    made.release(made.product("0.1", public=False, stage="draft"))
    live = Publication.objects.live().of_kind("product").order_by("-sort_date", "-change_number")
    cases = [
        (Filters(), live),
        (Filters(project=project), live.filter(project=project)),
        (Filters(status="pilot"), live.filter(status="pilot")),
        (Filters(language="en"), live.filter(language="en")),
        (Filters(facets={"audience": "managers"}), live.filter(facets__value="managers")),
        (Filters(facets={"about": "risk"}), live.filter(project=project)),
        (Filters(moments={"published_after": later}), live.filter(published_at__gte=later)),
        (Filters(moments={"published_before": later}), live.filter(published_at__lt=later)),
        (Filters(moments={"modified_after": later}), live.filter(released_at__gte=later)),
        (Filters(moments={"modified_before": later}), live.filter(released_at__lt=later)),
    ]
    for filters, expected in cases:
        assert expected, "A case that nothing fits proves nothing."
        found = heads("product", filters, after=None, limit=100, with_versions=True)
        in_use = [Edition.objects.in_use(one) for one in expected]
        assert [(one.document, one.version) for one in found] == [
            (one.document, edition and edition.document)
            for one, edition in zip(expected, in_use, strict=True)
        ]
        places = [(one.sort_date, one.change_number) for one in expected]
        assert [one.place for one in found] == places
        assert count_of("product", filters) == len(places)
        for number, place in enumerate(places):
            rest = heads("product", filters, after=place, limit=100)
            assert [one.place for one in rest] == places[number + 1 :]
            assert not any(one.version for one in rest)
            before = heads_before("product", filters, before=place, limit=2)
            assert [one.place for one in before] == places[max(0, number - 2) : number]


@pytest.mark.django_db
def test_what_was_never_public_has_no_head():
    publication = made.release(made.product("0.1", public=False, stage="draft"))
    assert head("product", publication.identifier, None) is None


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["document", "html", "markdown", "text", "linked_data"])
def test_only_the_versions_asked_for_bring_their_body(form):
    identifier = made.chain("0.3", "0.4", "1.0")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        versions = chain("product", identifier, None, Version(0, 4), Version(1, 0), form=form)
    bodies = dict(Edition.objects.values_list("minor", form))
    assert [row.body for row in versions.rows] == ["", bodies[4], bodies[0]]
    assert len(asked) == 1
    assert versions.rows[0].released_at == Edition.objects.get(minor=3).released_at


@pytest.mark.django_db
def test_the_long_way_gives_the_same_answers(world):
    """The middleware that the API is spared changes nothing of what it says."""
    long = [name for name in settings.MIDDLEWARE if not name.endswith("ShortWay")]
    assert len(long) == len(settings.MIDDLEWARE) - 1
    asked = [
        *world.addresses,
        "/api/v1/nothing",
        "/api/v1/products?no=1",
        f"/api/v1/products/{world.gone}",
    ]
    for method, address in product(["get", "head", "options", "post"], asked):
        short_answer = getattr(Client(), method)(address)
        with override_settings(MIDDLEWARE=long):
            long_answer = getattr(Client(), method)(address)
        assert short_answer.status_code == long_answer.status_code, address
        assert short_answer.content == long_answer.content, address
        assert told(short_answer) == told(long_answer), address


def told(answer):
    """The header fields of an answer; the parts of a policy stand in any order."""
    fields = dict(answer.headers)
    if answer.status_code == HTTPStatus.NO_CONTENT:
        # The long way says how long nothing is, which RFC 9110 (8.6) forbids.
        fields.pop("Content-Length", None)
    policy = fields.pop("Content-Security-Policy", "")
    return fields, sorted(policy.split("; "))
