"""What the programme knows: agencies, projects, products, pilots, events, money."""

from changeprojects.exceptions import Finding, ReleaseRefused
from changeprojects.models.agency import Agency
from changeprojects.models.budget import BudgetLine
from changeprojects.models.event import EventPage, KeyMessage
from changeprojects.models.pilot import PilotPage, PilotSite
from changeprojects.models.product import ChangeEntry, HandbookIndexPage, ProductPage, TestRound
from changeprojects.models.project import (
    ChangeProjectPage,
    OutcomeStatement,
    ProjectIndexPage,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from changeprojects.models.project_part import ProjectPart
from changeprojects.models.recommendation import Recommendation
from changeprojects.models.released_page import ReleasedPage

__all__ = [
    "Agency",
    "BudgetLine",
    "ChangeEntry",
    "ChangeProjectPage",
    "EventPage",
    "Finding",
    "HandbookIndexPage",
    "KeyMessage",
    "OutcomeStatement",
    "PilotPage",
    "PilotSite",
    "ProductPage",
    "ProjectIndexPage",
    "ProjectPart",
    "Recommendation",
    "ReleaseRefused",
    "ReleasedPage",
    "TeamAgency",
    "TeamPerson",
    "TestRound",
    "Waiver",
]
