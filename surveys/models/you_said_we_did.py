"""The public page that tells people what became of what they said."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Orderable

from changeprojects.editing.rows import RowsPanel
from changeprojects.models import Finding, PilotPage, ReleasedPage, ReleaseRefused
from changeprojects.models.agreed_dates import check_version
from changeprojects.models.released_routes import ProjectRoutes, ReleasedRoutes
from changeprojects.selectors import today
from surveys.editing.not_heard import NotHeardForm
from surveys.editing.voice_form import VoiceSummaryForm
from surveys.editing.voice_warnings import WarningsPanel
from surveys.models.deployment import SurveyDeployment
from surveys.models.quote import Quote, QuoteQuerySet
from surveys.models.released_table import ReleasedTable
from syndication.actions.change_number import hold_counter
from syndication.documents import Document

# Each version of a page in other words: its address, and how its readers find it.
OTHER_WORDS = {
    "young_people": ("young-people/", "For young people"),
    "easy_read": ("easy-read/", "Easy Read"),
}
_IN_OTHER_WORDS = "surveys/voice_in_other_words.html"
# The four parts of a ledger of participation, after Lundy; people finish what is drafted.
LEDGER = ("space", "voice", "audience", "influence")
# The involvement statement in the five parts of the short form of GRIPP2, and where each stands.
INVOLVEMENT = {
    "aim": "involvement_aim",
    "methods": "involvement_methods",
    "results": "involvement_results",
    "influence": "influence",
    "reflections": "involvement_reflections",
}


class YouSaidWeDidPage(ReleasedRoutes, ReleasedPage):
    """You said, we did: themes, decisions, changes, under the pilot they belong to.

    What people told a project outside of any pilot stands under the project itself.

    Publishing it releases a numbered version of a voice summary. What stands in the
    way is found by `findings`, and `release_numbers` lets the numbers out as a table, which
    alone is what the document tells; these and the other class attributes are given by the
    app's start. What is frozen names each quote and never holds its words.
    """

    deployment = models.ForeignKey(
        SurveyDeployment,
        on_delete=models.PROTECT,
        related_name="summaries",
        verbose_name="survey",
        help_text="The survey whose themes this page tells about.",
    )
    version = models.CharField(
        max_length=12,
        default="1.0",
        validators=[check_version],
        help_text="Two numbers with a dot. Raise it each time.",
    )
    intro = models.TextField(
        max_length=500,
        help_text="Two or three sentences to the people who answered. No numbers of people.",
    )
    quotes = ParentalManyToManyField(
        Quote,
        blank=True,
        related_name="summaries",
        help_text="In people’s own words, as two readers have confirmed them.",
    )
    method = models.TextField(
        "how we did this",
        blank=True,
        help_text="How the answers were asked for and read, and by whom.",
    )
    young_people = models.TextField(
        "for young people",
        blank=True,
        db_default="",
        help_text="The same in words for young people, a sentence on each line. It gets a page of "
        "its own, with everything that was done, is late or was declined.",
    )
    easy_read = models.TextField(
        "in Easy Read",
        blank=True,
        db_default="",
        help_text="The same in Easy Read, a short sentence on each line.",
    )
    space = models.TextField(
        blank=True,
        db_default="",
        help_text="How people could take part safely and as they chose, and who could not.",
    )
    voice = models.TextField(
        blank=True, db_default="", help_text="How their own words were kept, and by whom read."
    )
    audience = models.TextField(
        blank=True, db_default="", help_text="Who had to listen and decide, and by when."
    )
    influence = models.TextField(
        blank=True,
        db_default="",
        help_text="What is different because of it, good and bad. Nobody drafts this for you.",
    )
    involvement_aim = models.TextField(
        "aim",
        blank=True,
        db_default="",
        help_text="Why people who use services were involved in this pilot.",
    )
    involvement_methods = models.TextField(
        "methods", blank=True, db_default="", help_text="How they were involved, and when."
    )
    involvement_results = models.TextField(
        "results", blank=True, db_default="", help_text="What came out of it, good and bad."
    )
    involvement_reflections = models.TextField(
        "reflections",
        blank=True,
        db_default="",
        help_text="What went well, what did not, and what we would do otherwise. Nobody drafts it.",
    )
    keep_numbers = models.BooleanField(
        "keep the numbers of the last version",
        default=False,
        help_text="Tell about new decisions without counting people again.",
    )

    base_form_class = VoiceSummaryForm
    release_kind = "voice-summary"
    page_description = "What people said, and what changed because of it."
    public_template = "surveys/you_said_we_did_page.html"
    parent_page_types = ("changeprojects.PilotPage", "changeprojects.ChangeProjectPage")
    subpage_types = ()

    content_panels = [
        *ReleasedPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("deployment"),
                # A preview shows the number too, so that even a draft has one.
                FieldPanel("version", required_on_save=True),
                FieldPanel("keep_numbers"),
            ],
            heading="Survey and version",
        ),
        WarningsPanel(heading="Before you publish"),
        FieldPanel("intro"),
        FieldPanel("quotes", widget=forms.CheckboxSelectMultiple),
        RowsPanel("not_heard", heading="Who was not heard", label="Group of people"),
        FieldPanel("method"),
        MultiFieldPanel(
            [FieldPanel("young_people"), FieldPanel("easy_read")], heading="In other words"
        ),
        RowsPanel("said_plainly", heading="Said plainly", label="Theme"),
        MultiFieldPanel([FieldPanel(name) for name in LEDGER], heading="How people took part"),
        MultiFieldPanel(
            [FieldPanel(name) for name in INVOLVEMENT.values() if name not in LEDGER],
            heading="Involvement statement (GRIPP2 short form; “Influence” stands above)",
        ),
    ]

    # What it says, counted once when it is checked: that is what is released and what is
    # kept, even if somebody answers at the same time.
    summary: Any = None
    # The released table of its numbers, while it is being released.
    numbers: Any = None
    # While an editor previews it: nobody is counted, for editors may not see counts.
    is_preview = False
    # And in the words of which version, a key of `OTHER_WORDS`; empty for the page itself.
    previewed_words = ""
    # Under which page it is being made, before it has a place in the tree.
    parent_to_be: Any = None

    findings: ClassVar[Callable[["YouSaidWeDidPage"], list[Finding]]]
    # What stops nothing, but has to be thought about: questions, by how they were put.
    unmarked: ClassVar[Callable[["YouSaidWeDidPage"], list[str]]]
    told_unmarked: ClassVar[Callable[["YouSaidWeDidPage"], list[str]]]
    # What its versions in other words do not say plainly yet, each in a sentence.
    said_hard: ClassVar[Callable[["YouSaidWeDidPage"], list[str]]]
    # Which openings are older than what became of things, each with what is new.
    old_openings: ClassVar[Callable[["YouSaidWeDidPage"], list[str]]]
    summarise: ClassVar[Callable[["YouSaidWeDidPage"], Any]]
    release_numbers: ClassVar[Callable[["YouSaidWeDidPage"], Any]]
    publish_quotes: ClassVar[Callable[["YouSaidWeDidPage"], None]]
    refresh_quotes: ClassVar[Callable[["YouSaidWeDidPage"], None]]
    hide_quotes: ClassVar[Callable[["YouSaidWeDidPage"], None]]
    present: ClassVar[Callable[..., dict[str, Any]]]
    # The same in the words of one version: what stands on it, and what was there before.
    present_plainly: ClassVar[Callable[[dict[str, Any], dict[str, Any], str], dict[str, Any]]]
    quotes_of: ClassVar[Callable[[dict[str, Any]], dict[str, Any]]]
    chosen_quotes: ClassVar[Callable[["YouSaidWeDidPage"], dict[str, Any]]]
    # The released page as a poster, as PDF; None where the typeface lacks a letter.
    printed: ClassVar[Callable[[dict[str, Any]], bytes | None]]

    class Meta:
        verbose_name = "“You said, we did”"
        verbose_name_plural = "“You said, we did” pages"

    @property
    def pilot(self) -> PilotPage | None:
        """The pilot that it tells about; None where a project asked outside of any."""
        above = self._above
        return above if isinstance(above, PilotPage) else None

    @property
    def project_above(self) -> Any:
        """The project that it tells about."""
        above = self._above
        return above.get_parent() if isinstance(above, PilotPage) else above

    @property
    def _above(self) -> Any:
        return self.parent_to_be or self.get_parent().specific

    @property
    def survey_told(self) -> int | None:
        """The key of the survey that it told about first, and goes on telling about."""
        told = ReleasedTable.objects.filter(summary=self.translation_key)
        return told.values_list("deployment", flat=True).first()

    @property
    def chosen(self) -> QuoteQuerySet:
        """The quotes that stand on it, as the editor has them now, saved or not."""
        return Quote.objects.filter(pk__in=[one.pk for one in self.quotes.all()])

    def clean(self) -> None:
        """Refuse an address that a part of the project has already."""
        super().clean()
        if self.pilot is None and self.slug in ProjectRoutes.PARTS:
            raise ValidationError(
                {"slug": f"The project has a page “{self.slug}” already. Choose another word."}
            )

    def affected_pages(self) -> list[ReleasedPage]:
        """Return the project too: it says whether people heard in time."""
        return [self.deployment.project, *super().affected_pages()]

    def check_release(self) -> None:
        """Raise `ReleaseRefused` with everything that stands in the way; or release the numbers.

        In the transaction of the release, before the document is built: it has no others.
        """
        self.summary = type(self).summarise(self)
        if findings := [*self.rules_against_release(), *type(self).findings(self)]:
            raise ReleaseRefused(findings, self)
        self.numbers = type(self).release_numbers(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; if this releases the page, its numbers are released in the same transaction."""
        self.summary = self.numbers = None
        with transaction.atomic():
            if self.live:
                # Two pages about one survey are released one after the other, so that
                # each is compared with the numbers of the other.
                SurveyDeployment.objects.select_for_update().filter(pk=self.deployment_id).first()
                self._note_named()
            super().save(*args, **kwargs)
            if self.live:
                type(self).publish_quotes(self)
        self.summary = self.numbers = None

    def _note_named(self) -> None:
        """Note on which day each survey that too few answered was named first.

        What is stored counts, and not what a draft brings along: a draft does not know it.
        """
        rows = list(self.not_heard.all())
        if not any(row.survey_id for row in rows):
            return
        stored = NotHeard.objects.filter(page=self.pk).exclude(told_on=None)
        since = dict(stored.values_list("survey", "told_on"))
        for row in rows:
            row.told_on = since.get(row.survey_id, today()) if row.survey_id else None
        self.not_heard.set(rows)

    def refresh_head(self) -> None:
        """Release its head again if it says something else, and so its quotes: where they stand."""
        with transaction.atomic():
            hold_counter()
            super().refresh_head()
            type(self).refresh_quotes(self)

    def withdraw(self) -> None:
        """Take the page back, and what it quotes."""
        with transaction.atomic():
            super().withdraw()
            type(self).hide_quotes(self)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page itself, and its versions in other words."""
        return [("", "All of it"), *((name, called) for name, (_, called) in OTHER_WORDS.items())]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Answer an editor with the page as it would be released, without any number."""
        self.is_preview = True
        self.previewed_words = mode_name
        return super().serve_preview(request, mode_name)

    def preview_template(self, mode_name: str) -> str:
        """Return the template of the page, or of its versions in other words."""
        return _IN_OTHER_WORDS if mode_name else super().preview_template(mode_name)

    def routes(self) -> list[str]:
        """Return the page and its versions in other words."""
        return ["/", *(f"/{address}" for address, _ in OTHER_WORDS.values())]

    @path("young-people/")
    def for_young_people(self, request: HttpRequest) -> HttpResponse:
        """Show it in words for young people; 404 if it was released without them."""
        return self._in_other_words(request, "young_people")

    @path("easy-read/")
    def in_easy_read(self, request: HttpRequest) -> HttpResponse:
        """Show it in Easy Read; 404 if it was released without it."""
        return self._in_other_words(request, "easy_read")

    @path("poster.pdf/")
    def poster(self, request: HttpRequest) -> HttpResponse:
        """Give it as a poster; 404 where the typeface lacks a letter."""
        document = self.released_document()
        pdf = type(self).printed(document | self._presented(document))
        if pdf is None:
            raise Http404
        headers = {"Content-Disposition": f'inline; filename="{self.slug}.pdf"'}
        return HttpResponse(pdf, content_type="application/pdf", headers=headers)

    def _in_other_words(self, request: HttpRequest, words: str) -> HttpResponse:
        document = self.released_document()
        lines = document.get("in_other_words", {}).get(words)
        if not lines:
            raise Http404
        context = {"page": self, "document": document, "words": words, "lines": lines}
        shown = type(self).present_plainly(document, self._presented(document), words)
        return render(request, _IN_OTHER_WORDS, context | shown)

    def _presented(self, document: dict[str, Any]) -> dict[str, Any]:
        return type(self).present(document, type(self).quotes_of(document))

    def preview_context(self, document: Document) -> dict[str, Any]:
        """Return the items as readers would see them today, in the words that are looked at."""
        content, words = dict(document.content), self.previewed_words
        shown = type(self).present(content, type(self).chosen_quotes(self))
        if not words:
            return shown
        plain = type(self).present_plainly(content | {"language": document.language}, shown, words)
        return plain | {"words": words, "lines": content["in_other_words"][words]}

    def public_context(
        self,
        request: HttpRequest,
        document: dict[str, Any],
    ) -> dict[str, Any]:
        """Return the items as they stand today: a promise past its day is late."""
        return self._presented(document)


class NotHeard(Orderable):
    """A group of people who did not get to say anything, said openly.

    A survey that too few answered can be told by no number. Those whom it asked are told so in
    such a row of another page of the pilot, from the day `told_on`.
    """

    page = ParentalKey(YouSaidWeDidPage, on_delete=models.CASCADE, related_name="not_heard")
    text = models.CharField(
        max_length=200, help_text="Who, and why: Children. They were not asked in this pilot."
    )
    survey = models.ForeignKey(
        SurveyDeployment,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="survey that too few answered",
        help_text="Only for the people of another survey of this pilot that has closed and that "
        "too few answered to have a page of its own. It counts as told from then on.",
    )
    told_on = models.DateField(null=True, editable=False)

    base_form_class = NotHeardForm
    panels = [FieldPanel("text"), FieldPanel("survey", classname="cp-long-choice")]

    def __str__(self) -> str:
        return self.text
