"""What all registers of the programme have in common: they save, move and delete by actions."""

import logging
from typing import Any

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import CreateView

from changeprojects import lifecycles
from changeprojects.actions.delete_entry import delete_entry
from changeprojects.exceptions import NotAllowed, ReleaseRefused, WrittenMeanwhile
from changeprojects.registers import (
    NarrowingFilter,
    SafeDeleteView,
    SafeEditView,
    SafeHistoryView,
    SafeIndexView,
    SafeModelAdmin,
    known_as,
)


class CarriesOn:
    """Takes the thing to which a list is narrowed along to the form and back to the list."""

    @cached_property
    def carried(self) -> list[tuple[type[NarrowingFilter], Any]]:
        """Return the things to which the address narrows the list, each with its filter."""
        request, admin = self.request, self.model_admin  # type: ignore[attr-defined]
        filters = [one for one in admin.get_list_filter(request) if _narrows(one)]
        found = [(one, one.asked(request, self.model)) for one in filters]  # type: ignore[attr-defined]
        return [(one, thing) for one, thing in found if thing is not None]

    @cached_property
    def create_url(self) -> str:
        """Return the address of the form of a new entry."""
        return self.carrying(super().create_url)  # type: ignore[misc]  # of the view beside it

    def carrying(self, url: str) -> str:
        """Return an address of this register that says what is carried on."""
        keys = {str(one.parameter_name): thing.pk for one, thing in self.carried}
        return f"{url}?{urlencode(keys)}" if keys else url


def _narrows(list_filter: Any) -> bool:
    return isinstance(list_filter, type) and issubclass(list_filter, NarrowingFilter)


class RegisterIndexView(CarriesOn, SafeIndexView):
    """The list; what is added from it belongs to whatever it is narrowed to."""


logger = logging.getLogger(__name__)

_DOES_NOT_FIT = (
    "Nothing is saved: what stands here does not fit what is stored. If two rows were made to "
    "change places, delete one of them, save, and add it again."
)


class SavesOrTells:
    """Saves an entry whole, or shows the form again with what the action says of it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save; nothing that was typed is lost if that is refused."""
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]  # of the view beside it
        except (ReleaseRefused, NotAllowed, ValidationError, WrittenMeanwhile) as refusal:
            form.tell(refusal)
        except IntegrityError:
            # What the database says of it holds what was typed.
            logger.warning("A form of %s does not fit what is stored.", form.instance._meta.label)
            form.tell(ValidationError(_DOES_NOT_FIT))
        return self.form_invalid(form)  # type: ignore[attr-defined]  # of the view beside it

    def get_success_message(self, instance: Any) -> str:
        """Return what was done, with what staff call the entry."""
        return str(super().get_success_message(known_as(instance)))  # type: ignore[misc]  # of the view beside it


class CallsEntry:
    """Says at the head of the page which entry it is about."""

    def get_page_subtitle(self) -> str:
        """Return what staff call the entry."""
        return known_as(self.instance)  # type: ignore[attr-defined]  # of the view beside it


class RegisterCreateView(CarriesOn, SavesOrTells, CreateView):
    """Adds an entry, with the project or whatever else the list was narrowed to filled in."""

    def get_initial(self) -> dict[str, Any]:
        """Return what is known before anything is typed."""
        known = {one.form_field: thing.pk for one, thing in self.carried if one.form_field}
        return super().get_initial() | known

    def get_success_url(self) -> str:
        """Return to the list as it was narrowed."""
        return self.carrying(super().get_success_url())


class RegisterEditView(CallsEntry, SavesOrTells, SafeEditView):
    """Changes an entry."""


class RegisterHistoryView(CallsEntry, SafeHistoryView):
    """Shows what happened to an entry."""


class RegisterDeleteView(CallsEntry, SafeDeleteView):
    """Deletes an entry, so that nobody tells of it any more."""

    def delete_instance(self) -> None:
        """Delete through the action."""
        delete_entry(self.instance, by=self.request.user)


class MovesButtonHelper(ButtonHelper):
    """Beside edit and delete: the moves that lead on from where the entry stands."""

    def add_button(self, *args: Any, **kwargs: Any) -> dict[str, str]:
        """Return the button that adds an entry."""
        return super().add_button(*args, **kwargs) | {"url": self.view.create_url}

    def get_buttons_for_obj(self, obj: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Return the buttons of one row."""
        buttons = super().get_buttons_for_obj(obj, *args, **kwargs)
        lifecycle = lifecycles.LIFECYCLES.get(obj._meta.model_name)
        if lifecycle is None:
            return buttons
        user = self.request.user
        moves = [move for move in lifecycle.moves_from(obj.status) if move.is_for(user)]
        return [*buttons, *(self._button(obj, move) for move in moves)]

    def _button(self, obj: Any, move: lifecycles.Move) -> dict[str, str]:
        return {
            "url": reverse("programme_move", args=[obj._meta.model_name, obj.pk, move.name]),
            "label": move.label,
            "classname": self.finalise_classname(["button-small", "button-secondary"]),
            "title": f"{move.label}: {self.verbose_name}",
        }


class Register(SafeModelAdmin):
    """A register of the programme."""

    index_view_class = RegisterIndexView
    create_view_class = RegisterCreateView
    edit_view_class = RegisterEditView
    history_view_class = RegisterHistoryView
    delete_view_class = RegisterDeleteView
    button_helper_class = MovesButtonHelper


class ProjectRegister(Register):
    """A register whose entries belong to a project."""

    list_select_related: tuple[str, ...] = ("project",)

    @staticmethod
    @display(description="project", ordering="project__title")
    def project_title(entry: Any) -> str:
        """Return the title of the project that the entry belongs to."""
        return str(entry.project.title)
