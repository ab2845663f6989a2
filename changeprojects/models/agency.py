"""The agencies that take part."""

from django.db import models


class Agency(models.Model):
    """A partner agency, or another body that takes part in a project."""

    class Kind(models.TextChoices):
        LA_CHILDREN = "la_children", "Local authority, children’s services"
        LA_ADULT = "la_adult", "Local authority, adult services"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        HEALTH = "health", "Health"
        POLICE = "police", "Police"
        COURT = "court", "Court"
        EDUCATION = "education", "Education"
        UNIVERSITY = "university", "University"
        OTHER = "other", "Other"

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The name in an address: small letters and hyphens."
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    region = models.CharField(max_length=80, blank=True)
    is_partner = models.BooleanField(
        "partner agency", default=True, help_text="Partners see every call and may join a team."
    )
    may_be_named = models.BooleanField(
        default=True, help_text="If not, public pages show only the kind of agency."
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return f"{self.name} (fictional)" if self.is_demo else self.name

    @property
    def public_name(self) -> str:
        """The name that readers may see."""
        return self.name if self.may_be_named else self.get_kind_display()
