"""Surveys, their frozen versions, deployments, answers and what became of them."""

from surveys.models.card_sort import Card, CardSort, Pile
from surveys.models.codebook import CodebookVersion
from surveys.models.coding import CodedTwice, Coding, NoTheme, Reading, SecondReading
from surveys.models.contact import ContactDetails
from surveys.models.contest import Contest, ThemeReview
from surveys.models.deployment import SurveyDeployment
from surveys.models.draft import Draft, DraftStep
from surveys.models.equality import EqualityCounts
from surveys.models.figures import Figures
from surveys.models.grant import AccessGrant
from surveys.models.invitation import Invitation, WeekTally
from surveys.models.notice import Notice, NoticeVersion
from surveys.models.quote import Quote
from surveys.models.raw_export import RawExport
from surveys.models.redaction import Redaction
from surveys.models.released_table import ReleasedTable
from surveys.models.response import Answer, ConsentRecord, Response
from surveys.models.safeguarding import AlertTest, SafeguardingEvent, SafeguardingFlag
from surveys.models.said_plainly import SaidPlainly
from surveys.models.survey import Survey
from surveys.models.theme import Theme
from surveys.models.version import SurveyVersion
from surveys.models.voice_index import VoiceIndexPage
from surveys.models.you_said_we_did import NotHeard, YouSaidWeDidPage

__all__ = [
    "AccessGrant",
    "AlertTest",
    "Answer",
    "Card",
    "CardSort",
    "CodebookVersion",
    "CodedTwice",
    "Coding",
    "ConsentRecord",
    "ContactDetails",
    "Contest",
    "Draft",
    "DraftStep",
    "EqualityCounts",
    "Figures",
    "Invitation",
    "NoTheme",
    "NotHeard",
    "Notice",
    "NoticeVersion",
    "Pile",
    "Quote",
    "RawExport",
    "Reading",
    "Redaction",
    "ReleasedTable",
    "Response",
    "SafeguardingEvent",
    "SafeguardingFlag",
    "SaidPlainly",
    "SecondReading",
    "Survey",
    "SurveyDeployment",
    "SurveyVersion",
    "Theme",
    "ThemeReview",
    "VoiceIndexPage",
    "WeekTally",
    "YouSaidWeDidPage",
]
