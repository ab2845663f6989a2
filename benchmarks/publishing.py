"""What releasing costs over Wagtail's own publishing of the same page."""

import statistics
import time
from collections.abc import Callable
from unittest.mock import patch

from django.db import transaction
from wagtail.models import Page

from benchmarks import content
from changeprojects.models import ChangeProjectPage, ReleasedPage
from syndication.actions.release import release

BLOCKS = 40
TIMES = 7


def measure() -> tuple[float, float]:
    """Return the milliseconds of Wagtail's publishing alone, and with freezing."""
    project = ChangeProjectPage.objects.order_by("path")[0]
    return _median(lambda: _publish(project, frozen=False)), _median(
        lambda: _publish(project, frozen=True)
    )


def _publish(project: ChangeProjectPage, *, frozen: bool) -> float:
    """Return the seconds for one new page; nothing of it stays."""
    with transaction.atomic(), patch.object(ReleasedPage, "save", Page.save):
        page = project.add_child(instance=content.unsaved("Measured", BLOCKS))
        revision = page.save_revision()
        began = time.perf_counter()
        with patch.object(ReleasedPage, "publish", Page.publish):
            revision.publish()
        if frozen:
            page.refresh_from_db()
            release("product", page)
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    return took


def _median(once: Callable[[], float]) -> float:
    once()
    return statistics.median(once() for _ in range(TIMES)) * 1000
