"""Codings: which words belong to which theme, and who said so."""

from django.conf import settings
from django.db import models

from surveys.models.theme import Theme


class Reading(models.TextChoices):
    """Who reads: those whose codes count, or one more person who checks on them."""

    FIRST = "first", "First reading"
    SECOND = "second", "Second reading"


class Coding(models.Model):
    """Words of one answer are about one theme. Goes when the answer goes.

    `start` and `end` are places in the answer as coders read it, without what a screener took
    out; both are nought where the whole answer is meant. Only the first reading counts people.
    """

    class CoderGroup(models.TextChoices):
        STAFF = "staff", "Staff"
        SERVICE_USER = "service_user", "People who have used services"
        RESEARCHER = "researcher", "Researchers"

    wagtail_reference_index_ignore = True

    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="codings")
    start = models.PositiveIntegerField(default=0, db_default=0)
    end = models.PositiveIntegerField(default=0, db_default=0)
    reading = models.CharField(
        max_length=6, choices=Reading.choices, default=Reading.FIRST, db_default=Reading.FIRST
    )
    codebook = models.ForeignKey(
        "surveys.CodebookVersion",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="What the coder had before them; empty if that was not kept yet.",
    )
    came_from = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The theme that it was coded with before the last merge or split.",
    )
    themes_before = models.JSONField(
        null=True,
        help_text="The ids of all themes that it was coded with before, the first one first.",
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    coder_group = models.CharField(
        max_length=12, choices=CoderGroup.choices, default=CoderGroup.STAFF
    )

    class Meta:
        default_permissions = ()
        permissions = [
            ("code_as_service_user", "Codes answers as somebody who has used services"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "theme", "reading", "start", "end"], name="coding_words_once"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")) | models.Q(start=0, end=0),
                name="coding_has_length",
            ),
        ]

    def __str__(self) -> str:
        return f"coding {self.pk}"

    @property
    def is_whole(self) -> bool:
        """Whether the whole answer is meant."""
        return self.end == 0

    @property
    def earlier(self) -> list[str]:
        """The ids of the themes that it was coded with before, the first one first."""
        # Moves that are older than the column left only the last of them.
        return self.themes_before or ([str(self.came_from_id)] if self.came_from_id else [])

    def move(self, into: Theme) -> None:
        """Code with `into` from now on, and keep with which theme it was; nothing is saved."""
        self.themes_before = [*self.earlier, str(self.theme_id)]
        self.came_from_id, self.theme = self.theme_id, into

    def take_over(self, other: "Coding") -> None:
        """Keep where `other` came from, which goes since both say one thing; nothing is saved."""
        before = [*other.earlier, str(other.theme_id)]
        more = [one for one in before if one not in (*self.earlier, str(self.theme_id))]
        self.themes_before = [*more, *self.earlier] or None


MOVED = ("theme", "came_from", "themes_before", "codebook")


class NoTheme(models.Model):
    """Somebody read an answer and no theme fits it: then it is coded too."""

    wagtail_reference_index_ignore = True

    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="no_themes")
    reading = models.CharField(max_length=6, choices=Reading.choices)
    codebook = models.ForeignKey(
        "surveys.CodebookVersion", on_delete=models.PROTECT, related_name="+"
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["answer", "reading"], name="no_theme_once")]

    def __str__(self) -> str:
        return f"no theme {self.pk}"


class SecondReading(models.Model):
    """One more coder reads answers of a survey, without seeing the codes of the others.

    Until it is done whatever this person codes is kept apart, and counts nobody.
    """

    wagtail_reference_index_ignore = True

    deployment = models.OneToOneField(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="second_reading"
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    codebook = models.ForeignKey(
        "surveys.CodebookVersion",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The themes as they stood when it was done.",
    )
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"second reading {self.pk}"

    @property
    def is_done(self) -> bool:
        """Whether the codes of both may be compared."""
        return self.done_at is not None


class CodedTwice(models.Model):
    """The themes of one answer as both coders had them, before either saw the other's.

    Written once, when the second is done: coding again after talking about it raises no
    agreement. Goes when the answer goes.
    """

    wagtail_reference_index_ignore = True

    answer = models.OneToOneField(
        "surveys.Answer", on_delete=models.CASCADE, related_name="coded_twice"
    )
    first = models.JSONField(help_text="The codes of the themes that the first reading gave it.")
    second = models.JSONField(help_text="And those that the second reading gave it.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"coded twice {self.pk}"
