"""What no rule is asked about, because there is no way to do it otherwise."""

import pytest
from django.db import DatabaseError, models

from surveys.models import Answer, ConsentRecord, EqualityCounts, Response, SafeguardingFlag
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

# Whatever else is to be stored of somebody who answers has to be thought about here first.
STORED = {
    Response: {
        *("id", "deployment", "version", "received_week", "mode", "language"),
        *("quote_permission", "withdraw_lookup", "screening", "aside_because", "is_demo"),
    },
    Answer: {"id", "response", "question", "key", "value", "text"},
    ConsentRecord: {"id", "response", "notice", "notice_digest", "route", "reference", "language"},
    # One row for everybody who answered.
    EqualityCounts: {"id", "deployment", "counts"},
}


@pytest.mark.parametrize("model", STORED)
def test_a_response_has_no_place_for_who_when_or_from_where(model):
    fields = model._meta.concrete_fields
    assert {field.name for field in fields} == STORED[model]
    telling = (models.DateTimeField, models.TimeField, models.GenericIPAddressField)
    assert not [field.name for field in fields if isinstance(field, telling)]
    leads_to = {field.related_model.__name__ for field in fields if field.is_relation}
    assert leads_to <= {"SurveyDeployment", "SurveyVersion", "NoticeVersion", "Response"}


def test_no_response_is_stored_if_its_consent_cannot_be(monkeypatch):
    person = Person(OpenDeploymentFactory())
    person.answer_all()

    def refuse(**facts):
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(ConsentRecord.objects, "create", refuse)
        assert person.send().status_code == 503
    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    person.send()
    assert Response.objects.get().consent.notice_digest


def test_only_a_person_raises_a_concern():
    """What is written in an answer moves nothing by itself, whatever it says."""
    assert set(SafeguardingFlag.Source.values) == {"asked", "reader"}
    person = Person(OpenDeploymentFactory())
    person.answer_all("He hits me. I do not want to live any more.")
    person.send()
    assert Response.objects.get().screening == Response.Screening.RECEIVED
    assert not SafeguardingFlag.objects.exists()
