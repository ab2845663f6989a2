"""Do what is due, once, however many tickers run."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from home.jobs import JOBS, Job
from home.models import Tick
from syndication.actions.in_turn import kind_and_place

# So many turns are remembered: a ticker whose clock is that late does none of them again.
_REMEMBERED = 10
logger = logging.getLogger(__name__)


def run_due_jobs(jobs: Iterable[Job] = JOBS, *, at: datetime | None = None) -> list[str]:
    """Run each job whose turn nobody has taken yet; return the names of those that failed.

    A turn is taken before the job runs: one that fails or is cut off has its next chance
    with the next turn. A failure keeps no other job from running. It is logged with its
    kind and place alone, because the message could hold what somebody wrote. `at` is now
    unless given.
    """
    moment = at or timezone.now()
    return [job.name for job in jobs if not _done(job, moment)]


def _done(job: Job, moment: datetime) -> bool:
    try:
        if _takes_turn(job, job.slot(moment)):
            job.run()
    except Exception as failure:  # noqa: BLE001  whatever it is, the other jobs go on
        # A traceback would tell the message.
        logger.error("The job %s failed: %s.", job.name, kind_and_place(failure))  # noqa: TRY400
        return False
    return True


def _takes_turn(job: Job, slot: datetime) -> bool:
    """Return whether the turn was free and is ours now."""
    try:
        with transaction.atomic():
            Tick.objects.create(name=job.name, slot=slot)
            forgotten = slot - _REMEMBERED * job.every
            Tick.objects.filter(name=job.name, slot__lt=forgotten).delete()
    except IntegrityError:
        return False
    return True
