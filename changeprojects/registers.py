"""The one base class of all registers in the admin, with its gaps closed.

The package behind it lets any lookup in the address reach the database, answers bad
parameters with an error page, shows lists to whoever holds any permission, and writes
formulas into spreadsheets. A register made from `SafeModelAdmin` does none of this.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.admin.filters import (
    BooleanFieldListFilter,
    ChoicesFieldListFilter,
    SimpleListFilter,
)
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import FieldError, PermissionDenied, ValidationError
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, EditView, HistoryView, IndexView, ModelFormView

from changeprojects.exceptions import DeletionRefused, NotAllowed
from changeprojects.rights import Requester
from changeprojects.selectors.resting import why_not_deleted

# Longer numbers are no key of any database.
_LONGEST_KEY = 10
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BAD_PARAMETERS = (IncorrectLookupParameters, FieldError, ValidationError, ValueError, TypeError)
# What the built-in filters of the list write into the address.
_FILTER_ENDINGS = ("__exact", "__isnull", "__gte", "__lt")


def neutral_cell(value: Any) -> Any:
    """Return `value` so that a spreadsheet program reads text as text, never as a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def known_as(entry: Model) -> str:
    """Return how an entry is called on pages for staff; histories keep `str(entry)` alone."""
    return str(getattr(entry, "known_as", entry))


def yes_or_no(answer: bool) -> str:  # noqa: FBT001  it is the answer itself
    """Return "Yes" or "No", for the columns of a list."""
    return "Yes" if answer else "No"


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
    """For entries that drafts of pages may name: nobody deletes them here."""

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


class SafeIndexView(IndexView):
    """The list and its export: only the register's own filters reach the database."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the list; with the whole list if the parameters make no sense."""
        request.GET = self._known_parameters(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except _BAD_PARAMETERS:
            if not request.GET:
                raise
            messages.error(
                request, "That filter is not known, so everything is shown. Choose one of the list."
            )
            return redirect(self.index_url)

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """Return the filters; what none of them has used up is not looked up.

        Raises `IncorrectLookupParameters` for a choice that a filter does not offer.
        """
        specs, has_filters, _, use_distinct = super().get_filters(request)
        if any(_is_unknown(spec) for spec in specs):
            raise IncorrectLookupParameters
        return specs, has_filters, {}, use_distinct

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return the value of a cell, harmless to a spreadsheet program."""
        return neutral_cell(super().preprocess_field_value(field, value, export_format))

    def _known_parameters(self, request: HttpRequest) -> Any:
        known = {*self.IGNORED_PARAMS, self.PAGE_VAR} | self._filter_parameters(request)
        parameters = request.GET.copy()
        for name in set(parameters) - known:
            del parameters[name]
        return parameters

    def _filter_parameters(self, request: HttpRequest) -> set[str]:
        filters = self.model_admin.get_list_filter(request)
        own = {one.parameter_name for one in filters if callable(one)}
        fields = {one for one in filters if not callable(one)}
        return own | {f"{field}{ending}" for field in fields for ending in _FILTER_ENDINGS}


class RelationFilter(SimpleListFilter):
    """A filter by a relation; the built-in one needs Django's own admin, which is not here."""

    relation: ClassVar[str]
    label_field: ClassVar[str]

    @classmethod
    def asked(cls, request: HttpRequest, model: type[Model]) -> Any:
        """Return the thing that the address names, also if no entry belongs to it yet, or None."""
        key = request.GET.get(cls.parameter_name or "", "")
        if not (key.isascii() and key.isdigit() and len(key) < _LONGEST_KEY):
            return None
        related: Any = model._meta.get_field(cls.relation).related_model
        return related._default_manager.filter(pk=key).first()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """Return what entries in scope are related to, and what is asked for, by their label."""
        names = (f"{self.relation}_id", f"{self.relation}__{self.label_field}")
        entries = model_admin.get_queryset(request).order_by(names[1])
        offered = dict(entries.values_list(*names).distinct())
        if (thing := self.asked(request, model_admin.model)) is not None:
            offered.setdefault(thing.pk, str(getattr(thing, self.label_field)))
        return list(offered.items())

    def queryset(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
    ) -> QuerySet[Any]:
        """Return the entries related to the chosen thing; all if none is chosen."""
        if self.value() is None:
            return queryset
        return queryset.filter(**{f"{self.relation}_id": self.value()})


def _is_unknown(spec: Any) -> bool:
    """Return whether somebody asks this filter for what it does not offer."""
    if isinstance(spec, RelationFilter):
        return spec.value() not in {None, *(str(key) for key, _ in spec.lookup_choices)}
    if isinstance(spec, BooleanFieldListFilter):
        return spec.lookup_val not in {None, "0", "1"}
    if isinstance(spec, ChoicesFieldListFilter):
        return bool({*(spec.lookup_val or ())} - {str(key) for key, _ in spec.field.flatchoices})
    return False


class SafeHistoryView(HistoryView):
    """The history of one entry, for those who may see the entry."""

    def check_action_permitted(self, user: Requester) -> bool:
        """Return whether the user may see the list this entry is in."""
        return bool(self.permission_helper.user_can_list(user))


class SafeEditView(EditView):
    """Changes one entry; what an action has told the history is not told again."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and write into the history unless the form says its action did."""
        if getattr(form, "is_logged", False):
            self.has_content_changes = True
            return ModelFormView.form_valid(self, form)
        return super().form_valid(form)


class SafeDeleteView(DeleteView):
    """Deletes one entry; says what rests on it when it may not go."""

    def delete_instance(self) -> None:
        """Delete; raise `DeletionRefused` if something rests on the entry."""
        try:
            super().delete_instance()
        except (ProtectedError, RestrictedError) as refusal:
            # The package would list every person's response that rests on a deployment.
            raise DeletionRefused(why_not_deleted(refusal, self.request.user)) from refusal

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete, or send the user back with the reason why not."""
        try:
            return super().post(request, *args, **kwargs)
        except (DeletionRefused, NotAllowed) as refusal:
            messages.error(request, str(refusal))
        return redirect(self.index_url)


class SafeModelAdmin(ModelAdmin):
    """A register. `scope()` is the one place that says which entries a user may touch."""

    permission_helper_class = SafePermissionHelper
    index_view_class = SafeIndexView
    history_view_class = SafeHistoryView
    edit_view_class = SafeEditView
    delete_view_class = SafeDeleteView
    inspect_view_enabled = True

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
        """Let one entry in scope be changed."""
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

    def _has_any_right(self, user: Requester) -> bool:
        """Return whether the user has any right here; without one not even a number is told."""
        return bool(self.permission_helper.user_has_any_permissions(user))
