"""Who may do what in a register."""

from django.db.models import Model
from wagtail_modeladmin.helpers import PermissionHelper

from changeprojects.rights import Requester


class SafePermissionHelper(PermissionHelper):
    """Reading needs the view permission; a right to add or delete is no right to read."""

    def user_can_list(self, user: Requester) -> bool:
        """Return whether the user may see the list and export it."""
        return bool(self.user_has_specific_permission(user, self.get_perm_codename("view")))

    def user_can_inspect_obj(
        self,
        user: Requester,
        obj: Model,
    ) -> bool:
        """Return whether the user may see one entry."""
        return bool(self.inspect_view_enabled and self.user_can_list(user))

    def user_can_edit_obj(self, user: Requester, obj: Model) -> bool:
        """Return whether the user may change an entry: only one they may also see."""
        return self.user_can_list(user) and bool(super().user_can_edit_obj(user, obj))


class KeptPermissionHelper(SafePermissionHelper):
    """For what drafts of pages may name or the public was told: nobody deletes it here."""

    def user_can_delete_obj(
        self,
        user: Requester,
        obj: Model,
    ) -> bool:
        """Return False."""
        return False


class ReadOnlyPermissionHelper(KeptPermissionHelper):
    """For entries that others write elsewhere."""

    def user_can_create(self, user: Requester) -> bool:
        """Return False."""
        return False

    def user_can_edit_obj(self, user: Requester, obj: Model) -> bool:
        """Return False."""
        return False
