"""Since when a project can have been asked for something, and what people had before them.

A recommendation names the round that it came from. Where it names none, the newest counts that
there was when a version first said that it was an answer. No round asks for anything before it
is over. A day that somebody typed as that of the decision tells nothing of it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.utils import timezone

from changeprojects.editions import Released, released_versions
from changeprojects.models import PilotPage, ProductPage, Recommendation, TestRound
from changeprojects.rules import evidence
from changeprojects.rules.real_words import only_hides
from changeprojects.selectors.came_from import TEST, named_round, pilot_of

Source = Recommendation.Source
# A round that is not over, or of which nobody knows any more when it was, asks for nothing yet.
_NOT_YET = datetime.max.replace(tzinfo=UTC)


def is_for(named: Mapping[str, str] | None, asked: Recommendation) -> bool:
    """Return whether what was frozen as answered is what was asked for, in the words of today.

    Its code is the same, and so are its words, but for who was taken out of them since.
    """
    if named is None or named["code"] != asked.code:
        return False
    return named["text"] == asked.text or only_hides(named["text"], asked.text)


def asked_since(one: Recommendation) -> datetime | None:
    """Return since when the project can have been asked for it; None if nobody can say.

    What people said: since the survey was opened in which they said it. What a round asked:
    since the day after it, and if people said it too, since both. A pilot, for what its
    evaluation asked, or a review, is over when it has closed; until then nothing is asked for.
    Nobody was asked by a version that was not out yet.
    """
    said, asked = _said_since(one), _round_since(one)
    # Whoever is told “You said” hears only of what came after they had said it.
    return max(asked, said) if asked and said else asked or said


def _round_since(one: Recommendation) -> datetime | None:
    """Return since when a round can have asked for it; None if it came from none."""
    if named := named_round(one):
        versions = released_versions(UUID(named["product"]), one.project.locale.language_code)
        return _after(_last_day_of(named), versions, named["version"])
    if one.source == Source.TEST:
        tests = _tests_asking(one)
        moments = (_after(test.held_on, _versions(test.product), test.version) for test in tests)
        return max(moments, default=None)
    is_said = one.source == Source.THEME and evidence.is_known(evidence.ASKED_SINCE)
    pilot = None if is_said or _said_since(one) else _pilot_asking(one)
    return _after(_last_day(pilot), _versions(pilot.product), pilot.version) if pilot else None


def tested_for(one: Recommendation) -> list[tuple[ProductPage, str]]:
    """Return each product of its project with the version of the test that can have asked for it.

    It is the newest round of each, or the one that is named.
    """
    tested = {each.product: each.version for each in _tests_asking(one)}
    if named := named_round(one):
        product = next((of for of in tested if str(of.translation_key) == named["product"]), None)
        tested |= {product: named["version"]} if product else {}
    return [*tested.items()]


def _tests_asking(one: Recommendation) -> list[TestRound]:
    """Return of each product of its project the newest test round that can have asked for it."""
    rounds = TestRound.objects.filter(product__in=one.project.get_children())
    found = list(rounds.order_by("held_on", "pk").select_related("product__locale"))
    days = _until(one, [each.held_on for each in found])
    return list({each.product_id: each for each in found if each.held_on in days}.values())


def _pilot_asking(one: Recommendation) -> PilotPage | None:
    """Return the newest pilot that is over and can have asked."""
    pilots = PilotPage.objects.child_of(one.project).live().select_related("product__locale")
    over = [(day, each) for each in pilots.order_by("path") if (day := _last_day(each))]
    days = _until(one, [day for day, _ in over])
    last = max((found for found in over if found[0] in days), key=itemgetter(0), default=None)
    return last[1] if last else None


def _last_day(pilot: PilotPage) -> date | None:
    """Return the day on which the pilot ended; None if it goes on, or never was one."""
    is_over = pilot.status in (PilotPage.Status.CLOSED, PilotPage.Status.EVALUATED)
    # A planned day is none, except of what was entered as over without another one.
    return pilot.closed_on or (pilot.last_day or pilot.first_day if is_over else None)


def _last_day_of(named: dict[str, Any]) -> date | None:
    if named["kind"] == TEST:
        return date.fromisoformat(named["on"])
    pilot = pilot_of(named)
    return _last_day(pilot) if pilot else None


def _after(day: date | None, versions: Sequence[Released], number: str) -> datetime:
    """Return when that day was over; or, if later, when the version came out that was tried."""
    if day is None:
        return _NOT_YET
    out = [one.released_at for one in versions if str(one.version) == number]
    begin = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    # What came out in this very moment was there when people were asked.
    return max([begin, *(at + timedelta(microseconds=1) for at in out)])


def _first_answer(one: Recommendation) -> date | None:
    """Return the day on which a version first said that it answered it.

    By saying that things were kept, too: it had been asked for by then.
    """
    products = ProductPage.objects.child_of(one.project).select_related("locale")
    named = (
        version.released_on
        for product in products
        for version in _versions(product)
        if any(is_for(entry["recommendation"], one) for entry in version.changes)
    )
    return min(named, default=None)


def _until(one: Recommendation, days: Sequence[date]) -> list[date]:
    """Return the days by which it can have been asked for; else the first of all."""
    if len(set(days)) <= 1:
        return [*days]
    last = _first_answer(one)
    return [day for day in days if last is None or day <= last] or [min(days)]


def _versions(product: ProductPage) -> list[Released]:
    return released_versions(product.translation_key, product.locale.language_code)


def _said_since(one: Recommendation) -> datetime | None:
    known = evidence.is_known(evidence.ASKED_SINCE)
    seconds = evidence.tells(evidence.ASKED_SINCE, one) if known else 0
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
