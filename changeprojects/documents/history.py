"""The life of a project's product and the project's timeline, derived from what happened."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list
from wagtail.models import Page
from wagtail.query import PageQuerySet

from changeprojects.documents.parts import named_sites
from changeprojects.editions import Released, current_of
from changeprojects.models import (
    BudgetLine,
    ChangeProjectPage,
    Evaluation,
    EventPage,
    PilotPage,
    ProductPage,
    ProjectPart,
    TestRound,
)
from changeprojects.public_names import PublicName, public_names
from changeprojects.rules.facts import BEGAN, next_version, released
from syndication.documents import Version

STEPS = {
    "draft": "Draft",
    "tested": "Tested",
    "piloted": "Piloted",
    "evaluated": "Evaluated",
    "final": "Final",
}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reached:
    """One step of a product's life that was reached."""

    version: str | None
    on: date | None
    note: str = ""


class History:
    """What the public may know of everything that happened in a project, each table read once.

    Of a page below the project that readers cannot open nothing is said. A product that
    they can open is told from its first draft on.
    """

    def __init__(self, page: ChangeProjectPage) -> None:
        self.page = page

    @cached_property
    def names(self) -> dict[int, PublicName]:
        """How readers know the pages below the project, by the key of the page."""
        pages = Page.objects.child_of(self.page).live()
        return public_names(pages.select_related("locale", "content_type"))

    @cached_property
    def products(self) -> list[ProductPage]:
        """The public products in their order."""
        return list(self._public(ProductPage).select_related("locale").order_by("path"))

    @cached_property
    def pilots(self) -> list[PilotPage]:
        """The public pilots, the first to open first."""
        pilots = self._public(PilotPage).select_related("evaluation")
        pilots = pilots.prefetch_related("sites__agency")
        return sorted(pilots, key=lambda pilot: (pilot.first_day or date.max, pilot.path))

    @cached_property
    def events(self) -> list[EventPage]:
        """The public events, the earliest first."""
        return list(self._public(EventPage).order_by("starts_at", "path"))

    @cached_property
    def versions(self) -> dict[int, list[Released]]:
        """The released versions of each product by its key, the oldest first."""
        return {product.pk: released(product)[::-1] for product in self.products}

    @cached_property
    def rounds(self) -> dict[int, list[TestRound]]:
        """The tests of each product by its key, the earliest first."""
        return {
            product.pk: sorted(product.test_rounds.all(), key=lambda one: one.held_on)
            for product in self.products
        }

    def current(self, product: ProductPage) -> Released | None:
        """Return the version of a product that is in use."""
        return current_of(self.versions[product.pk])

    def as_released(self, product: ProductPage, version: Released) -> ProductPage | None:
        """Return the page as this version of it was released; None if that is forgotten."""
        if (product.version, product.stage) == (str(version.version), version.stage):
            return product
        told = {"content__version": str(version.version), "content__stage": version.stage}
        revision = product.revisions.filter(**told).order_by("-created_at", "-pk").first()
        return revision.as_object() if revision else None

    def life(self) -> list[Json]:
        """Return the five steps of the first product; empty if there is none."""
        product = next((one for one in self.products if one.kind != "learning_report"), None)
        if product is None:
            return []
        reached = self._reached(product)
        last = max(index for index, step in enumerate(STEPS) if step in reached)
        return [
            _step(step, label, reached.get(step), index - last)
            for index, (step, label) in enumerate(STEPS.items())
        ]

    def timeline(self) -> list[Json]:
        """Return what happened, the oldest first."""
        rows = [*self._project_rows(), *self._money_rows(), *self._event_rows()]
        for product in self.products:
            rows += self._version_rows(product) + self._test_rows(product)
        for pilot in self.pilots:
            rows += _pilot_rows(pilot, self.page)
        return sorted((row for row in rows if row["date"]), key=lambda row: row["date"])

    def _reached(self, product: ProductPage) -> dict[str, Reached]:
        versions = self.versions[product.pk]
        pilots = [one for one in self.pilots if one.product_id == product.pk and _began(one)]
        reached = {"draft": Reached(str(versions[0].version), versions[0].released_on)}
        pilot_version = next((one for one in versions if one.stage == "pilot"), None)
        if pilots:
            reached["piloted"] = Reached(pilots[0].version, pilots[0].first_day)
        elif pilot_version:
            reached["piloted"] = Reached(str(pilot_version.version), pilot_version.released_on)
        if rounds := _before(self._rounds(product), reached.get("piloted")):
            reached["tested"] = Reached(rounds[-1].version, rounds[-1].held_on)
        if evaluated := [one for one in pilots if one.status == "evaluated"]:
            reached["evaluated"] = Reached(None, evaluated_on(evaluated[-1]), "Signed off")
        if final := next((one for one in versions if one.stage == "final"), None):
            reached["final"] = Reached(str(final.version), final.released_on, self._in_use(product))
        if product.is_withdrawn:
            last = max(reached, key=list(STEPS).index)
            reached[last] = replace(reached[last], note="Withdrawn")
        return reached

    def _in_use(self, product: ProductPage) -> str:
        current = self.current(product)
        first = next(one for one in self.versions[product.pk] if one.stage == "final")
        if current is None or current.version == first.version:
            return "In use now"
        return f"Version {current.version} is in use now"

    def _project_rows(self) -> list[Json]:
        page = self.page
        rows = [_row(page.approved_on, None, "Project approved")]
        if page.status == ChangeProjectPage.Status.COMPLETED:
            rows.append(_row(page.actual_end, None, "Project completed"))
        if page.status == ChangeProjectPage.Status.STOPPED:
            rows.append(_row(page.actual_end, "stopped", "Project stopped"))
        return rows

    def _money_rows(self) -> list[Json]:
        titles = {
            BudgetLine.Purpose.PILOT: "Pilot money set aside",
            BudgetLine.Purpose.FINAL_PRODUCT: "Money for the final product set aside",
        }
        # Money of which the rest was given back had been set aside all the same.
        lines = self.page.budget_lines.filter(allocated_on__isnull=False)
        return [
            _row(line.allocated_on, None, titles[line.purpose])
            for line in lines.filter(purpose__in=titles)
        ]

    def _event_rows(self) -> list[Json]:
        return [
            _row(
                timezone.localtime(event.starts_at).date(),
                None,
                *_words_of(event, self.names[event.pk].title),
            )
            for event in self.events
        ]

    def _version_rows(self, product: ProductPage) -> list[Json]:
        versions = self.versions[product.pk]
        pilots = [pilot for pilot in self.pilots if pilot.product_id == product.pk]
        piloted = {next_version(pilot) for pilot in pilots}
        rows = []
        for index, one in enumerate(versions):
            is_first_draft = index == 0 and one.stage == "draft"
            is_told_by_pilot = one.stage == "pilot" and one.version in piloted
            if is_first_draft or (one.public and not is_told_by_pilot):
                label = "Pilot version" if one.stage == "pilot" else f"{one.stage.title()}, version"
                text = self._of(product, one.change_note if one.public else "")
                rows.append(_row(one.released_on, one.mark, f"{label} {one.version}", text))
        if product.is_withdrawn:
            reason = self._of(product, product.status_reason)
            rows.append(_row(product.withdrawn_on, "stopped", "Withdrawn", reason))
        return rows

    def _test_rows(self, product: ProductPage) -> list[Json]:
        by_version: dict[str, list[TestRound]] = {}
        for one in self._rounds(product):
            by_version.setdefault(one.version, []).append(one)
        return [
            _row(
                rounds[-1].held_on,
                "tested",
                f"Tested, version {version}",
                self._of(product, f"{get_text_list([one.method for one in rounds], 'and')}."),
            )
            for version, rounds in by_version.items()
        ]

    def _of(self, product: ProductPage, text: str) -> str:
        """Name the product where the project has several."""
        if len(self.products) <= 1:
            return text
        return f"{self.names[product.pk].title}. {text}".strip()

    def _rounds(self, product: ProductPage) -> list[TestRound]:
        """Return the tests of what became public, not those of a draft that comes next."""
        public = [one.version for one in self.versions[product.pk] if one.public]
        rounds = self.rounds[product.pk]
        return [one for one in rounds if Version.parse(one.version) <= max(public)]

    def _public(self, model: type[ProjectPart]) -> PageQuerySet:
        return model.objects.child_of(self.page).filter(pk__in=self.names)


