"""What the programme knows: agencies, projects, products, pilots, events, money."""

from changeprojects.exceptions import Finding, ReleaseRefused
from changeprojects.models.agency import Agency
from changeprojects.models.agency_index import AgencyIndexPage
from changeprojects.models.budget import BudgetLine
from changeprojects.models.call import CallCriterion, CallPage
from changeprojects.models.consultation import (
    ConsultationRoundPage,
    PrioritiesIndexPage,
    PriorityTopic,
    TopicEndorsement,
)
from changeprojects.models.evaluation import Evaluation
from changeprojects.models.event import EventIndexPage, EventMaterial, EventPage, KeyMessage
from changeprojects.models.handbook_index import HandbookIndexPage
from changeprojects.models.helpline import Helpline
from changeprojects.models.interest import ExpressionOfInterest
from changeprojects.models.people import AgencyMembership, Person
from changeprojects.models.pilot import PilotPage
from changeprojects.models.pilot_site import Adaptation, PilotSite
from changeprojects.models.product import ProductPage
from changeprojects.models.product_about import (
    AlternativeFormat,
    Contributor,
    PracticeItem,
    ProductEvidence,
    ProductSupport,
)
from changeprojects.models.product_development import (
    ChangeEntry,
    DevelopmentActivity,
    TestRound,
)
from changeprojects.models.project import ChangeProjectPage, ProjectIndexPage
from changeprojects.models.project_about import (
    EvidenceItem,
    InvolvementActivity,
    OutcomeStatement,
    SupportResource,
)
from changeprojects.models.project_model import ProjectModel, RuleSetting
from changeprojects.models.project_part import ProjectPart
from changeprojects.models.recommendation import FormerDecision, Recommendation
from changeprojects.models.release_notice import ReleaseNotice
from changeprojects.models.released_page import ReleasedPage
from changeprojects.models.section import ProjectSectionPage
from changeprojects.models.selection import CriterionJudgement, SelectionAppraisal
from changeprojects.models.stage import Review, ShapingDecision, Stage
from changeprojects.models.team import TeamAgency, TeamPerson
from changeprojects.models.waiver import Waiver

__all__ = [
    "Adaptation",
    "Agency",
    "AgencyIndexPage",
    "AgencyMembership",
    "AlternativeFormat",
    "BudgetLine",
    "CallCriterion",
    "CallPage",
    "ChangeEntry",
    "ChangeProjectPage",
    "ConsultationRoundPage",
    "Contributor",
    "CriterionJudgement",
    "DevelopmentActivity",
    "Evaluation",
    "EventIndexPage",
    "EventMaterial",
    "EventPage",
    "EvidenceItem",
    "ExpressionOfInterest",
    "Finding",
    "FormerDecision",
    "HandbookIndexPage",
    "Helpline",
    "InvolvementActivity",
    "KeyMessage",
    "OutcomeStatement",
    "Person",
    "PilotPage",
    "PilotSite",
    "PracticeItem",
    "PrioritiesIndexPage",
    "PriorityTopic",
    "ProductEvidence",
    "ProductPage",
    "ProductSupport",
    "ProjectIndexPage",
    "ProjectModel",
    "ProjectPart",
    "ProjectSectionPage",
    "Recommendation",
    "ReleaseNotice",
    "ReleaseRefused",
    "ReleasedPage",
    "Review",
    "RuleSetting",
    "SelectionAppraisal",
    "ShapingDecision",
    "Stage",
    "SupportResource",
    "TeamAgency",
    "TeamPerson",
    "TestRound",
    "TopicEndorsement",
    "Waiver",
]
