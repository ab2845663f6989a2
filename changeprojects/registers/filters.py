"""The filters of a register, and how one says that it does not know what is asked."""

from typing import Any, ClassVar

from django.contrib.admin.filters import (
    BooleanFieldListFilter,
    ChoicesFieldListFilter,
    ListFilter,
    SimpleListFilter,
)
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path
from django.db.models import Model, QuerySet
from django.http import HttpRequest

# Longer numbers are no key of any database.
_LONGEST_KEY = 10
# What the built-in filters of the list write into the address.
_ENDINGS = ("__exact", "__isnull", "__gte", "__lt")


class UnknownChoice(IncorrectLookupParameters):
    """Somebody asks filters for what they do not offer."""

    def __init__(self, filters: list[ListFilter]) -> None:
        super().__init__()
        self.titles = [str(one.title) for one in filters]
        self.parameters = {name for one in filters for name in one.expected_parameters() if name}


class NarrowingFilter(SimpleListFilter):
    """Narrows a list to what belongs to one thing.

    `form_field` is the field of the form that a new entry has that thing in, if there is one.
    """

    label_field: ClassVar[str] = "title"
    form_field: ClassVar[str] = ""

    @classmethod
    def offered(cls, model: type[Model]) -> QuerySet[Any]:
        """Return all things of the kind, whether an entry belongs to them or not."""
        raise NotImplementedError

    @classmethod
    def asked(cls, request: HttpRequest, model: type[Model]) -> Any:
        """Return the thing that the address names, also if no entry belongs to it yet, or None."""
        key = request.GET.get(cls.parameter_name or "", "")
        if not (key.isascii() and key.isdigit() and len(key) < _LONGEST_KEY):
            return None
        return cls.offered(model).filter(pk=key).first()


class RelationFilter(NarrowingFilter):
    """A filter by a relation; the built-in one needs Django's own admin, which is not here."""

    relation: ClassVar[str]

    @classmethod
    def offered(cls, model: type[Model]) -> QuerySet[Any]:
        """Return all that the relation may lead to."""
        related: Any = get_fields_from_path(model, cls.relation)[-1].related_model
        found: QuerySet[Any] = related._default_manager.all()
        return found

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """Return what entries in scope are related to, and what is asked for, by their label."""
        names = (f"{self.relation}_id", f"{self.relation}__{self.label_field}")
        entries = model_admin.get_queryset(request).exclude(**{f"{self.relation}__isnull": True})
        offered = dict(entries.order_by(names[1]).values_list(*names).distinct())
        if (thing := self.asked(request, model_admin.model)) is not None:
            offered.setdefault(thing.pk, str(getattr(thing, self.label_field)))
        return list(offered.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the entries related to the chosen thing; all if none is chosen."""
        if self.value() is None:
            return queryset
        return queryset.filter(**{f"{self.relation}_id": self.value()})


class ProjectFilter(RelationFilter):
    """Entries of one project."""

    title = "project"
    parameter_name = "project"
    relation = form_field = "project"


def parameters_of(filters: Any) -> set[str]:
    """Return all that these filters may write into the address."""
    own = {one.parameter_name for one in filters if callable(one)}
    fields = {one for one in filters if not callable(one)}
    return own | {f"{field}{ending}" for field in fields for ending in _ENDINGS}


def is_unknown(spec: Any) -> bool:
    """Return whether somebody asks this filter for what it does not offer."""
    if isinstance(spec, SimpleListFilter):
        return spec.value() not in {None, *(str(key) for key, _ in spec.lookup_choices)}
    if isinstance(spec, BooleanFieldListFilter):
        return spec.lookup_val not in {None, "0", "1"} or spec.lookup_val2 is not None
    if isinstance(spec, ChoicesFieldListFilter):
        offered = {str(key) for key, _ in spec.field.flatchoices}
        return bool({*(spec.lookup_val or ())} - offered) or _asks_for_nothing(spec)
    return False


def _asks_for_nothing(spec: Any) -> bool:
    """Return whether it asks for entries without a choice where every entry has one."""
    return spec.lookup_val_isnull is not None and not spec.field.null
