"""The base class itself."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail_modeladmin.options import ModelAdmin

from changeprojects.registers.cells import label_of
from changeprojects.registers.inspection import Part, SafeInspectView
from changeprojects.registers.listing import SafeIndexView
from changeprojects.registers.permissions import SafePermissionHelper
from changeprojects.registers.views import (
    SafeDeleteView,
    SafeEditView,
    SafeHistoryView,
)
from changeprojects.rights import Requester


class SafeModelAdmin(ModelAdmin):
    """A register. `scope()` is the one place that says which entries a user may touch."""

    permission_helper_class = SafePermissionHelper
    index_view_class = SafeIndexView
    inspect_view_class = SafeInspectView
    history_view_class = SafeHistoryView
    edit_view_class = SafeEditView
    delete_view_class = SafeDeleteView
    inspect_view_enabled = True
    inspect_template_name = "changeprojects/admin/inspect.html"
    # What stands below an entry and is read with it.
    inspect_parts: ClassVar[tuple[Part, ...]] = ()

    @cached_property
    def heads(self) -> dict[str, str]:
        """The heads of the columns of the list, by what stands in them."""
        names = self.list_display
        return {name: capfirst(label_of(name, self.model, self)) for name in names}

    def get_menu_label(self) -> str:
        """Return the name of the register, as a sentence begins."""
        return self.menu_label or capfirst(str(self.opts.verbose_name_plural))

    def get_extra_attrs_for_row(self, obj: Model, context: Any) -> dict[str, str]:
        """Return what keeps a row a row where it is set as a block."""
        return {"role": "row"}

    def get_extra_attrs_for_field_col(self, obj: Model, field_name: str) -> dict[str, str]:
        """Return what keeps a cell a cell, and its head for where the column has none."""
        return {"role": "cell", "data-label": self.heads[field_name]}

    def scope(
        self,
        user: Requester,
        entries: QuerySet[Any],
    ) -> QuerySet[Any]:
        """Return those of `entries` that this user may see, change or delete."""
        return entries

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the entries in the scope of whoever asks."""
        return self.scope(request.user, super().get_queryset(request))

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Show one entry in scope."""
        return self._in_scope(super().inspect_view, request, instance_pk)

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Let one entry in scope be changed; one that was deleted meanwhile is offered as new."""
        if self._was_deleted(request, instance_pk):
            return self.create_view(request)
        return self._in_scope(super().edit_view, request, instance_pk)

    def delete_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Let one entry in scope be deleted."""
        return self._in_scope(super().delete_view, request, instance_pk)

    def history_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Show what happened to one entry in scope."""
        return self._in_scope(super().history_view, request, instance_pk)

    def _in_scope(
        self,
        view: Callable[[HttpRequest, str], HttpResponse],
        request: HttpRequest,
        instance_pk: str,
    ) -> HttpResponse:
        if not self._has_any_right(request.user):
            raise PermissionDenied
        try:
            found = self.get_queryset(request).filter(pk=instance_pk).exists()
        except (ValueError, ValidationError) as error:
            raise Http404 from error
        if not found:
            raise Http404
        return view(request, instance_pk)

    def _was_deleted(self, request: HttpRequest, instance_pk: str) -> bool:
        """Return whether a form came of an entry that is no more, from somebody who may add one."""
        if not (request.POST.get("as_shown") and instance_pk.isdecimal()):
            return False
        is_there = self.model._default_manager.filter(pk=instance_pk).exists()
        return not is_there and bool(self.permission_helper.user_can_create(request.user))

    def _has_any_right(self, user: Requester) -> bool:
        """Return whether the user has any right here; without one not even a number is told."""
        return bool(self.permission_helper.user_has_any_permissions(user))
