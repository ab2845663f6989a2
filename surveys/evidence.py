"""Connects the public pages with what they read and write, and the programme with its facts."""

from changeprojects.models import ChangeProjectPage, mentions
from changeprojects.rules import evidence
from surveys.actions.hide_quotes import hide_quotes
from surveys.actions.publish_quotes import publish_quotes
from surveys.actions.refresh_quotes import refresh_quotes
from surveys.actions.release_summary import release_summary
from surveys.documents.quote import build_quote
from surveys.documents.scorecard import scorecard_report
from surveys.documents.voice_poster import voice_poster
from surveys.documents.voice_summary import build_voice_summary, still_told
from surveys.models import VoiceIndexPage, YouSaidWeDidPage
from surveys.selectors.heard import (
    asked_since,
    asked_until,
    feedback_due,
    feedback_late,
    people_heard,
    surveys_opened,
    themes_asking,
    themes_unanswered,
)
from surveys.selectors.naming_summaries import summaries_naming
from surveys.selectors.other_words import present_plainly
from surveys.selectors.plain_words import said_hard
from surveys.selectors.programme_claims import fault_above
from surveys.selectors.programme_in_words import overview_plainly
from surveys.selectors.quotes import chosen_quotes
from surveys.selectors.since_written import old_openings
from surveys.selectors.told_results import told_unmarked, unmarked
from surveys.selectors.voice import overview, present, quotes_of
from surveys.selectors.voice_findings import voice_findings
from surveys.selectors.voice_summary import summarise
from syndication import registry

_SUMMARIES = "surveys.YouSaidWeDidPage"


def connect() -> None:
    """Register the builder and the facts, and give the pages their reads and writes."""
    registry.register("voice-summary", build_voice_summary)
    registry.register_holding("voice-summary", still_told)
    registry.register("quote", build_quote)
    registry.register_report("scorecard", scorecard_report)
    mentions.register(summaries_naming)
    evidence.register(evidence.PEOPLE_HEARD, people_heard)
    evidence.register(evidence.FEEDBACK_DUE, feedback_due)
    evidence.register(evidence.FEEDBACK_LATE, feedback_late)
    evidence.register(evidence.ASKED_SINCE, asked_since)
    evidence.register(evidence.ASKED_UNTIL, asked_until)
    evidence.register(evidence.THEMES_ASKING, themes_asking)
    evidence.register(evidence.THEMES_UNANSWERED, themes_unanswered)
    evidence.register(evidence.SURVEYS_OPENED, surveys_opened)
    _give_pages()
    # The programme knows no summaries: under its projects they are added from here.
    if _SUMMARIES not in ChangeProjectPage.subpage_types:
        ChangeProjectPage.subpage_types = [*ChangeProjectPage.subpage_types, _SUMMARIES]


def _give_pages() -> None:
    YouSaidWeDidPage.findings = staticmethod(voice_findings)
    YouSaidWeDidPage.unmarked = staticmethod(unmarked)
    YouSaidWeDidPage.told_unmarked = staticmethod(told_unmarked)
    YouSaidWeDidPage.said_hard = staticmethod(said_hard)
    YouSaidWeDidPage.old_openings = staticmethod(old_openings)
    YouSaidWeDidPage.present_plainly = staticmethod(present_plainly)
    YouSaidWeDidPage.summarise = staticmethod(summarise)
    YouSaidWeDidPage.release_numbers = staticmethod(release_summary)
    YouSaidWeDidPage.publish_quotes = staticmethod(publish_quotes)
    YouSaidWeDidPage.refresh_quotes = staticmethod(refresh_quotes)
    YouSaidWeDidPage.hide_quotes = staticmethod(hide_quotes)
    YouSaidWeDidPage.present = staticmethod(present)
    YouSaidWeDidPage.quotes_of = staticmethod(quotes_of)
    YouSaidWeDidPage.chosen_quotes = staticmethod(chosen_quotes)
    YouSaidWeDidPage.printed = staticmethod(voice_poster)
    VoiceIndexPage.fault_above = staticmethod(fault_above)
    VoiceIndexPage.overview = staticmethod(overview)
    VoiceIndexPage.overview_plainly = staticmethod(overview_plainly)
