"""What has to be done regularly, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from changeprojects.actions.end_partnerships import end_partnerships
from changeprojects.actions.refresh_heads import refresh_projects
from surveys.actions.alert_leads import alert_leads
from surveys.actions.clear_journal import clear_journal
from surveys.actions.end_quotes import end_quotes_of_few, expire_quotes
from surveys.actions.keep_all_figures import keep_all_figures
from surveys.actions.mix_rows import mix_rows, mix_what_was_sent
from surveys.actions.purge_answers import purge_answers
from surveys.actions.purge_contacts import purge_contacts
from surveys.actions.purge_drafts import purge_drafts
from surveys.actions.purge_equality import purge_equality
from surveys.actions.refresh_summaries import refresh_summaries
from surveys.actions.renew_summaries import renew_summaries
from surveys.actions.suspend_uncovered import suspend_uncovered
from surveys.actions.watch_addresses import watch_addresses
from surveys.actions.watch_contact_keepers import watch_contact_keepers
from surveys.actions.wipe_flags import wipe_flags

_DAY = timedelta(days=1)
# From which all machines count their turns.
_FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done once in each span of time; doing it twice does no harm."""

    name: str
    every: timedelta
    run: Callable[[], object]

    def slot(self, moment: datetime) -> datetime:
        """Return when the turn began in which `moment` lies; the same on every machine.

        A turn of whole days begins at midnight where the site is: then a promise is late.
        """
        if not self.every % _DAY:
            return _midnight(moment, self.every.days)
        length = self.every.total_seconds()
        return datetime.fromtimestamp(moment.timestamp() // length * length, UTC)


def _midnight(moment: datetime, days: int) -> datetime:
    zone = timezone.get_default_timezone()
    today = timezone.localdate(moment, zone)
    began = today - (today - _FIRST_DAY) % timedelta(days=days)
    return datetime.combine(began, time(), zone).astimezone(UTC)


def _command(name: str) -> Callable[[], object]:
    """Return a call of the management command; what it has to say of success is dropped."""
    return lambda: call_command(name, stdout=StringIO())


# The ticker looks once a minute, so every span is a number of minutes.
JOBS = (
    # Somebody may need help: the first thing that is done.
    Job("alert_leads", timedelta(minutes=1), alert_leads),
    # What editors scheduled goes live, and what has expired is taken back.
    Job("publish_scheduled", timedelta(minutes=1), _command("publish_scheduled")),
    # So that the next one does not depend on an address that nothing has reached.
    Job("watch_addresses", timedelta(minutes=1), watch_addresses),
    Job("suspend_uncovered", timedelta(hours=1), suspend_uncovered),
    # After which nobody can be let read any more without its being noticed.
    Job("watch_contact_keepers", timedelta(hours=1), watch_contact_keepers),
    Job("purge_drafts", timedelta(minutes=10), purge_drafts),
    Job("purge_contacts", timedelta(days=1), purge_contacts),
    Job("purge_answers", timedelta(days=1), purge_answers),
    Job("purge_equality", timedelta(days=1), purge_equality),
    Job("wipe_flags", timedelta(days=1), wipe_flags),
    # Readers see nothing of them from their last midnight on; this tells those who have a copy.
    Job("expire_quotes", timedelta(hours=1), expire_quotes),
    Job("end_quotes_of_few", timedelta(days=1), end_quotes_of_few),
    Job("keep_figures", timedelta(days=1), keep_all_figures),
    Job("renew_summaries", timedelta(days=1), renew_summaries),
    Job("end_partnerships", timedelta(days=1), end_partnerships),
    # How projects stand by their rules depends on what day it is.
    Job("refresh_projects", timedelta(days=1), refresh_projects),
    # Whether a promise is late does too.
    Job("refresh_summaries", timedelta(days=1), refresh_summaries),
    Job("clearsessions", timedelta(days=1), _command("clearsessions")),
    Job("verify_editions", timedelta(days=7), _command("verify_editions")),
    # After what is deleted, whose space it gives back.
    Job("mix_rows", timedelta(days=1), mix_rows),
    Job("mix_what_was_sent", timedelta(minutes=1), mix_what_was_sent),
    # Last, so that it also takes what the jobs above have deleted.
    Job("clear_journal", timedelta(minutes=1), clear_journal),
)
