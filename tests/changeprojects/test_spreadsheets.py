"""Files of Wagtail's own reports hold text, and never a formula."""

import csv

import pytest
from django.contrib.auth import get_user_model
from wagtail.log_actions import log

from tests.factories.changeprojects import LiveProjectFactory

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture
def manager(client):
    """Somebody who may do everything."""
    person = get_user_model().objects.create_superuser("manager", "manager@example.org", "x")
    client.force_login(person)
    return client


def cells_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("report", ["site-history", "aging-pages"])
def test_titles_in_the_reports_are_no_formulas(manager, report):
    project = LiveProjectFactory(title=FORMULA)
    log(instance=project, action="wagtail.edit", user=get_user_model().objects.get())
    told = cells_of(manager, f"/admin/reports/{report}/?export=csv")
    assert "HYPERLINK" in told
    assert told.count("'=HYPERLINK") == told.count("=HYPERLINK")


@pytest.mark.parametrize("report", ["site-history", "aging-pages"])
def test_no_cell_begins_in_the_middle_of_a_title(manager, report):
    """Where a program parts cells at semicolons, quotes keep them together in the first alone."""
    project = LiveProjectFactory(title=f"Report;{FORMULA}")
    log(instance=project, action="wagtail.edit", user=get_user_model().objects.get())
    told = cells_of(manager, f"/admin/reports/{report}/?export=csv")
    cells = [cell for row in csv.reader(told.splitlines(), delimiter=";") for cell in row]
    assert "HYPERLINK" in told
    assert not [cell for cell in cells if cell.startswith("=")]
