"""What stands beside the text of a product: other formats, who made it, on what it rests."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents import get_document_model_string
from wagtail.documents.models import AbstractDocument
from wagtail.models import Orderable

from changeprojects.editing.chosen_files import check_chosen
from changeprojects.models.people import Person
from changeprojects.models.project_about import SupportResource
from changeprojects.models.team import CREDIT_ROLES


class FormatForm(WagtailAdminModelForm):
    """Another form of a product; its file is one that this editor may choose."""

    def clean_document(self) -> AbstractDocument | None:
        """Refuse a file that this editor may not choose, unless somebody chose it before."""
        document: AbstractDocument | None = self.cleaned_data["document"]
        if document and document.pk != self.instance.document_id:
            check_chosen([(type(document), str(document.pk))], self.for_user)
        return document


class AlternativeFormat(Orderable):
    """The same in another form, for those who read it better so."""

    class Kind(models.TextChoices):
        EASY_READ = "easy_read", "Easy Read"
        AUDIO = "audio", "Sound"
        BSL = "bsl", "Film in British Sign Language"
        PDF = "pdf", "PDF"
        LARGE_PRINT = "large_print", "Large print"
        WELSH = "welsh", "Welsh"

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="formats"
    )
    kind = models.CharField(
        max_length=12, choices=Kind.choices, help_text="In which form it is. Readers choose by it."
    )
    document = models.ForeignKey(
        get_document_model_string(),
        # A draft may name one that was deleted since; editions keep its bytes.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The file. Each version keeps the bytes that it was released with.",
    )
    url = models.URLField(
        "address", blank=True, help_text="If it is elsewhere, such as a film: where it is."
    )
    made_on = models.DateField(help_text="The day on which it was made. Readers see it.")

    base_form_class = FormatForm
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("made_on")]),
        FieldPanel("document"),
        FieldPanel("url"),
    ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """Refuse a format that is nowhere."""
        super().clean()
        if self.document is None and not self.url:
            raise ValidationError({"document": "Choose a file, or write the address where it is."})


class ContributorForm(WagtailAdminModelForm):
    """Somebody who made it; roles are ticked, not typed."""

    credit_roles = forms.MultipleChoiceField(
        label="Contributor roles",
        required=False,
        choices=CREDIT_ROLES,
        widget=forms.CheckboxSelectMultiple,
        help_text="What they did, in the words of CRediT. Shown only if they agreed.",
    )


class Contributor(Orderable):
    """Somebody who made it; credited as they agreed, and never in a frozen version."""

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="contributors"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="contributions",
        help_text="Somebody from the register “People”. What they agreed to is written there.",
    )
    credit_roles = models.JSONField(
        "contributor roles",
        default=list,
        blank=True,
        help_text="What they did, in the words of CRediT. Shown only if they agreed.",
    )

    base_form_class = ContributorForm
    panels = [FieldPanel("person"), FieldPanel("credit_roles")]

    def __str__(self) -> str:
        return f"contributor {self.pk}"

    def clean(self) -> None:
        """Refuse roles that CRediT does not know."""
        super().clean()
        if not isinstance(self.credit_roles, list) or set(self.credit_roles) - set(
            dict(CREDIT_ROLES)
        ):
            raise ValidationError({"credit_roles": "Choose roles from the list."})


class ProductEvidence(Orderable):
    """A study, a statistic or practice knowledge on which the product as a whole rests."""

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="evidence"
    )
    title = models.CharField(max_length=200, help_text="Who found it out, and what it is called.")
    url = models.URLField("address", blank=True, help_text="Where it can be read, if anywhere.")
    says = models.TextField("what it says", help_text="In one or two plain sentences.")
    as_at = models.DateField(
        "as at", null=True, blank=True, help_text="The day up to which it holds, if you know."
    )

    def __str__(self) -> str:
        return self.title


class ProductSupport(Orderable):
    """More help for readers of this product: a film, a course, a forum."""

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="support"
    )
    kind = models.CharField(
        max_length=12,
        choices=SupportResource.Kind.choices,
        help_text="Readers see it beside the title.",
    )
    title = models.CharField(max_length=120, help_text="What it is called.")
    url = models.URLField("address", help_text="Where anybody can reach it, without a login.")
    summary = models.CharField(
        max_length=200, blank=True, help_text="One sentence: what a reader finds there."
    )

    def __str__(self) -> str:
        return self.title


class PracticeItem(Orderable):
    """One item of the description of a practice by TIDieR (Hoffmann and others, 2014)."""

    class Item(models.TextChoices):
        WHY = "why", "Why: the reason it should work"
        MATERIALS = "materials", "What: the materials"
        PROCEDURES = "procedures", "What: the steps"
        WHO = "who", "Who does it, with what training"
        HOW = "how", "How: in person, alone or in a group"
        WHERE = "where", "Where it is done"
        WHEN = "when", "When and how much"
        TAILORING = "tailoring", "What may be fitted to the person"
        MODIFICATIONS = "modifications", "What was changed on the way"
        PLANNED = "planned", "How it is checked that it is done as meant"
        ACTUAL = "actual", "How far it was done as meant"

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="practice_items"
    )
    item = models.CharField(
        max_length=14, choices=Item.choices, help_text="Each of them once, as far as you can tell."
    )
    text = models.TextField(help_text="In plain sentences. The public reads it.")

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["product", "item"],
                name="practice_item_once",
                violation_error_message="This item is there already.",
            )
        ]

    def __str__(self) -> str:
        return self.get_item_display()
