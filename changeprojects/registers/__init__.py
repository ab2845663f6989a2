"""The one base class of all registers in the admin, with its gaps closed.

The package behind it lets any lookup in the address reach the database, answers bad
parameters with an error page, shows lists to whoever holds any permission, and writes
formulas into spreadsheets. A register made from `SafeModelAdmin` does none of this.
"""

from changeprojects.exceptions import DeletionRefused
from changeprojects.registers.admin import SafeModelAdmin
from changeprojects.registers.cells import known_as, neutral_cell, yes_or_no
from changeprojects.registers.filters import NarrowingFilter, ProjectFilter, RelationFilter
from changeprojects.registers.inspection import Part, SafeInspectView
from changeprojects.registers.listing import SafeIndexView
from changeprojects.registers.permissions import (
    KeptPermissionHelper,
    ReadOnlyPermissionHelper,
    SafePermissionHelper,
)
from changeprojects.registers.views import (
    SafeDeleteView,
    SafeEditView,
    SafeHistoryView,
)
from changeprojects.stamped import StampedForm

__all__ = [
    "DeletionRefused",
    "KeptPermissionHelper",
    "NarrowingFilter",
    "Part",
    "ProjectFilter",
    "ReadOnlyPermissionHelper",
    "RelationFilter",
    "SafeDeleteView",
    "SafeEditView",
    "SafeHistoryView",
    "SafeIndexView",
    "SafeInspectView",
    "SafeModelAdmin",
    "SafePermissionHelper",
    "StampedForm",
    "known_as",
    "neutral_cell",
    "yes_or_no",
]
