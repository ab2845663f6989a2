"""Products: handbooks, action packs and the like, released in numbered versions."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page

from changeprojects import citation, reading
from changeprojects.blocks import ProductBody
from changeprojects.citation import csl
from changeprojects.editing.change_entries import ChangeEntriesPanel
from changeprojects.editing.rows import RowsPanel
from changeprojects.editing.standing import StandingPanel
from changeprojects.editions import Released, current_of, released_versions
from changeprojects.models.agreed_dates import check_version
from changeprojects.models.audience import (
    AUDIENCE_HELP,
    AudiencePanel,
    ProductForm,
    check_audience_kinds,
)
from changeprojects.models.project_part import ProjectPart
from changeprojects.models.released_page import ReleasedPage
from changeprojects.models.released_routes import ReleasedRoutes
from changeprojects.printed import NotOnPaper
from changeprojects.released_files import files_in
from syndication.canonical import canonical_json
from syndication.documents import Document

# How a version is cited, by the ending of the address.
CITED_AS: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "txt": ("text/plain", citation.words),
    "bib": ("application/x-bibtex", citation.bibtex),
    "json": ("application/vnd.citationstyles.csl+json", canonical_json),
}


def usual_licence() -> str:
    """Return the licence with which a new product starts."""
    return str(settings.PUBLIC_LICENCE)


class ProductPage(ReleasedRoutes, ProjectPart):
    """A product. Editors edit this one page; publishing it releases a version."""

    class Kind(models.TextChoices):
        HANDBOOK = "handbook", "Handbook"
        ACTION_PACK = "action_pack", "Action pack"
        TOOLKIT = "toolkit", "Toolkit"
        CHECKLIST = "checklist", "Checklist"
        TRAINING = "training", "Training"
        EASY_READ = "easy_read", "Easy Read kit"
        LEARNING_REPORT = "learning_report", "Learning report"

    class Stage(models.TextChoices):
        DRAFT = "draft", "Draft"
        PILOT = "pilot", "Pilot"
        FINAL = "final", "Final"

    class Status(models.TextChoices):
        OFFERED = "offered", "Offered to readers"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REVOKED = "revoked", "Revoked"

    kind = models.CharField(
        max_length=20,
        choices=Kind.choices,
        default=Kind.HANDBOOK,
        help_text="Readers look for it by this. It stays, once something is public.",
    )
    plain_summary = models.TextField(
        help_text="One or two sentences in plain words. Readers see them first."
    )
    audience = models.CharField(
        max_length=200, blank=True, help_text="Who it is for, as in: social workers."
    )
    audience_kinds = models.JSONField(
        "kinds of readers",
        default=list,
        db_default=[],
        blank=True,
        validators=[check_audience_kinds],
        help_text=AUDIENCE_HELP,
    )
    licence = models.CharField(
        max_length=40, default=usual_licence, help_text="Readers see how they may reuse it."
    )
    version = models.CharField(
        max_length=12,
        default="0.1",
        validators=[check_version],
        help_text="The number that the next release gets, as in 0.3. It is never used twice.",
    )
    stage = models.CharField(
        max_length=10,
        choices=Stage.choices,
        default=Stage.DRAFT,
        help_text="A draft is kept but nobody outside reads it; pilot and final are public.",
    )
    body = StreamField(ProductBody(), blank=True)
    involvement_aim = models.TextField(
        "aim", blank=True, help_text="Why people who use services took part."
    )
    involvement_methods = models.TextField(
        "methods", blank=True, help_text="How they took part, and in which steps."
    )
    involvement_results = models.TextField(
        "results", blank=True, help_text="What came out of it, good and bad."
    )
    involvement_influence = models.TextField(
        "influence", blank=True, help_text="What is different in this product because of it."
    )
    involvement_reflections = models.TextField(
        "reflections", blank=True, help_text="What went well, what did not, what you would change."
    )

    # A move writes these, and no revision takes it back: only a new version does.
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.OFFERED,
        db_default=Status.OFFERED,
        editable=False,
    )
    status_reason = models.TextField(blank=True, db_default="", editable=False)
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)

    kept_facts = ("status", "status_reason", "withdrawn_on")
    exclude_fields_in_copy: ClassVar[list[str]] = [*kept_facts]
    base_form_class = ProductForm
    release_kind = "product"
    page_description = (
        "A handbook or action pack. Each time you publish it, that version stays for ever."
    )
    public_template = "changeprojects/product_page.html"
    choose_template = "changeprojects/product_choose.html"
    compare_template = "changeprojects/product_compare.html"
    changes_template = "changeprojects/product_changes.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("plain_summary"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("audience"),
                AudiencePanel("audience_kinds"),
                FieldPanel("licence"),
            ],
            "About it",
        ),
        FieldPanel("body", help_text="The text, section by section. Each release freezes it."),
    ]
    release_panels = [
        StandingPanel(heading="Where it stands"),
        MultiFieldPanel(
            # A preview shows the number too, so that even a draft has one.
            [FieldRowPanel([FieldPanel("version", required_on_save=True), FieldPanel("stage")])],
            "The next release",
        ),
        ChangeEntriesPanel("change_entries", label="Change", heading="What changes, and why"),
        InlinePanel("made_from", label="Activity", heading="The practical work it came from"),
        InlinePanel("test_rounds", label="Test round", heading="Test rounds"),
    ]
    involvement_panels = [
        HelpPanel(
            "<p>A final version needs all five. The public reads them.</p>",
            heading="How people who use services took part",
        ),
        FieldPanel("involvement_aim"),
        FieldPanel("involvement_methods"),
        FieldPanel("involvement_results"),
        FieldPanel("involvement_influence"),
        FieldPanel("involvement_reflections"),
    ]
    about_panels = [
        RowsPanel("formats", label="Format", heading="The same in other forms"),
        RowsPanel("contributors", label="Person", heading="Who made it"),
        InlinePanel("evidence", label="Item", heading="Evidence it rests on"),
        InlinePanel("support", label="Link", heading="More help for readers"),
        InlinePanel("practice_items", label="Item", heading="The practice, described by TIDieR"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(about_panels, heading="About it"),
            ObjectList(release_panels, heading="Release"),
            ObjectList(involvement_panels, heading="Involvement"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "products"
        permissions = [
            ("withdraw_productpage", "Can withdraw products"),
            ("revoke_productpage", "Can revoke products for ever"),
        ]

    @property
    def standing(self) -> str:
        """Where it stands, in words: what nobody can use is offered to nobody."""
        if self.status != self.Status.OFFERED or self.is_in_use:
            return str(self.get_status_display())
        if self.live:
            return "No version is public yet"
        return "Not public any more" if self.first_published_at else "Not published yet"

    @property
    def is_in_use(self) -> bool:
        """Whether there is a version that readers may use."""
        return bool(self.live and current_of(self._released()))

    @property
    def was_public(self) -> bool:
        """Whether somebody may have a copy of it."""
        return any(one.public for one in self._released())

    def has_use_for(self, move: str) -> bool:
        """Return whether there is something that the move would change for readers."""
        return {"withdraw": self.is_in_use, "revoke": self.was_public}[move]

    def _released(self) -> list[Released]:
        return released_versions(self.translation_key, self.locale.language_code)

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers are told not to use it any more."""
        return self.status == self.Status.WITHDRAWN

    def before_release(self) -> None:
        """Offer it again with a new public version; a draft changes nothing for readers."""
        if self.stage == self.Stage.DRAFT or self.status == self.Status.REVOKED:
            return
        self.status, self.status_reason = self.Status.OFFERED, ""
        self.withdrawn_on = None

    def affected_pages(self) -> list[ReleasedPage]:
        """Return the pilots and events that name this product too."""
        is_stored = ProductPage.objects.filter(pk=self.pk).exists()
        named_by = [*self.pilots.live(), *self.events.live()] if is_stored else []
        return [*named_by, *super().affected_pages()]

    def public_context(
        self,
        request: HttpRequest,
        document: dict[str, Any],
    ) -> dict[str, Any]:
        """Return the version in use; 404 if the product has no public version."""
        if document["current"] is None:
            raise Http404
        return reading.version_context(
            self.translation_key, document, document["current"]["version"]
        )

    def preview_context(self, document: Document) -> dict[str, Any]:
        """Return the draft as it would be released now."""
        return reading.draft_context(document, files_in(self.body))

    @path("versions/<str:version>/", name="version")
    def one_version(self, request: HttpRequest, version: str) -> HttpResponse:
        """Show one public version for ever."""
        document = self._document()
        context = reading.version_context(self.translation_key, document, version)
        return self._answer(request, self.public_template, document, context)

    @path("versions/<str:version>/cite.<str:form>/", name="cite")
    def cite(self, request: HttpRequest, version: str, form: str) -> HttpResponse:
        """Give the citation of one public version: as words, for BibTeX or for CSL."""
        if form not in CITED_AS:
            raise Http404
        document = self._document()
        edition = reading.version_context(self.translation_key, document, version)["edition"]
        item = csl(
            edition,
            address=_lasting(document, edition),
            publisher=settings.WAGTAIL_SITE_NAME,
        )
        media_type, write = CITED_AS[form]
        return HttpResponse(write(item), content_type=f"{media_type}; charset=utf-8")

    @path("versions/<str:version>/print.pdf/", name="print")
    @path("versions/<str:version>/print/<str:exercise>.pdf/", name="print_exercise")
    def printed(self, request: HttpRequest, version: str, exercise: str = "") -> HttpResponse:
        """Give one public version, or one exercise of it, as PDF."""
        document = self._document()
        context = reading.version_context(self.translation_key, document, version)
        edition, html = context["edition"], context["edition_html"]
        address = _lasting(document, edition)
        try:
            pdf = reading.paper_of(
                edition, html, address=address, exercise=exercise, notice=_notice(document)
            )
        except NotOnPaper as error:
            raise Http404 from error
        name = f"{self.slug}-{edition['version']}.pdf"
        shown = content_disposition_header(as_attachment=False, filename=name)
        headers = {"Content-Disposition": shown or "inline"}
        return HttpResponse(pdf, content_type="application/pdf", headers=headers)

    @path("compare/", name="choose")
    def choose(self, request: HttpRequest) -> HttpResponse:
        """Lead to the comparison of the two versions chosen, or say what to choose."""
        document = self._document()
        pair = reading.pair_of(document, request.GET)
        if pair.is_complete:
            return redirect(f"{document['path']}compare/{pair.before}/{pair.after}/")
        context = {
            "faults": pair.faults,
            "chosen": {"from": pair.before, "to": pair.after},
        }
        return self._answer(request, self.choose_template, document, context)

    @path("compare/<str:before>/<str:after>/", name="compare")
    def compare(self, request: HttpRequest, before: str, after: str) -> HttpResponse:
        """Show what changed between two public versions, and why."""
        document = self._document()
        if reading.is_backwards(before, after):
            return redirect(f"{document['path']}compare/{after}/{before}/")
        context = reading.compare_context(self.translation_key, before, after)
        return self._answer(request, self.compare_template, document, context)

    @path("changes/")
    def changes(self, request: HttpRequest) -> HttpResponse:
        """Show the whole story of the product, the newest version first."""
        document = self._document()
        context = {"editions": reading.story(self.translation_key)}
        return self._answer(request, self.changes_template, document, context)

    def routes(self) -> list[str]:
        """Return every version, comparison and list of changes that is or was public."""
        return reading.routes_of(self.translation_key)

    def _document(self) -> dict[str, Any]:
        document = self.released_document()
        if document["current"] is None:
            raise Http404
        return document

    def _answer(
        self,
        request: HttpRequest,
        template: str,
        document: dict[str, Any],
        context: dict[str, Any],
    ) -> HttpResponse:
        base = {"page": self, "document": document, "versions": document["versions"]}
        return render(request, template, base | context)


def _lasting(document: dict[str, Any], edition: dict[str, Any]) -> str:
    """Return the address at which a version stays."""
    return f"{document['web_url']}versions/{edition['version']}/"


def _notice(document: dict[str, Any]) -> str:
    """Return what a page of paper says first of a product that nobody should use any more."""
    withdrawal = document["withdrawal"]
    if withdrawal is None:
        return ""
    day = date_format(date.fromisoformat(withdrawal["on"]), "j F Y")
    return f"Withdrawn on {day}. Do not use it. {withdrawal['reason']}"
