"""Connects the public pages with what they read and write; the models know nothing of it."""

from changeprojects.models import mentions
from surveys.actions.keep_released_counts import keep_released_counts
from surveys.documents.voice_summary import build_voice_summary
from surveys.models import VoiceIndexPage, YouSaidWeDidPage
from surveys.selectors.naming_summaries import summaries_naming
from surveys.selectors.voice import overview, present
from surveys.selectors.voice_findings import voice_findings
from surveys.selectors.voice_summary import summarise
from syndication import registry


def connect() -> None:
    """Register the builder of voice summaries and give the pages their reads and writes."""
    registry.register("voice-summary", build_voice_summary)
    mentions.register(summaries_naming)
    YouSaidWeDidPage.findings = staticmethod(voice_findings)
    YouSaidWeDidPage.summarise = staticmethod(summarise)
    YouSaidWeDidPage.keep_counts = staticmethod(keep_released_counts)
    YouSaidWeDidPage.present = staticmethod(present)
    VoiceIndexPage.overview = staticmethod(overview)
