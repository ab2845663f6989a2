"""Projects, products and pilots in the states that tests need, each named for its state."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Site

from changeprojects.actions.release_page import release_page
from changeprojects.models import (
    Adaptation,
    Agency,
    BudgetLine,
    ChangeEntry,
    ChangeProjectPage,
    Evaluation,
    EventPage,
    InvolvementActivity,
    PilotPage,
    PilotSite,
    ProductPage,
    ProjectIndexPage,
    Recommendation,
    TestRound,
)
from changeprojects.models.heads import together

_numbers = count(1)
ALLOCATED = date(2025, 3, 1)
PILOT_OPENED = date(2025, 5, 1)
EVALUATED = date(2025, 12, 4)

SHARING, SHARING_TEXT, LAW = (f"00000000-0000-4000-8000-0000000000{n}" for n in ("a1", "a2", "b1"))


def section(heading, *blocks, key):
    """A section of a body, as it is stored."""
    value = {"heading": heading, "content": list(blocks)}
    return {"type": "section", "id": key, "value": value}


def block(kind, value, key):
    """A block of a section, as it is stored."""
    return {"type": kind, "id": key, "value": value}


def body(words="<p>Share the statement with the family before the hearing.</p>"):
    """A body of two sections; the second is about the law."""
    legal = {"jurisdiction": "England", "law_as_at": "2026-07-01", "text": "Courts set headings."}
    return [
        section("Sharing the draft", block("paragraph", words, SHARING_TEXT), key=SHARING),
        section(
            "What the law asks",
            block("legal", legal, "00000000-0000-4000-8000-0000000000b2"),
            key=LAW,
        ),
    ]


class AgencyFactory(factory.django.DjangoModelFactory):
    """A partner agency."""

    name = factory.Sequence(lambda number: f"Agency {number}")
    slug = factory.Sequence(lambda number: f"agency-{number}")
    kind = Agency.Kind.LA_CHILDREN

    class Meta:
        model = Agency


class PartOfTree(wagtail_factories.PageFactory):
    """A page that finds its place in the tree by itself; a draft unless said otherwise."""

    live = False
    slug = factory.LazyFunction(lambda: f"page-{next(_numbers)}")

    class Meta:
        abstract = True

    @classmethod
    def default_parent(cls):
        """The page under which it stands if none is given."""
        return Site.objects.get(is_default_site=True).root_page

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        # What stands around it is told of it once, when all of it is there.
        with together():
            return super()._create(model_class, *args, **kwargs)

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return super()._create_instance(model_class, parent or cls.default_parent(), kwargs)


class ProjectIndexFactory(PartOfTree):
    """The list of projects."""

    title = "Projects"
    live = True

    class Meta:
        model = ProjectIndexPage


class DraftProjectFactory(PartOfTree):
    """A project that nobody outside has seen."""

    title = "Using Evidence in Court"
    summary = "Families read what is written about them too late."
    kind = ChangeProjectPage.Kind.SPECIFIC_NEED
    status = ChangeProjectPage.Status.PILOTING
    approved_on = date(2024, 5, 14)
    actual_start = date(2024, 6, 1)

    class Meta:
        model = ChangeProjectPage

    @classmethod
    def default_parent(cls):
        return ProjectIndexPage.objects.first() or ProjectIndexFactory()


class LiveProjectFactory(DraftProjectFactory):
    """A project that everybody can read about."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return release_page(super()._create_instance(model_class, parent, kwargs))


class DraftProductFactory(PartOfTree):
    """A product of a live project; nothing of it is released, and 0.1 may be."""

    title = "Court handbook"
    plain_summary = "How to write a statement that a family can answer."
    audience = "Social workers"
    version = "0.1"
    body = factory.LazyFunction(body)

    class Meta:
        model = ProductPage

    @classmethod
    def default_parent(cls):
        return LiveProjectFactory()


class PilotReadyProductFactory(DraftProductFactory):
    """A product that may be released as its pilot version 0.3."""

    version = "0.3"
    stage = ProductPage.Stage.PILOT

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        product = super()._create_instance(model_class, parent, kwargs)
        AllocatedLineFactory(project=product.project)
        product.test_rounds.add(
            TestRound(version="0.2", method="Walk-through", held_on=date(2025, 2, 3), findings="-")
        )
        product.save()
        return product


class PilotedProductFactory(PilotReadyProductFactory):
    """A product whose version 0.3 was released, piloted and evaluated."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        ready = super()._create_instance(model_class, parent, kwargs)
        product = release_page(ready, at=datetime(2025, 5, 1, 9, tzinfo=UTC))
        release_page(EvaluatedPilotFactory(product=product, parent=product.project))
        return product


class FinalReadyProductFactory(PilotedProductFactory):
    """A piloted product, changed because of a recommendation, that may be released as 1.0."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return ready_for_final(super()._create_instance(model_class, parent, kwargs))


