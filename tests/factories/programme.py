"""The programme round the projects, in the states that tests need."""

from datetime import UTC, date, datetime

import factory

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    AgencyIndexPage,
    CallCriterion,
    CallPage,
    ConsultationRoundPage,
    EventIndexPage,
    PrioritiesIndexPage,
    PriorityTopic,
    ProjectSectionPage,
    ShapingDecision,
    Stage,
    TeamAgency,
    TopicEndorsement,
)
from tests.factories.changeprojects import AgencyFactory, LiveProjectFactory, PartOfTree


class Released:
    """Goes before a page's factory: the page is released at once."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return release_page(super()._create_instance(model_class, parent, kwargs))


class Kept(factory.django.DjangoModelFactory):
    """An entry of a register, stored as staff store it: what tells about it follows."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        entry = model_class(*args, **kwargs)
        keep_entry(entry)
        return entry


class AgencyIndexFactory(PartOfTree):
    """The list of agencies."""

    title = "Agencies"
    slug = "agencies"
    live = True

    class Meta:
        model = AgencyIndexPage


class EventIndexFactory(PartOfTree):
    """The list of events."""

    title = "Events"
    slug = "events"
    live = True

    class Meta:
        model = EventIndexPage


class PrioritiesIndexFactory(PartOfTree):
    """The list of consultation rounds."""

    title = "Priorities"
    slug = "priorities"
    live = True

    class Meta:
        model = PrioritiesIndexPage


class RoundFactory(Released, PartOfTree):
    """A consultation round that everybody can read."""

    title = "Priorities 2026"
    slug = "2026"
    summary = "Eleven agencies said what they need."
    opens_on = date(2026, 1, 12)
    closes_on = date(2026, 2, 20)

    class Meta:
        model = ConsultationRoundPage

    @classmethod
    def default_parent(cls):
        return PrioritiesIndexPage.objects.first() or PrioritiesIndexFactory()


class TopicFactory(Kept):
    """A topic that came out of a round."""

    round = factory.SubFactory(RoundFactory)
    statement = "Families read what is written about them in time."
    horizon = PriorityTopic.Horizon.CURRENT
    need = PriorityTopic.Need.SKILL

    class Meta:
        model = PriorityTopic


def endorse(topic, *agencies):
    """Let the agencies stand behind the topic."""
    for agency in agencies:
        topic.endorsements.add(TopicEndorsement(agency=agency))
    keep_entry(topic)


class CallFactory(Released, PartOfTree):
    """A call that opens on 1 December 2026 and closes four weeks later."""

    title = "Call for agencies"
    slug = "call"
    summary = "We look for seven agencies."
    opens_at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    closes_at = datetime(2026, 12, 29, 17, tzinfo=UTC)
    what_we_ask = "<p>Two people for one day a month.</p>"

    class Meta:
        model = CallPage

    @classmethod
    def default_parent(cls):
        return LiveProjectFactory(status="recruiting")

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        call = super(Released, cls)._create_instance(model_class, parent, kwargs)
        call.criteria.add(CallCriterion(text="People who use services take part."))
        return release_page(call)


class SectionFactory(Released, PartOfTree):
    """A further page of a project."""

    title = "About the pilot money"
    summary = "Where it comes from."
    body = "<h2>Sources</h2><p>The network pays.</p>"

    class Meta:
        model = ProjectSectionPage

    @classmethod
    def default_parent(cls):
        return LiveProjectFactory()


class MemberFactory(Kept):
    """An agency in the team of a project."""

    project = factory.SubFactory(LiveProjectFactory)
    agency = factory.SubFactory(AgencyFactory)
    joined_on = date(2024, 6, 1)

    class Meta:
        model = TeamAgency


class StageFactory(Kept):
    """A stage of the work that goes on."""

    project = factory.SubFactory(LiveProjectFactory)
    kind = Stage.Kind.DRAFTING
    status = Stage.Status.ACTIVE
    started_on = date(2024, 9, 1)

    class Meta:
        model = Stage


class DecisionFactory(Kept):
    """A decision of the team."""

    project = factory.SubFactory(LiveProjectFactory)
    question = "What shall we make?"
    decision = "A handbook."
    why = "People ask for something to hold."
    decided_on = date(2024, 6, 20)

    class Meta:
        model = ShapingDecision
