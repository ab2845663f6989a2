"""Every field that an editor fills in says in plain words what belongs there."""

import pytest
from django.apps import apps
from wagtail.admin.panels import FieldPanel, InlinePanel

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


def fields_without_help(panel, model):
    """The names of the fields below a panel that say nothing about themselves."""
    if isinstance(panel, InlinePanel):
        below = panel.db_field.related_model
        panels = panel.child_edit_handler.children
        found = [name for one in panels for name in fields_without_help(one, below)]
        return [f"{panel.relation_name}.{name}" for name in found]
    if isinstance(panel, FieldPanel):
        told = panel.help_text or model._meta.get_field(panel.field_name).help_text
        return [] if told or panel.field_name in WAGTAILS else [panel.field_name]
    below = getattr(panel, "children", ())
    return [name for one in below for name in fields_without_help(one, model)]


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_field_of_a_page_has_a_help_text(model):
    assert fields_without_help(model.get_edit_handler(), model) == []
