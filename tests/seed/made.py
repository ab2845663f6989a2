"""What the tests of several sentences ask for and make."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import (
    ChangeProjectPage,
    OutcomeStatement,
    PilotPage,
    ProjectModel,
    TopicEndorsement,
)
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    AgencyFactory,
    DraftProjectFactory,
    EvaluatedPilotFactory,
    PilotReadyProductFactory,
)
from tests.factories.network import AppraisalFactory, TopicFactory

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
COURT, LEADERSHIP = "using-evidence-in-court", "leadership-for-evidence-informed-practice"
PARTNERSHIP, MEETING = "partnership-working-on-the-front-line", "my-meeting-my-plan"
TELLING, SIBLINGS = "telling-it-once", "brothers-and-sisters-together"


def project(slug):
    return ChangeProjectPage.objects.get(slug=slug)


def head(page):
    """What readers and other sites get of a page."""
    return document_of(page.translation_key, "en")


def words(address, **query):
    """What somebody without an account reads at an address."""
    response = Client().get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


@contextmanager
def refused(code):
    """Expect that a rule stops what is done."""
    with pytest.raises(ReleaseRefused) as refusal, transaction.atomic():
        yield
    assert code in {finding.code for finding in refusal.value.findings}


def state(subject, code):
    """How one rule stands: met, open, warns, waived; nothing if it is not asked."""
    found = {one.rule.code: one.state.value for one in rules.readings(subject)}
    return found.get(code)


def proposal(*, asked_for=True, appraised=True, outcome=True, model="seed-2005", **facts):
    """A planned project that may be approved, but for what is left out."""
    page = DraftProjectFactory(
        status="planned",
        approved_on=None,
        actual_start=None,
        model=ProjectModel.objects.get(code=model),
        **facts,
    )
    if outcome:
        page.outcomes.add(OutcomeStatement(for_whom="parents", what_changes="They read it early."))
    if asked_for:
        topic = TopicFactory()
        TopicEndorsement.objects.create(topic=topic, agency=AgencyFactory())
        page.topics.add(topic)
    page.save()
    page = release_page(page)
    if appraised:
        AppraisalFactory(project=page)
    return page


def planned_pilot(**facts):
    """A pilot that may be opened today: its version is released and its money set aside."""
    product = release_page(PilotReadyProductFactory())
    pilot = release_page(EvaluatedPilotFactory(product=product, parent=product.project))
    PilotPage.objects.filter(pk=pilot.pk).update(status="planned", opens_on=TODAY, **facts)
    return PilotPage.objects.get(pk=pilot.pk)


def money_of(pilot, **facts):
    """Change the pilot's line of the budget."""
    pilot.project.budget_lines.update(**facts)
