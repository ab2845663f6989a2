"""The side panel that tells which rules are met: for publishing, and before the next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel

from changeprojects import lifecycles, rules
from changeprojects.actions.move import would_stop
from changeprojects.editing.places import Way, way_to_mend
from changeprojects.rules import Reading
from changeprojects.rules.facts import is_released


@dataclass(frozen=True, slots=True)
class Step:
    """A move that usually comes next, with the rules that stand before it."""

    label: str
    readings: list[tuple[Reading, Way]]

    @property
    def open_count(self) -> int:
        """How many rules stand in its way."""
        return sum(reading.stops for reading, _ in self.readings)


class ReadinessSidePanel(BaseSidePanel):
    """Lists each rule for the saved draft: met or not, and where it is mended.

    A draft that still has the number of a released version is read as the next one. Below
    stand the rules before the steps that come next in the life of the page: they are read
    of the page as it is stored, because a step takes no draft along.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel, with the number of things to do."""

        aria_label = "Toggle readiness"
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Count the rules that stand against a release."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"count": self.panel.open_count}

    name = "readiness"
    title = "Readiness"
    template_name = "changeprojects/admin/readiness_panel.html"
    order = 150

    def __init__(self, page: Any, request: Any) -> None:
        super().__init__(page, request)
        # A new page is not stored yet: its project, team and money cannot be asked.
        self.readings = rules.readings(page) if page.pk else []

    @property
    def open_count(self) -> int:
        """Return how many rules stand against a release."""
        return sum(reading.stops for reading in self.readings)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the readings of all rules that apply to this page: what to do first."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        is_product = self.object.release_kind == "product"
        readings = sorted(self.readings, key=_urgency)
        permissions = self.object.permissions_for_user(self.request.user)
        return context | {
            "readings": [(one, self._way(one)) for one in readings],
            "steps": list(self._steps()) if self.object.pk else [],
            "open_count": self.open_count,
            "version": self.object.version if is_product else "",
            "is_next_release": is_product and self.object.pk and is_released(self.object),
            "may_publish": permissions.can_publish(),
        }

    def _steps(self) -> Iterator[Step]:
        """Yield the moves that people make to go on, not those that end or interrupt it."""
        lifecycle = lifecycles.LIFECYCLES.get(self.object._meta.model_name)
        for move in lifecycle.moves_from(self.object.status) if lifecycle else ():
            if move.is_automatic or move.ends or move.asks_reason:
                continue
            by = self.request.user if move.is_for(self.request.user) else None
            found = would_stop(self.object, move.name, by=by)
            told = [one for one in found if one.stops or move.name in one.rule.gates]
            yield Step(move.label, [(one, self._way(one)) for one in sorted(told, key=_urgency)])

    def _way(self, reading: Reading) -> Way:
        is_open = not (reading.is_met or reading.is_waived)
        return way_to_mend(reading.rule, self.object, self.request.user) if is_open else Way()


def _urgency(reading: Reading) -> int:
    return 0 if reading.stops else 2 if reading.is_met else 1