def ready_for_final(product):
    """The piloted product as it may be released as 1.0, with what its project needs for that."""
    project = product.project
    project.involvement.add(
        InvolvementActivity(
            kind=InvolvementActivity.Kind.CO_PRODUCTION,
            held_on=date(2024, 7, 1),
            who="Four parents",
        )
    )
    project.save()
    AllocatedLineFactory(project=project, purpose=BudgetLine.Purpose.FINAL_PRODUCT)
    product.version, product.stage = "1.0", ProductPage.Stage.FINAL
    for name in ("aim", "methods", "results", "influence", "reflections"):
        setattr(product, f"involvement_{name}", "Four parents were in the team.")
    product.body = body("<p>Share the draft at least 5 working days before it is filed.</p>")
    product.change_entries.add(
        ChangeEntry(
            type=ChangeEntry.Type.CHANGED,
            plain_text="The draft is shared 5 working days before it is filed.",
            reason=ChangeEntry.Reason.VOICE,
            block_ids=[SHARING_TEXT],
            recommendation=AcceptedRecommendationFactory(project=project),
        )
    )
    return product


class FinalProductFactory(FinalReadyProductFactory):
    """A product whose final version 1.0 is released."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return release_page(super()._create_instance(model_class, parent, kwargs))


class EvaluatedPilotFactory(PartOfTree):
    """A pilot of version 0.3 that is evaluated and not published yet."""

    title = "Spring pilot"
    version = "0.3"
    aims = "Do families see the statement in time?"
    opens_on = PILOT_OPENED
    closes_on = date(2025, 9, 30)
    status = PilotPage.Status.EVALUATED

    class Meta:
        model = PilotPage

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        pilot = super()._create_instance(model_class, parent, kwargs)
        site = ActiveSiteFactory(pilot=pilot)
        Adaptation.objects.create(
            site=site,
            what="Read it aloud.",
            recorded_on=PILOT_OPENED,
            status=Adaptation.Status.PUBLISHED,
        )
        SignedOffEvaluationFactory(pilot=pilot)
        return pilot


class ActiveSiteFactory(factory.django.DjangoModelFactory):
    """A site that uses the pilot version and knows whom to turn to."""

    agency = factory.SubFactory(AgencyFactory)
    safeguarding_contact = "Duty lead, 01632 960 100"
    status = PilotSite.Status.ACTIVE

    class Meta:
        model = PilotSite


class ReportedEvaluationFactory(factory.django.DjangoModelFactory):
    """An evaluation whose report is drafted and that nobody has signed off."""

    questions = "Do families see the statement in time?"
    design = Evaluation.Design.MIXED
    independence = Evaluation.Independence.INDEPENDENT
    evaluated_by = "A researcher who wrote none of it"
    findings = "Most saw it just before court."
    harms = "None found."
    limitations = "Three sites, no comparison."
    status = Evaluation.Status.DRAFT_REPORT

    class Meta:
        model = Evaluation


class SignedOffEvaluationFactory(ReportedEvaluationFactory):
    """An evaluation that is signed off."""

    status = Evaluation.Status.SIGNED_OFF
    signed_off_on = EVALUATED


class EventFactory(PartOfTree):
    """A first seminar that is not published yet."""

    title = "First seminar"
    kind = EventPage.Kind.INITIAL_SEMINAR
    summary = "The team chose a handbook."
    starts_at = datetime(2024, 6, 20, 9, tzinfo=UTC)
    ends_at = datetime(2024, 6, 20, 15, tzinfo=UTC)
    notes = "<p>Everybody was there.</p>"

    class Meta:
        model = EventPage


class ProposedLineFactory(factory.django.DjangoModelFactory):
    """Money for a pilot that nobody has set aside."""

    project = factory.SubFactory(LiveProjectFactory)
    purpose = BudgetLine.Purpose.PILOT
    amount = Decimal(18000)
    nature = BudgetLine.Nature.CONFIRMED

    class Meta:
        model = BudgetLine


class AllocatedLineFactory(ProposedLineFactory):
    """Confirmed money that is set aside."""

    status = BudgetLine.Status.ALLOCATED
    allocated_on = ALLOCATED


class OpenRecommendationFactory(factory.django.DjangoModelFactory):
    """A recommendation without an answer."""

    project = factory.SubFactory(LiveProjectFactory)
    # Never a code that a test gives by hand: numbers go on from test to test.
    code = factory.Sequence(lambda number: f"ASKED-{number}")
    text = "Let families see the statement before court."

    class Meta:
        model = Recommendation


class AcceptedRecommendationFactory(OpenRecommendationFactory):
    """A recommendation that was accepted."""

    decision = Recommendation.Decision.ACCEPTED
    answer = "Workers share the draft 5 working days before it is filed."
    reason = "Most people saw it too late."
    decided_by = "The project team"
    decided_on = EVALUATED


class UserFactory(factory.django.DjangoModelFactory):
    """A user without any right."""

    username = factory.Sequence(lambda number: f"user-{number}")

    class Meta:
        model = get_user_model()


class EditorFactory(UserFactory):
    """A user in the group “Programme editors”."""

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        self.groups.add(Group.objects.get(name="Programme editors"))


class ManagerFactory(UserFactory):
    """A user in the group “Programme managers”."""

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        self.groups.add(Group.objects.get(name="Programme managers"))


class PublisherFactory(UserFactory):
    """A user in the groups “Programme editors” and “Publishers”."""

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        self.groups.set(Group.objects.filter(name__in=["Programme editors", "Publishers"]))
