"""Every field that staff and link officers fill in says in plain words what belongs there."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.blocks import Block, ListBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from changeprojects.admin_views.move import MoveForm
from changeprojects.lifecycles import LIFECYCLES
from changeprojects.modeladmin import REGISTERS
from changeprojects.registers import ReadOnlyPermissionHelper
from changeprojects.views.network.forms import (
    AdaptationForm,
    ContactForm,
    InterestForm,
    ReasonForm,
)
from surveys.admin_views.theme_form import ThemeForm
from surveys.modeladmin import DeploymentAdmin

OURS = {"home", "changeprojects", "surveys"}
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]
# Wagtail explains these itself: in the dialog of the schedule, and in the panel of comments.
WAGTAILS = {"go_live_at", "expire_at", "comment_notifications", "comments"}
# Fields of a page that Wagtail words.
NOT_OURS = {"title", "slug", "seo_title", "search_description", "show_in_menus"}
# Words in a sentence.
LONGEST = 25


def edited():
    """Yield each model that has a form of its own in the admin, with the panels of the form."""
    for model in MODELS:
        if issubclass(model, Page):
            yield model, model.get_edit_handler()
    registers = chain.from_iterable(getattr(one, "items", (one,)) for one in REGISTERS)
    for register in (*registers, DeploymentAdmin):
        admin = register()
        if admin.permission_helper_class is ReadOnlyPermissionHelper:
            continue
        yield admin.model, admin.get_edit_handler().bind_to_model(admin.model)
    for model in get_snippet_models():
        if model._meta.app_label in OURS:
            yield model, model.snippet_viewset.get_edit_handler()


def help_of_panels(panels: Panel, place=""):
    """Return what panels say of their fields, in the place of what the fields say."""
    if isinstance(panels, FieldPanel):
        return {place + panels.field_name: str(panels.help_text)} if panels.help_text else {}
    if isinstance(panels, InlinePanel):
        return help_of_panels(panels.child_edit_handler, f"{place}{panels.relation_name}.")
    told = {}
    for panel in getattr(panels, "children", ()):
        told |= help_of_panels(panel, place)
    return told


def help_of_fields(form, place=""):
    """Return what each field says of itself, those of rows below the form too."""
    told = {}
    for name, field in form.base_fields.items():
        if name not in WAGTAILS and not field.widget.is_hidden:
            told[place + name] = str(field.help_text)
    for name, rows in getattr(form, "formsets", {}).items():
        if name not in WAGTAILS:
            told |= help_of_fields(rows.form, f"{place}{name}.")
    return told


def help_of_forms():
    """Yield what each field of a form says, by the name under which a failure is told."""
    for model, panels in edited():
        yield model.__name__, help_of_fields(panels.get_form_class()) | help_of_panels(panels)
    for kind, lifecycle in LIFECYCLES.items():
        for step in lifecycle.moves:
            fields = MoveForm(step=step, tells_a_day=True).fields
            yield f"{kind}, {step.name}", {name: one.help_text for name, one in fields.items()}
    for form in (ThemeForm, AdaptationForm, ContactForm, InterestForm, ReasonForm):
        yield form.__name__, help_of_fields(form)


FORMS = dict(help_of_forms())


def help_of_blocks(block: Block, place):
    """Yield what each field of a block says of itself, however deep it lies.

    Not what stands in a list, or in the cells of a table: all of it is of one kind, and the
    list says what. Not a group of fields either, each of which is asked by itself.
    """
    if isinstance(block, ListBlock | TypedTableBlock):
        yield place, str(block.meta.help_text)
        if hasattr(getattr(block, "child_block", None), "child_blocks"):
            yield from help_of_blocks(block.child_block, place)
    elif inside := getattr(block, "child_blocks", {}):
        for name, child in inside.items():
            yield from help_of_blocks(child, f"{place}.{name}")
    else:
        yield place, str(block.field.help_text)


def streams():
    for model in MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield f"{model.__name__}.{field.name}", field.stream_block


STREAMS = dict(streams())


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_a_form_says_what_belongs_there(name):
    assert [field for field, words in FORMS[name].items() if not words.strip()] == []


@pytest.mark.parametrize("name", STREAMS)
def test_every_field_inside_a_block_says_what_belongs_there(name):
    told = dict(help_of_blocks(STREAMS[name], name))
    assert [field for field, words in told.items() if not words.strip()] == []


def test_help_is_told_in_short_whole_sentences():
    in_forms = [(f"{one}.{name}", said) for one in FORMS for name, said in FORMS[one].items()]
    told = chain(in_forms, *(help_of_blocks(stream, name) for name, stream in STREAMS.items()))
    ours = {place: words for place, words in told if place.rpartition(".")[2] not in NOT_OURS}
    whole = re.compile(r"[.?”]$|^For instance: ")
    assert [place for place, words in ours.items() if not whole.search(words)] == []
    parts = {place: re.split(r"(?<=[.?!:;])\s", words) for place, words in ours.items()}
    long = {place for place, said in parts.items() if max(len(s.split()) for s in said) > LONGEST}
    assert long == set()


def test_whatever_a_group_may_change_has_a_form_that_is_looked_at(db):
    may = Permission.objects.filter(
        Q(codename__startswith="add_") | Q(codename__startswith="change_"),
        group__isnull=False,
        content_type__app_label__in=OURS,
    )
    changed = {one.content_type.model_class() for one in may.select_related("content_type")}
    assert changed - {model for model, _ in edited()} == set()
