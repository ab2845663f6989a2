"""Since when a project can have been asked for something, and what people had before them.

Whoever decides has been asked, and so has whoever released something in answer to it. A later
test round or pilot asked for nothing of that; of those before, the newest did.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter

from django.utils import timezone

from changeprojects.editions import Released, released_versions
from changeprojects.models import PilotPage, ProductPage, Recommendation, TestRound
from changeprojects.rules import evidence

Source = Recommendation.Source


def asked_since(one: Recommendation) -> datetime | None:
    """Return since when the project can have been asked for it; None if nobody can say.

    What people said: since the survey was opened in which they said it. What a test round
    asked: since its day, and if people said it too, since both. Anything else: since the pilot
    opened that asked. Nobody was asked by a version that was not out yet.
    """
    said = _said_since(one)
    if one.source == Source.TEST:
        rounds = rounds_asking(one)
        moments = (_moment(each.held_on, each.product, each.version) for each in rounds)
        tested = max(moments, default=None)
        # Whoever is told “You said” hears only of what came after they had said it.
        return max(tested, said) if tested and said else tested
    if said or (one.source == Source.THEME and evidence.is_known(evidence.ASKED_SINCE)):
        return said
    pilot = _pilot_asking(one)
    return _moment(*pilot) if pilot else None


def rounds_asking(one: Recommendation) -> list[TestRound]:
    """Return of each product of its project the newest test round that can have asked for it."""
    rounds = TestRound.objects.filter(product__in=one.project.get_children())
    found = list(rounds.order_by("held_on", "pk").select_related("product__locale"))
    days = _until(one, [each.held_on for each in found])
    return list({each.product_id: each for each in found if each.held_on in days}.values())


def _pilot_asking(one: Recommendation) -> tuple[date, ProductPage, str] | None:
    """Return the newest pilot that can have asked: when it opened, of what, and which version."""
    pilots = PilotPage.objects.child_of(one.project).live().select_related("product__locale")
    opened = [(day, each) for each in pilots.order_by("path") if (day := each.first_day)]
    days = _until(one, [day for day, _ in opened])
    last = max((found for found in opened if found[0] in days), key=itemgetter(0), default=None)
    return (last[0], last[1].product, last[1].version) if last else None


def _moment(day: date, product: ProductPage, number: str) -> datetime:
    """Return when that day began; or, if later, when the version came out that was tried."""
    out = [one.released_at for one in _versions(product) if str(one.version) == number]
    begin = timezone.make_aware(datetime.combine(day, time()))
    # What came out in this very moment was there when people were asked.
    return max([begin, *(at + timedelta(microseconds=1) for at in out)])


def asked_by(one: Recommendation) -> date | None:
    """Return the day by which it had been asked for: it was decided, or something answered it."""
    decided = [former.decided_on for former in one.former_decisions.all()]
    products = ProductPage.objects.child_of(one.project).select_related("locale")
    named = [
        version.released_on
        for product in products
        for version in _versions(product)
        if any(entry["recommendation"] == one.as_asked for entry in version.changes)
    ]
    return min(filter(None, (one.decided_on, *decided, *named)), default=None)


def _until(one: Recommendation, days: Sequence[date]) -> list[date]:
    """Return the days by which it can have been asked for; else the first of all."""
    if len(set(days)) <= 1:
        return [*days]
    last = asked_by(one)
    return [day for day in days if last is None or day <= last] or [min(days)]


def _versions(product: ProductPage) -> list[Released]:
    return released_versions(product.translation_key, product.locale.language_code)


def _said_since(one: Recommendation) -> datetime | None:
    known = evidence.is_known(evidence.ASKED_SINCE)
    seconds = evidence.tells(evidence.ASKED_SINCE, one) if known else 0
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
