"""How editors write what people read before they answer."""

from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpRequest
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.blocks import StreamValue
from wagtail.snippets.views.snippets import SnippetViewSet

from changeprojects.editing.chosen_files import check_added
from surveys.frozen_notice import compile_notice
from surveys.models import Notice
from surveys.rules.notices import reasons_not_to_publish
from surveys.viewsets import NoChooser

HELP = (
    "<p>People read this before they agree to take part. Write one for each audience, in each "
    "language and in Easy Read, in words that these people use.</p>"
    "<p>When you publish, it is frozen as a numbered version, and each set of answers records "
    "which version was shown. To change something, publish again: the next person reads the new "
    "version, and what earlier people agreed to stays as it was.</p>"
)


class NoticeForm(WagtailAdminModelForm):
    """Lets anything be saved as a draft; what is published has to say what people must know."""

    def clean_parts(self) -> StreamValue:
        """Refuse a picture that this editor may not choose."""
        parts: StreamValue = self.cleaned_data["parts"]
        check_added(parts, self.instance.parts, self.for_user)
        return parts

    def clean(self) -> dict[str, Any]:
        """Refuse a notice that lacks something, and turning one into another."""
        cleaned = super().clean()
        if self.instance.pk and self.instance.versions.exists():
            for name in {"audience", "form"} & set(self.changed_data):
                self.add_error(name, "It was published so. Write a new notice instead.")
        if "action-publish" in self.data and "parts" in cleaned and not self.errors:
            self.instance.parts = cleaned["parts"]
            self.instance.title = cleaned.get("title") or ""
            content = compile_notice(self.instance)
            for reason in reasons_not_to_publish(content, cleaned.get("form") or ""):
                self.add_error(reason.field, reason.message)
        return cleaned


class NumberColumn(Column):
    """The number of the version that people read now."""

    def get_value(self, instance: Any) -> str:
        """Return the number, or that there is none."""
        newest: int | None = instance.newest
        return "Not published" if newest is None else str(newest)


class NoticeViewSet(SnippetViewSet):
    """Notices in the admin."""

    model = Notice
    icon = "doc-full"
    menu_label = "Notices"
    menu_name = "notices"
    menu_hook = "register_voice_menu_item"
    menu_order = 110
    list_display = ["__str__", "title", NumberColumn("number", label="Version"), UpdatedAtColumn()]
    list_filter = ["audience", "form"]
    copy_view_enabled = False
    chooser_viewset_class = NoChooser
    edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            FieldPanel("audience"),
            FieldPanel("form"),
            FieldPanel("title"),
            FieldPanel("parts"),
        ],
        base_form_class=NoticeForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        """Return all of them, each with the number of its newest version. One query."""
        return Notice.objects.annotate(newest=Max("versions__number"))
