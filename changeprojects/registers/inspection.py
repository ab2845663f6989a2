"""One entry, to be read whole: its fields, and what stands below it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from wagtail_modeladmin.views import InspectView

from changeprojects.registers.cells import in_words, known_as, label_of


@dataclass(frozen=True, slots=True)
class Part:
    """Entries below an entry, each shown under what its first column says.

    `relation` is the name under which the entry has them; `columns` are their fields, or
    functions of one of them; `related` is fetched with them, so that they take one query.
    """

    relation: str
    heading: str
    columns: tuple[str | Callable[[Any], Any], ...]
    related: tuple[str, ...] = field(default=())

    def entries_of(self, entry: Model) -> list[dict[str, Any]]:
        """Return the heading and the labelled values of each entry below."""
        relation: Any = entry._meta.get_field(self.relation)
        model = relation.related_model
        found = model._default_manager.filter(**{relation.field.name: entry})
        if self.related:
            found = found.select_related(*self.related)
        return [self._shown(one, model) for one in found]

    def _shown(self, entry: Model, model: type[Model]) -> dict[str, Any]:
        first, *others = self.columns
        values = [(label_of(one, model), _value(entry, one)) for one in others]
        return {
            "heading": _value(entry, first),
            "fields": [{"label": label, "value": value} for label, value in values if value != ""],
        }


class SafeInspectView(InspectView):
    """Shows an entry in words, with the parts that the register names."""

    def get_page_subtitle(self) -> str:
        """Return what staff call the entry."""
        return known_as(self.instance)

    def get_field_label(self, field_name: str, field: Any = None) -> str:
        """Return what staff call a field, or what a method of the register tells."""
        return label_of(field_name, self.model, self.model_admin)

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        """Return the value in words."""
        value = in_words(self.instance, field_name, self.model_admin)
        return self.model_admin.get_empty_value_display(field_name) if value == "" else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the parts below the entry."""
        parts = [
            {"heading": part.heading, "entries": part.entries_of(self.instance)}
            for part in self.model_admin.inspect_parts
        ]
        return super().get_context_data(parts=parts, **kwargs)


def _value(entry: Model, column: str | Callable[[Any], Any]) -> Any:
    return column(entry) if callable(column) else in_words(entry, column)
