"""What a recommendation came from tells since when it was asked for: it stays once it counts."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import ChangeEntry, Recommendation
from tests.factories.changeprojects import (
    AcceptedRecommendationFactory,
    OpenRecommendationFactory,
)

pytestmark = pytest.mark.django_db

SEES_TO_IT = {"owner": "The team", "due": date(2026, 9, 1)}


@pytest.fixture
def product(piloted):
    return piloted


def relabel(asked, source="test"):
    one = Recommendation.objects.get(pk=asked.pk)
    one.source = source
    with transaction.atomic():
        keep_entry(one)


def test_what_is_decided_came_from_where_it_came(product):
    asked = AcceptedRecommendationFactory(
        project=product.project, source="evaluation", **SEES_TO_IT
    )
    with pytest.raises(ValidationError, match="add a new recommendation") as refusal:
        relabel(asked)
    assert list(refusal.value.message_dict) == ["source"]
    relabel(asked, "evaluation")


def test_what_an_entry_names_came_from_where_it_came(product):
    asked = OpenRecommendationFactory(project=product.project, source="evaluation")
    entry = {"type": "changed", "plain_text": "Week.", "reason": "test"}
    ChangeEntry.objects.create(product=product, recommendation=asked, **entry)
    with pytest.raises(ValidationError) as refusal:
        relabel(asked)
    assert list(refusal.value.message_dict) == ["source"]


def test_what_nobody_answered_can_still_be_put_right(product):
    asked = OpenRecommendationFactory(project=product.project, source="evaluation")
    relabel(asked)
    assert Recommendation.objects.get(pk=asked.pk).source == "test"
