"""A “You said, we did” page that was taken back and is published again."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from changeprojects.exceptions import ReleaseRefused
from surveys.models import ReleasedTable
from surveys.selectors.voice import present
from syndication.models import Publication
from syndication.selectors import document_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
EARLIER, NOW = (datetime(2026, month, 1, 12, tzinfo=UTC) for month in (6, 7))


@pytest.fixture
def taken_back():
    """A page that was told in time, in two versions, and was then taken back."""
    about = made.deployment(feedback_due_on=date(2026, 6, 15))
    made.responses(about, 43)
    made.theme(about, people=21)
    with time_machine.travel(EARLIER, tick=False):
        page = made.publish(made.publish(made.page(about)), "1.4")
        page.unpublish()
    with time_machine.travel(NOW, tick=False):
        yield page


def released(page):
    return document_of(page.translation_key, page.locale.language_code)


@pytest.mark.parametrize("version", ["1.4", "1.0", "0.5"])
def test_it_needs_a_higher_number_than_any_before(taken_back, version):
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(taken_back, version)
    assert [(one.code, one.field) for one in refused.value.findings] == [
        ("voice-version", "version")
    ]
    assert "1.4" in refused.value.findings[0].message
    assert released(taken_back) is None


def test_a_number_stays_taken_where_only_its_table_is_left(taken_back):
    Publication.objects.update(state="revoked")
    assert ReleasedTable.objects.filter(summary=taken_back.translation_key).exists()
    with pytest.raises(ReleaseRefused):
        made.publish(taken_back, "1.4")


def test_the_number_is_asked_for_in_the_form_and_nothing_typed_is_lost(taken_back, client):
    client.force_login(made.user(superuser=True))
    about = taken_back.deployment
    about.status = "closed"
    about.save()
    address = f"/admin/pages/{taken_back.pk}/edit/"
    form = client.get(address).context["form"]
    sent = _fields(form) | {"intro": "Typed anew.", "action-publish": "1"}
    answer = client.post(address, sent)
    assert answer.status_code == 200
    [said] = answer.context["form"].errors["version"]
    assert said == "Version 1.4 is already released. Give this one a higher number."
    assert "Typed anew." in answer.content.decode()


def _fields(form):
    fields = {one.html_name: one.value() for one in form}
    for rows in form.formsets.values():
        fields |= {one.html_name: one.value() for one in rows.management_form}
    return {name: "" if value is None else value for name, value in fields.items()}


def test_it_goes_on_naming_its_versions_and_when_it_was_first_told(taken_back):
    page = made.publish(taken_back, "1.5")
    document = released(page)
    assert document["versions"] == [
        {"version": "1.5", "released_on": "2026-07-01"},
        {"version": "1.4", "released_on": "2026-06-01"},
        {"version": "1.0", "released_on": "2026-06-01"},
    ]
    assert present(document)["told_late"] == 0
    page.refresh_head()
    assert released(page)["versions"] == document["versions"]
