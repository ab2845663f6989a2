"""What a release or a move costs: nothing is asked, built or told twice for one of them."""

from collections import Counter
from contextlib import contextmanager

import pytest
from django.db import connection

from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.documents.project import build_project
from changeprojects.models import ChangeEntry, ChangeProjectPage, PilotPage, ProductPage
from changeprojects.remembered import one_look
from syndication.models import Change
from tests.factories.changeprojects import (
    EvaluatedPilotFactory,
    FinalReadyProductFactory,
    PilotReadyProductFactory,
)

# Of these the parts of a project read what is stored, and the page what it is about to say.
_OF_TWO_COPIES = ("_waiver", "_involvementactivity", "_supportresource")


@pytest.fixture(scope="module", autouse=True)
def product(for_all_tests):
    """A product with a second one beside it, each with a pilot, about to be final."""
    product = FinalReadyProductFactory()
    other = release_page(PilotReadyProductFactory(parent=product.project, title="Leaflet"))
    release_page(EvaluatedPilotFactory(product=other, parent=product.project, title="Leaflets"))
    product.save_revision()
    return product


@pytest.fixture
def project(product, db):
    return ChangeProjectPage.objects.get(pk=product.project.pk)


@contextmanager
def what_is_asked():
    """Count the questions to the database, each with what it is about."""
    asked = Counter()

    def note(execute, sql, params, many, context):
        if sql.startswith("SELECT"):
            asked[sql, str(params)] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def test_the_document_of_a_project_asks_nothing_twice(project):
    with what_is_asked() as asked:
        build_project(project)
    repeated = [sql for (sql, _), times in asked.items() if times > 1]
    assert [sql for sql in repeated if not any(f'{name}"' in sql for name in _OF_TWO_COPIES)] == []
    assert asked.total() <= 73


def test_all_parts_of_a_project_ask_for_it_once(project):
    with one_look(), what_is_asked() as asked:
        parts = [*ProductPage.objects.child_of(project), *PilotPage.objects.child_of(project)]
        found = {id(part.project) for part in parts}
    assert len(parts) == 4
    assert len(found) == 1
    assert asked.total() == 3


def changes_of(page):
    return Change.objects.filter(publication__identifier=page.translation_key).count()


def test_a_project_that_stops_with_its_pilots_is_told_once(project):
    ChangeProjectPage.objects.filter(pk=project.pk).update(status="piloting")
    pilots = list(PilotPage.objects.child_of(project))
    PilotPage.objects.filter(pk__in=[one.pk for one in pilots]).update(status="open")
    before = [changes_of(one) for one in (project, *pilots)]
    move(project, "stop", reason="It was agreed at the meeting of the board.")
    assert {one.status for one in PilotPage.objects.child_of(project)} == {"closed"}
    assert [changes_of(one) for one in (project, *pilots)] == [one + 1 for one in before]


def test_a_final_version_that_moves_its_project_on_is_told_once(project, product):
    ChangeProjectPage.objects.filter(pk=project.pk).update(status="refining")
    before = changes_of(project)
    with what_is_asked() as asked:
        release_page(ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object())
    assert ChangeProjectPage.objects.get(pk=project.pk).status == "publishing"
    assert changes_of(project) == before + 1
    assert asked.total() <= 325


def test_what_a_page_refers_to_is_noted_once_whatever_it_holds(project, product):
    page = ProductPage.objects.get(pk=product.pk)
    with what_is_asked() as with_one:
        page.save()
    page.change_entries.set(
        [ChangeEntry(type="changed", plain_text=f"Change {number}.") for number in range(8)]
    )
    with what_is_asked() as with_many:
        page.save()
    assert page.change_entries.count() == 8
    assert noted(with_one) == noted(with_many) == 1


def noted(asked):
    """How often was read what is noted of the references of something."""
    told = 'FROM "wagtailcore_referenceindex"'
    return sum(times for (sql, _), times in asked.items() if told in sql)
