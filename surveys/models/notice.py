"""What people read before they answer: written by editors, frozen when it is published."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models, transaction
from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from surveys.editing.notice_blocks import NoticePartsBlock
from surveys.engine.languages import BASE, name_of_notice, notice_choices
from surveys.engine.notices import AUDIENCES
from surveys.models.version import Frozen


class Notice(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What becomes of answers, said for one audience in one language or in Easy Read.

    Publishing it freezes a `NoticeVersion`, which people read from then on. A version can be
    followed by another and never changed, because somebody may have agreed to it.
    """

    audience = models.CharField(
        max_length=15,
        choices=[*AUDIENCES.items()],
        help_text="Surveys say for whom their notice is; they show the one for that audience.",
    )
    form = models.CharField(
        "in",
        max_length=12,
        choices=notice_choices(),
        default=BASE,
        help_text="English, Easy Read or another language.",
    )
    title = models.CharField(max_length=120, help_text="For instance: What happens with my answers")
    parts = StreamField(
        NoticePartsBlock(),
        blank=True,
        help_text="At least one of each kind. Say only what is sure to be done.",
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # Templates and forms know the model and not the other way round; the app puts this here.
    shown: ClassVar[Callable[["Notice"], dict[str, Any]]]

    class Meta:
        ordering = ["audience", "form"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "form"],
                name="notice_once_for_audience_and_form",
                violation_error_message="There is one already: change that one and publish it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {name_of_notice(self.form)}"

    def save_revision(self, *args: Any, clean: bool = False, **kwargs: Any) -> Any:
        """Keep what was written as it is, finished or not: only publishing asks for more."""
        return super().save_revision(*args, clean=clean, **kwargs)

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish in one transaction: the version is frozen with it, or nothing happens."""
        with transaction.atomic():
            return super().publish(*args, **kwargs)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the page on which people read it."""
        return "surveys/answer/notice.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the page shows."""
        return super().get_preview_context(request, mode_name) | type(self).shown(self)


class NoticeVersion(Frozen):
    """One published form of a notice, written once; records of consent point here."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=15)
    form = models.CharField(max_length=12)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["notice", "-number"]
        default_permissions = ()
        indexes = [models.Index(fields=["audience", "form", "-number"], name="notice_newest")]
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="notice_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.content.get('title', 'Notice')}, version {self.number}"
