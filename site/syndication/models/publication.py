"""The head document of everything that is public."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils import timezone


def seen_now(prefix: str = "") -> models.Q:
    """Return what holds of a publication that readers may see at this moment.

    It is asked of the database with the time of the call: what is to be seen until a moment is
    seen no more from then on, whether or not something has come by to take it back. `prefix`
    leads to the publication, as in "edition__publication__".
    """
    is_open = models.Q(**{f"{prefix}until": None}) | models.Q(
        **{f"{prefix}until__gt": timezone.now()}
    )
    return models.Q(**{f"{prefix}state": "live"}) & is_open


def is_seen(state: str, until: datetime | None) -> bool:
    """Return whether readers may see a publication now: what `seen_now` asks the database."""
    return state == Publication.State.LIVE and (until is None or until > timezone.now())


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Named filters over publications."""

    def live(self) -> "PublicationQuerySet":
        """Return those that readers may see now."""
        return self.filter(seen_now())

    def not_taken_back(self) -> "PublicationQuerySet":
        """Return those that were released, also those whose time is over.

        Only for what writes: readers are served what is `live()`.
        """
        return self.filter(state=Publication.State.LIVE)

    def taken_back(self) -> "PublicationQuerySet":
        """Return those that readers could see once and cannot see now."""
        return self.exclude(state=Publication.State.HELD).exclude(seen_now())

    def of_kind(self, kind: str) -> "PublicationQuerySet":
        """Return those of one kind, for instance "product"."""
        return self.filter(kind=kind)

    def of_project(self, identifier: UUID) -> "PublicationQuerySet":
        """Return those that belong to the Change Project with this identifier."""
        return self.filter(project=identifier)

    def changed_after(self, number: int) -> "PublicationQuerySet":
        """Return those that were ever public and changed after `number`, oldest change first."""
        return self.filter(change_number__gt=number).order_by("change_number")


class Publication(models.Model):
    """One public thing as it stands now; replaced whole at each release.

    held: nothing of it was released for everybody yet, so it has no number.
    live: readers see it, until `until` if there is such a moment. gone: it was live and was
    taken back; its head is empty. revoked: it was public and may not be read by anybody any more;
    its editions and files hold nothing either, and it never comes back.
    """

    class State(models.TextChoices):
        HELD = "held", "Held back"
        LIVE = "live", "Live"
        GONE = "gone", "Gone"
        REVOKED = "revoked", "Revoked"

    identifier = models.UUIDField()
    language = models.CharField(max_length=12, default="en")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    path = models.CharField(max_length=1000, blank=True)
    project = models.UUIDField(null=True, blank=True)
    status = models.CharField(max_length=40, blank=True)
    sort_date = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.LIVE)
    document = models.TextField(blank=True, help_text="Canonical JSON of the whole head document.")
    sha256 = models.CharField(max_length=64, blank=True)
    change_number = models.BigIntegerField(unique=True, null=True, blank=True)
    released_at = models.DateTimeField()
    # Of those that are held back, and of none else, it is empty.
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was released for everybody for the first time."
    )
    until = models.DateTimeField(
        null=True, blank=True, help_text="From this moment on readers see nothing of it."
    )
    # Empty means no: such a column is added without the whole table being written anew.
    is_demo = models.BooleanField(
        "demonstration", null=True, help_text="Made up, with all its editions."
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identifier", "language"], name="publication_once_per_language"
            ),
            models.CheckConstraint(
                condition=models.Q(state="held", change_number__isnull=True)
                | (~models.Q(state="held") & models.Q(change_number__isnull=False)),
                name="publication_numbered_once_public",
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="publication_path"),
            models.Index(
                fields=["until"],
                name="publication_until",
                condition=models.Q(until__isnull=False),
            ),
            # One for each way a list is filtered, in the order in which it is read.
            models.Index(
                fields=["kind", "state", "-sort_date", "-change_number"],
                name="publication_list",
            ),
            models.Index(
                fields=["kind", "state", "project", "-sort_date", "-change_number"],
                name="publication_list_project",
            ),
            models.Index(
                fields=["kind", "state", "status", "-sort_date", "-change_number"],
                name="publication_list_status",
            ),
            models.Index(
                fields=["kind", "state", "published_at"], name="publication_list_published"
            ),
            models.Index(fields=["kind", "state", "released_at"], name="publication_list_modified"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.identifier}"

    @property
    def is_live(self) -> bool:
        """Whether readers may see it now."""
        return is_seen(self.state, self.until)