def _words_of(event: EventPage, title: str) -> tuple[str, str]:
    """Return what is said of an event; of one that was cancelled, why."""
    if event.status == EventPage.Status.CANCELLED:
        return f"{title}, cancelled", event.status_reason
    return title, event.summary


def _before(rounds: list[TestRound], piloted: Reached | None) -> list[TestRound]:
    limit = piloted.on if piloted and piloted.on else date.max
    return [one for one in rounds if one.held_on <= limit] or rounds


def _began(pilot: PilotPage) -> bool:
    return pilot.status in BEGAN


def evaluated_on(pilot: PilotPage) -> date | None:
    """Return the day on which the evaluation of a pilot was signed off."""
    evaluation: Evaluation | None = getattr(pilot, "evaluation", None)
    return evaluation.signed_off_on if evaluation else None


def _pilot_rows(pilot: PilotPage, project: ChangeProjectPage) -> list[Json]:
    if not _began(pilot):
        return []
    names = named_sites(pilot, project)
    text = f"Used at {get_text_list(names, 'and')}." if names else ""
    rows = [_row(pilot.first_day, "piloted", f"Piloted, version {pilot.version}", text)]
    evaluation = getattr(pilot, "evaluation", None)
    if pilot.status == PilotPage.Status.EVALUATED and evaluation is not None:
        by = f"By {evaluation.evaluated_by}." if evaluation.evaluated_by else ""
        rows.append(_row(evaluated_on(pilot), "evaluated", "Evaluated and signed off", by))
    return rows


def _row(on: date | None, mark: str | None, title: str, text: str = "") -> Json:
    return {"date": on.isoformat() if on else None, "mark": mark, "title": title, "text": text}


def _step(step: str, label: str, reached: Reached | None, distance: int) -> Json:
    state = "current" if distance == 0 else "done" if distance < 0 else "ahead"
    return {
        "step": step,
        "label": label,
        "state": state,
        "version": reached.version if reached else None,
        "date": reached.on.isoformat() if reached and reached.on else None,
        "note": reached.note if reached else "",
    }
