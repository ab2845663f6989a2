"""Makes the files of Wagtail's own lists and reports harmless to spreadsheet programs too."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from changeprojects.registers.cells import neutral_in

_plain = SpreadsheetExportMixin.preprocess_field_value


def connect() -> None:
    """Let every list that is exported, the history of the site too, write text as text.

    Titles and names that anybody may write stand in them. Wagtail offers no hook for its reports,
    so that what all of them inherit is replaced. Done twice, it changes nothing.
    """
    SpreadsheetExportMixin.preprocess_field_value = _harmless


def _harmless(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    return neutral_in(export_format, _plain(view, field, value, export_format))
