"""Surveys as editors write them."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from changeprojects.models import Finding
from surveys.editing.blocks import ReadersBlock, StepsBlock, TranslationsBlock
from surveys.engine.notices import AUDIENCES
from surveys.exceptions import SurveyNotPublishable

_SCHEDULED = "wagtail.publish.scheduled"
_OTHERS = (
    "People have been asked with this survey. Who was asked stays so, because what they said is "
    "told as theirs: make another survey for others."
)
CONSENT = (
    "I have read who sees my answers and what happens with them. "
    "I know that I can stop at any time and skip any question."
)


class Survey(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """A questionnaire. Publishing it freezes a `SurveyVersion` that people answer."""

    class SafetyProfile(models.TextChoices):
        STANDARD = "standard", "Standard"
        SENSITIVE = "sensitive", "Sensitive: about a hard time"
        HIGH = "high", "High: someone may be watching the screen"

    class Asked(models.TextChoices):
        __empty__ = "People who use services"
        WORKERS = "workers", "People who work in services"

    title = models.CharField(
        max_length=120, help_text="People read it on the first page only, never in the browser tab."
    )
    purpose = models.TextField(
        blank=True, help_text="For colleagues: what you want to learn. People do not see it."
    )
    audience = models.CharField(max_length=80, help_text="For instance: For parents and carers")
    notice_for = models.CharField(
        "notice for",
        max_length=15,
        choices=[*AUDIENCES.items()],
        null=True,
        blank=True,
        help_text="Which notice people read first. Without one the survey cannot be opened.",
    )
    is_easy_read = models.BooleanField(
        "written in Easy Read",
        default=False,
        db_default=False,
        help_text="Tick it if all questions are. The pages are drawn larger; so is the notice.",
    )
    people_asked = models.CharField(
        max_length=15,
        choices=Asked.choices,
        null=True,
        blank=True,
        help_text="A pilot has heard the people it is for only if those who use services answer.",
    )
    safety_profile = models.CharField(
        max_length=10,
        choices=SafetyProfile.choices,
        default=SafetyProfile.SENSITIVE,
        help_text=(
            "High shows a safety page first and forgets unfinished answers within 30 minutes."
        ),
    )
    asks_equality = models.BooleanField(
        "ask who people are, apart",
        default=False,
        db_default=False,
        help_text=(
            "After sending, people may say their age, ethnic group and the like. It is only "
            "counted, apart from the answers. Ask only if you will use it. Children under 8 are "
            "never asked."
        ),
    )
    expected_people = models.PositiveIntegerField(
        "how many people may answer",
        null=True,
        blank=True,
        help_text=(
            "Your best guess. With it you are told whether the questions could point to a person."
        ),
    )
    tried_with = models.PositiveSmallIntegerField(
        "how many people tried it",
        null=True,
        blank=True,
        help_text=(
            "Of those it is for, before it is opened. With children and young people it should be "
            "five or more. It is kept with the version."
        ),
    )
    reading_age = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(6), MaxValueValidator(18)],
        help_text="How old a reader has to be: 8 for Easy Read. Empty: 12, plain for adults.",
    )
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long it takes, honestly. Time a few people."
    )
    intro = models.TextField(help_text="Who asks and why, in two or three short sentences.")
    readers = StreamField(
        ReadersBlock(),
        blank=True,
        verbose_name="who reads what people say",
        help_text="Also say who does not read it, and that no one reads it at once.",
    )
    what_happens = models.TextField(
        "what happens then",
        blank=True,
        help_text=(
            "One sentence a line. Promise only what is sure to be done: nothing takes names out by "
            "itself. The day of the feedback, the day on which answers are deleted and the code "
            "are added by themselves."
        ),
    )
    consent_text = models.TextField(default=CONSENT, help_text="What people agree to.")
    steps = StreamField(StepsBlock(), blank=True, verbose_name="pages")
    translations = StreamField(
        TranslationsBlock(),
        null=True,
        blank=True,
        verbose_name="languages and Easy Read",
        help_text="Add one only if every question and answer is said in it too.",
    )
    language = models.CharField(max_length=12, default="en-gb", editable=False)
    is_demo = models.BooleanField("demonstration", default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # What a preview shows. Forms know the model and not the other way round, so the app
    # puts this here when it is ready: the pages there are, and one of them.
    pages: ClassVar[Callable[["Survey"], list[tuple[str, str]]]]
    preview: ClassVar[Callable[["Survey", str], tuple[str, dict[str, Any]]]]

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse to say of people who were asked that they were others."""
        super().clean()
        if self._asks_others():
            raise ValidationError({"people_asked": _OTHERS})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raise `SurveyNotPublishable` if people were asked who would be others now.

        Whatever door publishes a draft comes by here, also those that ask no form.
        """
        names = kwargs.get("update_fields")
        if (names is None or "people_asked" in names) and self._asks_others():
            raise SurveyNotPublishable([Finding("others", _OTHERS, "people_asked")])
        super().save(*args, **kwargs)

    def _asks_others(self) -> bool:
        """Return whether it would ask others than those who could answer it already."""
        stored = Survey.objects.filter(pk=self.pk).first()
        if stored is None or stored.people_asked == self.people_asked:
            return False
        begun = ("open", "suspended", "closed")
        return bool(stored.versions.filter(deployments__status__in=begun).exists())

    def save_revision(self, *args: Any, clean: bool = False, **kwargs: Any) -> Any:
        """Keep what was written as it is, finished or not: only publishing asks for more.

        Wagtail's button that goes back to an earlier draft would demand a finished one.
        """
        return super().save_revision(*args, clean=clean, **kwargs)

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish in one transaction: the version is frozen with it, or nothing happens.

        A scheduled survey with errors stays as it was, with an entry in its history, so
        that the schedule carries on with the next thing.
        """
        try:
            with transaction.atomic():
                return super().publish(*args, **kwargs)
        except SurveyNotPublishable:
            if kwargs.get("log_action") != _SCHEDULED:
                raise
            self.revisions.filter(approved_go_live_at__isnull=False).update(
                approved_go_live_at=None
            )
            log(instance=self, action="surveys.publish_refused")
            return None

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Every page, so that each can be looked at as people will see it."""
        return type(self).pages(self)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the page, the one that people get."""
        template, _ = type(self).preview(self, mode_name)
        return template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the page shows to somebody who has answered nothing yet."""
        _, context = type(self).preview(self, mode_name)
        return super().get_preview_context(request, mode_name) | context
