"""Every field that an editor fills in says in plain words what belongs there."""

import pytest
from django.apps import apps
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.modeladmin import REGISTERS
from changeprojects.models import ReleasedPage

PAGES = [
    model
    for model in apps.get_models()
    if issubclass(model, ReleasedPage) and model._meta.app_label == "changeprojects"
]
# Wagtail explains these itself, and a stream explains its blocks.
WAGTAILS = {
    *("title", "slug", "seo_title", "search_description", "show_in_menus"),
    *("go_live_at", "expire_at", "body"),
}
# Its own form says it.
IN_FORMS = {"rule_settings.code"}


def registers():
    """The registers that have a form."""
    groups = [one.items if issubclass(one, ModelAdminGroup) else [one] for one in REGISTERS]
    return [one for group in groups for one in group if hasattr(one, "edit_handler")]


def fields_without_help(panel, model):
    """The names of the fields below a panel that say nothing about themselves."""
    if isinstance(panel, InlinePanel):
        below = panel.db_field.related_model
        panels = panel.child_edit_handler.children
        found = [name for one in panels for name in fields_without_help(one, below)]
        return [name for one in found if (name := f"{panel.relation_name}.{one}") not in IN_FORMS]
    if isinstance(panel, FieldPanel):
        told = panel.help_text or model._meta.get_field(panel.field_name).help_text
        return [] if told or panel.field_name in WAGTAILS else [panel.field_name]
    below = getattr(panel, "children", ())
    return [name for one in below for name in fields_without_help(one, model)]


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_field_of_a_page_has_a_help_text(model):
    assert fields_without_help(model.get_edit_handler(), model) == []


@pytest.mark.parametrize("register", registers(), ids=lambda one: one.__name__)
def test_every_field_of_a_register_has_a_help_text(register):
    handler = register.edit_handler.bind_to_model(register.model)
    assert fields_without_help(handler, register.model) == []
