"""The agencies that take part."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction

from changeprojects import clock
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.heads import release_if_changed, waits
from syndication.actions.change_number import hold_counter
from syndication.actions.retire import retire
from syndication.models import Publication


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Named filters over agencies."""

    def public(self) -> "AgencyQuerySet":
        """Return those with a page: they may be named, and are partners or take part."""
        takes_part = (
            models.Q(teams__project__live=True)
            | models.Q(pilot_sites__pilot__live=True)
            | models.Q(commissioned_projects__live=True)
        )
        named = self.filter(may_be_named=True)
        return named.filter(models.Q(is_partner=True) | takes_part).distinct()

    def told_with(self, identifier: uuid.UUID) -> "AgencyQuerySet":
        """Return those whose public document names the thing with this identifier."""
        live = Publication.objects.live().of_kind(Agency.release_kind)
        documents = live.filter(document__contains=str(identifier))
        return self.filter(identifier__in=list(documents.values_list("identifier", flat=True)))


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

    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The name in an address: small letters and hyphens."
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    region = models.CharField(max_length=80, blank=True)
    is_partner = models.BooleanField(
        "partner agency", default=True, help_text="Partners see every call and may join a team."
    )
    partner_from = models.DateField(null=True, blank=True)
    partner_until = models.DateField(
        null=True,
        blank=True,
        help_text="The last day. After it the agency is a partner no more.",
    )
    may_be_named = models.BooleanField(
        default=True, help_text="If not, public pages show only the kind of agency."
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    release_kind = "agency"
    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return f"{self.name} (fictional)" if self.is_demo else self.name

    def clean(self) -> None:
        """Refuse a partnership that ends before it begins."""
        super().clean()
        check_order(
            self.partner_from,
            self.partner_until,
            field="partner_until",
            message="Write a last day that is not before the first one.",
        )
        if self.is_partner and self.partner_until and self.partner_until < clock.today():
            raise ValidationError(
                {"partner_until": "This day has passed: take out the tick at “Partner agency”."}
            )

    @property
    def has_lapsed(self) -> bool:
        """Whether it was a partner once and is one no more."""
        return not self.is_partner and bool(self.partner_from or self.partner_until)

    def check_can_join(self, entry: models.Model) -> None:
        """Refuse an agency that was a partner once; one that never was takes part as a guest.

        What `entry` says already stays. Raises `ValidationError` at its field “agency”.
        """
        is_there = type(entry)._default_manager.filter(pk=entry.pk, agency=self).exists()
        if self.has_lapsed and not is_there:
            raise ValidationError(
                {
                    "agency": (
                        f"{self} is no partner any more. Choose a partner agency, or ask a "
                        "programme manager to renew the partnership first."
                    )
                }
            )

    @property
    def public_name(self) -> str:
        """The name that readers may see."""
        return self.name if self.may_be_named else self.get_kind_display()

    def refresh_head(self) -> None:
        """Release the agency's page if it has changed; take it back if it may have none."""
        if waits(self):
            return
        with transaction.atomic():
            hold_counter()
            stored = Agency.objects.public().filter(pk=self.pk).first()
            if stored is None:
                retire(self.identifier, at=clock.now())
                return
            live = Publication.objects.live().filter(identifier=stored.identifier)
            release_if_changed(self.release_kind, stored, live.first())
