"""Change entries in the editor: the parts they are about are ticked by name."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import cached_property
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel

from changeprojects.editing.block_names import Choice, names_of_body, names_of_edition
from changeprojects.editions import current_of, released_versions
from changeprojects.rules.entries import STAYED, TOLD, entries_showing_nothing
from changeprojects.rules.facts import told_entries

_PROVING = (
    "Tick the blocks whose words are new or gone: a section stands for its heading, and proves "
    "nothing about the blocks in it."
)


class KeptKey(forms.UUIDField):
    """The identifier of an entry: it comes back as it was sent, and a new entry gets one."""

    def __init__(self, kept: UUID | None) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)
        self.kept = kept

    def clean(self, value: Any) -> UUID:
        """Return the identifier that was sent, that the entry has, or a new one."""
        return super().clean(value) or self.kept or uuid4()


class ChangeEntryFormSet(BaseChildFormSet):
    """The change entries of one product; knows its sections and blocks."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Offer the product's parts, and its project's recommendations, in each entry."""
        super().add_fields(form, index)
        if "identifier" in form.fields:
            is_new = index is None or index >= self.initial_form_count()
            form.fields["identifier"] = KeptKey(None if is_new else form.instance.identifier)
            if is_new:
                # The form of a new entry is copied for each: none may bring the same.
                form.initial.pop("identifier", None)
        if "block_ids" in form.fields:
            form.fields["block_ids"] = self._block_field(form)
        if "recommendation" in form.fields:
            project = getattr(self.instance, "project", None)
            field = form.fields["recommendation"]
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = field.queryset.filter(project=project)

    def _block_field(self, form: forms.ModelForm) -> forms.MultipleChoiceField:
        known = dict(self.part_choices)
        kept = form.instance.block_ids or []
        lost = [(part, "A part that is no longer there") for part in kept if part not in known]
        model_field = form.instance._meta.get_field("block_ids")
        told = self.notes.get(form.instance.identifier, [])
        return forms.MultipleChoiceField(
            label=model_field.verbose_name.capitalize(),
            help_text=" ".join([*told, str(model_field.help_text), _PROVING]),
            choices=[*self.part_choices, *lost],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    @cached_property
    def notes(self) -> dict[UUID, list[str]]:
        """What saved entries will not tell or not show, by their identifiers."""
        told = {one.identifier: [TOLD] for one in told_entries(self.instance)}
        return told | {one.identifier: [STAYED] for one in entries_showing_nothing(self.instance)}

    @cached_property
    def part_choices(self) -> list[Choice]:
        """The parts of the saved body, then those of the version in use that are gone."""
        product = self.instance
        choices = names_of_body(product.body)
        if product.pk is None:
            return choices
        released = released_versions(product.translation_key, product.locale.language_code)
        current = current_of(released)
        if current is None:
            return choices
        here = {part for part, _ in choices}
        gone = [
            (part, f"Taken out: {name}")
            for part, name in names_of_edition(current.content)
            if part not in here
        ]
        return [*choices, *gone]


class ChangeEntriesPanel(InlinePanel):
    """The inline panel of change entries."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of an inline panel, with our formset."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = ChangeEntryFormSet
        return options
