"""Calls, what agencies send, their link officers and what they look after, named for its state."""

from datetime import timedelta

import factory
from django.utils import timezone

from changeprojects.models import (
    Adaptation,
    AgencyMembership,
    CallPage,
    CriterionJudgement,
    Evaluation,
    ExpressionOfInterest,
    Person,
    PilotPage,
    PilotSite,
    PriorityTopic,
    ProjectModel,
    Review,
    RuleSetting,
    SelectionAppraisal,
    ShapingDecision,
    Stage,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from changeprojects.rules import all_rules
from tests.factories.changeprojects import (
    AgencyFactory,
    DraftProjectFactory,
    LiveProjectFactory,
    PartOfTree,
    UserFactory,
)


class DraftCallFactory(PartOfTree):
    """A call that is open by its times and that nobody has published."""

    title = "Call for a team"
    summary = "We look for agencies that want to work on it."
    what_we_ask = "<p>Two days a month.</p>"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=20))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))

    class Meta:
        model = CallPage

    @classmethod
    def default_parent(cls):
        return DraftProjectFactory(status="recruiting")


class OpenCallFactory(DraftCallFactory):
    """A call that agencies can answer, live without a release: officers read the page itself."""

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        call = super()._create_instance(model_class, parent, kwargs)
        CallPage.objects.filter(pk=call.pk).update(live=True)
        return CallPage.objects.get(pk=call.pk)


class ClosedCallFactory(OpenCallFactory):
    """A call that nobody can answer any more."""

    closes_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))


class ComingCallFactory(OpenCallFactory):
    """A call that opens tomorrow."""

    opens_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody without an account."""

    display_name = factory.Sequence(lambda number: f"Person {number}")

    class Meta:
        model = Person


class OfficerFactory(PersonFactory):
    """A link officer of `agency`, with an account."""

    user = factory.SubFactory(UserFactory)

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def agency(self, create, extracted, **kwargs):
        MembershipFactory(person=self, agency=extracted or AgencyFactory())


class MembershipFactory(factory.django.DjangoModelFactory):
    """A link officer's place at an agency."""

    person = factory.SubFactory(PersonFactory)
    agency = factory.SubFactory(AgencyFactory)
    function = AgencyMembership.Function.LINK_OFFICER
    level = AgencyMembership.Level.OPERATIONAL

    class Meta:
        model = AgencyMembership


class DraftInterestFactory(factory.django.DjangoModelFactory):
    """An expression of interest of which nothing is written."""

    call = factory.SubFactory(OpenCallFactory)
    agency = factory.SubFactory(AgencyFactory)

    class Meta:
        model = ExpressionOfInterest


class CompleteInterestFactory(DraftInterestFactory):
    """One that is written and not sent."""

    motivation = "Families would read what we write before the hearing."
    expertise = "We have tried it in one team."
    involvement_plan = "Two parents join every meeting and are paid."
    sponsor_name = "The director"
    levels_offered = ["operational"]


class SentInterestFactory(CompleteInterestFactory):
    """One that was sent while the call was open."""

    status = ExpressionOfInterest.Status.SUBMITTED
    sent_at = factory.LazyFunction(timezone.now)


class TeamAgencyFactory(factory.django.DjangoModelFactory):
    """A partner agency in a team."""

    project = factory.SubFactory(LiveProjectFactory)
    agency = factory.SubFactory(AgencyFactory)

    class Meta:
        model = TeamAgency


class StageFactory(factory.django.DjangoModelFactory):
    """A stage that nobody leads and that has not begun."""

    project = factory.SubFactory(LiveProjectFactory)
    kind = Stage.Kind.SHAPING

    class Meta:
        model = Stage


class DecisionFactory(factory.django.DjangoModelFactory):
    """What a team decided."""

    project = factory.SubFactory(LiveProjectFactory)
    question = "What shall we make?"
    decision = "A handbook."
    why = "Workers asked for one."
    decided_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = ShapingDecision


class AppraisalFactory(factory.django.DjangoModelFactory):
    """An appraisal by which a project may be approved."""

    project = factory.SubFactory(LiveProjectFactory)
    panel = "The programme board"
    held_on = factory.LazyFunction(timezone.localdate)
    public_summary = "It meets all five, and eight agencies asked for it."

    class Meta:
        model = SelectionAppraisal
        skip_postgeneration_save = True

    @factory.post_generation
    def judgements(self, create, extracted, **kwargs):
        for criterion in CriterionJudgement.Criterion:
            CriterionJudgement.objects.create(
                appraisal=self, criterion=criterion, judgement="met", rationale="It is."
            )


class TeamPersonFactory(factory.django.DjangoModelFactory):
    """A place that a researcher holds."""

    project = factory.SubFactory(LiveProjectFactory)
    group = TeamPerson.Group.RESEARCHER

    class Meta:
        model = TeamPerson


class ReviewFactory(factory.django.DjangoModelFactory):
    """A review after which the project goes on."""

    project = factory.SubFactory(LiveProjectFactory)
    held_on = factory.LazyFunction(timezone.localdate)
    outcome = Review.Outcome.CONTINUE
    notes = "It goes well."

    class Meta:
        model = Review


class WaiverFactory(factory.django.DjangoModelFactory):
    """A difference that breaks no rule."""

    project = factory.SubFactory(LiveProjectFactory)
    title = "Meetings by telephone"
    usual_way = "Teams meet in one room."
    here = "This one meets by telephone."
    reason = "Its agencies are a day’s journey from each other."
    granted_by = "Programme manager"
    granted_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Waiver


class TopicFactory(factory.django.DjangoModelFactory):
    """What agencies ask for."""

    statement = factory.Sequence(lambda number: f"Topic {number}")
    horizon = PriorityTopic.Horizon.CURRENT
    need = PriorityTopic.Need.SKILL

    class Meta:
        model = PriorityTopic


class PlannedPilotFactory(PartOfTree):
    """A pilot of `product` that has not begun."""

    title = "Autumn pilot"
    version = "0.3"
    aims = "Do families see it in time?"

    class Meta:
        model = PilotPage


class InvitedSiteFactory(factory.django.DjangoModelFactory):
    """A site that has not answered, with nobody to turn to."""

    agency = factory.SubFactory(AgencyFactory)
    status = PilotSite.Status.INVITED

    class Meta:
        model = PilotSite


class RecordedAdaptationFactory(factory.django.DjangoModelFactory):
    """What a site did otherwise; no editor has looked at it."""

    what = "We read it aloud."
    recorded_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Adaptation


class PlannedEvaluationFactory(factory.django.DjangoModelFactory):
    """An evaluation of which only the questions are known."""

    questions = "Do families see it in time?"
    design = Evaluation.Design.QUALITATIVE
    independence = Evaluation.Independence.INTERNAL
    evaluated_by = "The team"

    class Meta:
        model = Evaluation


class LenientModelFactory(factory.django.DjangoModelFactory):
    """A model of projects in which every rule is off that may be."""

    code = "lenient"
    title = "Lenient"

    class Meta:
        model = ProjectModel
        skip_postgeneration_save = True

    @factory.post_generation
    def rule_settings(self, create, extracted, **kwargs):
        for rule in all_rules():
            if not rule.locked:
                RuleSetting.objects.create(model=self, code=rule.code, severity="off")
