"""What the public has read of a project stays told, also while nobody can read the project."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import NotAllowed
from changeprojects.models import ChangeProjectPage, Recommendation
from syndication.selectors import document_of
from tests.factories.changeprojects import LiveProjectFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
PROMISED = {
    "decision": "accepted",
    "answer": "We will pay for travel.",
    "reason": "People came by bus.",
    "decided_by": "The board",
    "decided_on": date(2026, 3, 2),
    "owner": "The project team",
    "due": date(2026, 8, 31),
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked():
    """A late promise of a project that the public has read and cannot read now."""
    project = LiveProjectFactory()
    asked = project.recommendations.create(code="REC-05", text="Pay for travel.", **PROMISED)
    keep_entry(asked)
    taken_back = ChangeProjectPage.objects.get(pk=project.pk)
    taken_back.unpublish()
    return Recommendation.objects.get(pk=asked.pk)


def changed(asked, **changes):
    for name, value in changes.items():
        setattr(asked, name, value)
    with transaction.atomic():
        keep_entry(asked)


def told_again(asked):
    project = release_page(ChangeProjectPage.objects.get(pk=asked.project_id))
    [one] = document_of(project.translation_key)["recommendations"]
    return one


def test_a_day_that_was_promised_stays_the_first_one(asked):
    changed(asked, due=date(2027, 12, 31))
    one = told_again(asked)
    assert (one["due"], one["first_due"]) == ("2027-12-31", "2026-08-31")


def test_what_was_decided_stays_beside_what_is_decided_now(asked):
    changed(
        asked,
        decision="declined",
        answer="We never planned it.",
        reason="Nobody needed this.",
        decided_on=NOW.date(),
    )
    assert [former["decision"] for former in told_again(asked)["former"]] == ["accepted"]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("decision", {"decision": "undecided"}),
        ("decided_on", {"answer": "We never planned it.", "reason": "Nobody needed this."}),
    ],
)
def test_it_is_neither_undecided_nor_rewritten_under_its_day(asked, field, changes):
    with pytest.raises(ValidationError) as refusal:
        changed(asked, **changes)
    assert list(refusal.value.message_dict) == [field]


def test_it_is_not_deleted(asked):
    with pytest.raises(NotAllowed):
        delete_entry(asked, by=None)
