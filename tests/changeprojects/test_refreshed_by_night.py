"""What the heads of projects say follows the day, whatever else happens meanwhile."""

import pytest

from changeprojects.actions.refresh_heads import refresh_projects
from changeprojects.models import ChangeProjectPage
from syndication.selectors import document_of
from tests.factories.changeprojects import LiveProjectFactory
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db


def test_one_project_that_fails_keeps_no_other_as_it_was():
    first, second = (LiveProjectFactory(title=title) for title in ("First", "Second"))
    ChangeProjectPage.objects.filter(pk=first.pk).update(status="gone")
    ChangeProjectPage.objects.filter(pk=second.pk).update(who="Families in court")
    with pytest.raises(ValueError, match="gone"):
        refresh_projects()
    assert document_of(second.translation_key)["who_text"] == "Families in court"


def test_a_project_that_is_renamed_while_the_job_runs_keeps_its_new_name():
    project = LiveProjectFactory(title="Old name")

    def rename():
        stored = ChangeProjectPage.objects.get(pk=project.pk)
        stored.title = "New name"
        stored.save_revision().publish()

    with meanwhile(rename, after="SELECT"):
        refresh_projects()
    assert document_of(project.translation_key)["title"] == "New name"


def test_a_project_that_is_taken_back_while_the_job_runs_stays_so():
    project = LiveProjectFactory()

    def take_back():
        ChangeProjectPage.objects.get(pk=project.pk).unpublish()

    with meanwhile(take_back, after="SELECT"):
        refresh_projects()
    assert document_of(project.translation_key) is None
