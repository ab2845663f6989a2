"""By what the lists of the content API find projects, products and pilots."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from changeprojects.actions.release_page import release_page
from changeprojects.actions.save_agency import save_agency
from changeprojects.models import ChangeProjectPage
from syndication.models import Facet
from tests.factories.changeprojects import (
    ActiveSiteFactory,
    AgencyFactory,
    EvaluatedPilotFactory,
    ManagerFactory,
    PilotReadyProductFactory,
)
from tests.factories.network import InvitedSiteFactory, TeamAgencyFactory, TopicFactory

pytestmark = pytest.mark.django_db
STATEMENT = "Writing for court: what families can read"
CODE = "writing-for-court-what-families-can-read"


def found(address):
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return {item["id"] for item in response.json()["items"]}


def key(page):
    return str(page.translation_key)


@pytest.fixture
def pilot():
    product = release_page(PilotReadyProductFactory(audience_kinds=["managers"]))
    return release_page(EvaluatedPilotFactory(parent=product.project, product=product))


def test_a_product_is_found_by_its_kinds_of_readers(pilot):
    assert found("products?audience=managers") == {key(pilot.product)}
    assert found("products?audience=researchers") == set()


def test_all_of_a_project_is_found_by_its_topics(pilot):
    project = pilot.project
    project.topics.add(TopicFactory(statement=STATEMENT))
    release_page(project)
    (topic,) = Client().get(f"/api/v1/change-projects/{key(project)}").json()["origin"]["topics"]
    assert topic["code"] == CODE
    assert found(f"change-projects?about={CODE}") == {key(project)}
    assert found(f"products?about={CODE}") == {key(pilot.product)}
    assert found(f"pilots?about={CODE}") == {key(pilot)}
    assert found("pilots?about=money") == set()


def test_an_agency_finds_what_its_own_document_tells(pilot):
    agency, asked = AgencyFactory(), AgencyFactory()
    TeamAgencyFactory(project=pilot.project, agency=agency)
    ActiveSiteFactory(pilot=pilot, agency=agency)
    InvitedSiteFactory(pilot=pilot, agency=asked)
    pilot.project.refresh_head()
    pilot.refresh_head()
    assert found(f"change-projects?agency={agency.identifier}") == {key(pilot.project)}
    assert found(f"pilots?agency={agency.identifier}") == {key(pilot)}
    assert found(f"pilots?agency={asked.identifier}") == set()


def test_an_agency_that_may_not_be_named_finds_nothing(pilot):
    agency = AgencyFactory()
    TeamAgencyFactory(project=pilot.project, agency=agency)
    ActiveSiteFactory(pilot=pilot, agency=agency)
    agency.may_be_named = False
    save_agency(agency, by=ManagerFactory())
    assert found(f"change-projects?agency={agency.identifier}") == set()
    assert found(f"pilots?agency={agency.identifier}") == set()


def test_sites_of_pilots_about_domestic_abuse_are_not_found_by_their_agency(pilot):
    agency = AgencyFactory()
    ActiveSiteFactory(pilot=pilot, agency=agency)
    project = pilot.project
    project.sensitivity = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    release_page(project)
    pilot.refresh_head()
    assert found(f"pilots?agency={agency.identifier}") == set()
    assert not Facet.objects.filter(publication__kind="pilot").exists()


def test_what_is_taken_back_is_found_by_nothing(pilot):
    pilot.unpublish()
    assert not Facet.objects.filter(publication__identifier=pilot.translation_key).exists()


def test_what_was_released_before_is_found_in_the_same_way(pilot):
    agency = AgencyFactory()
    TeamAgencyFactory(project=pilot.project, agency=agency)
    ActiveSiteFactory(pilot=pilot, agency=agency)
    project = pilot.project
    project.topics.add(TopicFactory(statement=STATEMENT))
    release_page(project)
    pilot.refresh_head()
    agency.refresh_head()
    columns = ("publication", "name", "value")
    before = set(
        Facet.objects.filter(value__in=[CODE, "managers", str(agency.identifier)]).values_list(
            *columns
        )
    )
    assert len(before) == 4
    Facet.objects.all().delete()
    migration = "changeprojects.migrations.0023_heads_are_found_by_facets"
    import_module(migration).write_facets(apps, None)
    assert before <= set(Facet.objects.values_list(*columns))
