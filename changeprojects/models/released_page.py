"""Pages of which the public reads only what was released."""

import logging
from collections.abc import Iterable
from typing import Any, ClassVar

import orjson
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from changeprojects import clock, rules
from changeprojects.exceptions import Finding, ReleaseRefused
from changeprojects.models.agency import Agency
from changeprojects.models.heads import release_if_changed, together, waits
from changeprojects.models.mentions import mentions_of
from changeprojects.models.noted_words import BOOKKEEPING, changes_words, note_words
from changeprojects.models.page_permissions import ReleasedPagePermissions
from changeprojects.public_names import public_path
from syndication import registry
from syndication.actions.change_number import hold_counter
from syndication.actions.release import OtherKind, VersionExists, WasRevoked, release
from syndication.actions.retire import retire
from syndication.actions.show_until import show_until
from syndication.bodies import head_body
from syndication.documents import Document
from syndication.models import Publication
from syndication.models.publication import PublicationQuerySet
from syndication.selectors import document_of

logger = logging.getLogger(__name__)

_LIVE_MARKS = ("live", "has_unpublished_changes", "first_published_at", "last_published_at")
_SCHEDULED, _REFUSED = "wagtail.publish.scheduled", "changeprojects.release_refused"
_FAILED = (
    "something failed that has nothing to do with the rules, for instance a file of the page could "
    "not be read. It is tried again every minute. Look whether all its files and pictures open."
)
_REFUSALS = (ReleaseRefused, VersionExists, WasRevoked, OtherKind, ValidationError)
# It wants every model to be there before it is imported.
_NOTES = "wagtail.signal_handlers"
_LONGEST_OLD_ADDRESS = Redirect._meta.get_field("old_path").max_length


class ReleasedPage(Page):
    """A page whose publication is a release: to go live is to be frozen.

    Whatever door makes the page live (the Publish button, a workflow, a schedule, a
    bulk action, code) ends in `save()`. There the page is checked by
    `check_release()` and released in the same transaction; when it stops being live
    its publication is retired. A copy starts as a draft, and so does an alias that
    becomes a page of its own; until then it shows nothing.
    Readers are served the released document and never the page's own fields, so a
    door that goes round `save()` shows nothing to anybody.
    """

    # Lists and the API go on telling what was released, whoever may open the page.
    private_page_options: ClassVar[tuple[str, ...]] = ()

    # Fields that no draft carries: a revision that is published leaves them as they are, and a
    # copy begins without them.
    kept_facts: ClassVar[tuple[str, ...]] = ()

    release_kind: ClassVar[str]
    public_template: ClassVar[str]

    # Found in the editor by what is noted in `_store()`.
    search_auto_update = False

    # True while only the head is released anew; builders then give no edition.
    head_only = False
    # True while a version comes out by itself, with words that are public already.
    words_stand = False

    class Meta:
        abstract = True

    def check_release(self) -> None:
        """Raise `changeprojects.exceptions.ReleaseRefused` if the page may not go live."""
        if findings := self.rules_against_release():
            raise ReleaseRefused(findings, self)

    def rules_against_release(self) -> list[Finding]:
        """Return the rules of the programme that stop a release of the page as it stands."""
        return rules.check(self)

    def permissions_for_user(self, user: Any) -> ReleasedPagePermissions:
        """Return what the user may do with the page."""
        return ReleasedPagePermissions(user, self)

    def with_content_json(self, content: Any) -> "ReleasedPage":
        """Return the page as a revision has it, with what happened to the page since."""
        page = super().with_content_json(content)
        for name in (*self.kept_facts, "words_stand"):
            setattr(page, name, getattr(self, name))
        return page

    def before_release(self) -> None:
        """Note what going live says about the page; nothing for most pages."""

    def affected_pages(self) -> list["ReleasedPage"]:
        """Return the pages around this one whose head documents tell about it.

        Those directly below name the page that they are part of. Other apps and other
        parts of the tree are asked in `changeprojects.models.mentions`.
        """
        below = Page.objects.child_of(self).live().specific()
        return [page for page in below if isinstance(page, ReleasedPage)]

    def named_agencies(self) -> Iterable[Agency]:
        """Return the agencies whose head documents tell about this page, now or until now."""
        return ()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; release if this makes the page live, retire if it stops being live."""
        self._keep_copies_as_drafts()
        if self._stops_being_an_alias(kwargs.get("update_fields")):
            self._become_draft()
            kwargs["update_fields"] = {*kwargs["update_fields"], *_LIVE_MARKS}
        update_fields = kwargs.get("update_fields")
        if not self._decides_live(update_fields):
            self._store(*args, **kwargs)
        elif self.live:
            self._save_live(*args, **kwargs)
        else:
            self._save_not_live(*args, **kwargs)

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, whole or not at all.

        A scheduled revision that may not go live stays a draft, with an entry in the
        page's history, so that the schedule carries on with the next page. One that could not
        go live because something failed is tried again at the next turn.
        """
        try:
            # A final version moves its project on: what tells of both is released anew once.
            with transaction.atomic(), together():
                super().publish(*args, **kwargs)
        except _REFUSALS as refusal:
            if kwargs.get("log_action") != _SCHEDULED:
                raise
            self._note_refused_schedule(refusal)
        except Exception:
            if kwargs.get("log_action") != _SCHEDULED:
                raise
            logger.exception("A scheduled release of page %s failed.", self.pk)
            self._note_failed_schedule()

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take the page back, also if this copy was read before the page went live."""
        if not self.live and type(self).objects.filter(pk=self.pk, live=True).exists():
            self.refresh_from_db()
        super().unpublish(*args, **kwargs)

    def refresh_head(self) -> None:
        """Release the head document again if it would say something else; never an edition.

        Does nothing for a page that has no live publication.
        """
        if waits(self):
            return
        with transaction.atomic():
            hold_counter()
            published = self._publications().live().first()
            if published is None:
                return
            self.head_only = True
            try:
                release_if_changed(self.release_kind, self, published)
            finally:
                self.head_only = False

    def refresh_affected(self) -> None:
        """Release the heads of the pages and agencies that tell about this one."""
        for page in dict.fromkeys([*self.affected_pages(), *mentions_of(self)]):
            page.refresh_head()
        for agency in self.named_agencies():
            agency.refresh_head()

    def withdraw(self) -> None:
        """Retire the publication, if it is live, and tell the pages that name it."""
        with transaction.atomic():
            retire(self.translation_key, self.locale.language_code, at=clock.now())
            self.refresh_affected()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the released document; 404 if there is none."""
        document = document_of(self.translation_key, self.locale.language_code)
        if document is None:
            raise Http404
        context = {"page": self, "document": document} | self.public_context(request, document)
        return render(request, self.public_template, context)

    def routes(self) -> list[str]:
        """Return what follows this page's own address where readers find something."""
        return ["/"]

    def get_route_paths(self) -> list[str]:
        """Return the routes that go on leading here when the page gets another address.

        An address too long to be remembered does not stop the page from getting it.
        """
        room = _LONGEST_OLD_ADDRESS - len(public_path(self).rstrip("/"))
        return [route for route in self.routes() if len(route) <= room]

    def public_context(
        self,
        request: HttpRequest,
        document: dict[str, Any],
    ) -> dict[str, Any]:
        """Return what the template needs beside the document; all of it public."""
        return {}

    def preview_template(self, mode_name: str) -> str:
        """Return the template of a preview: that of the page, unless it can be seen otherwise."""
        return self.public_template

    def preview_context(
        self,
        document: Document,
    ) -> dict[str, Any]:
        """Return what the template needs beside the head document in a preview."""
        return {}

    def serve_preview(
        self,
        request: HttpRequest,
        mode_name: str,
    ) -> HttpResponse:
        """Answer an editor with the page as it would be released now."""
        document = registry.build(self.release_kind, self)
        head = head_body(document, change_number=0, moment=clock.now())
        context = {"page": self, "document": head, "is_preview": True}
        template = self.preview_template(mode_name)
        return render(request, template, context | self.preview_context(document))

    def _decides_live(self, update_fields: Any) -> bool:
        touched = update_fields is None or {"live", "live_revision"} & set(update_fields)
        return bool(touched) and not self.alias_of_id

    def _keep_copies_as_drafts(self) -> None:
        """Take the live mark from a copy, which Wagtail makes with its model's revision."""
        if self._state.adding and self.live_revision_id and not self.alias_of_id:
            self._become_draft()
        if not self.live:
            self.live_revision = None

    def _stops_being_an_alias(self, update_fields: Any) -> bool:
        """Return whether this makes an alias a page of its own, for which nobody need publish."""
        return "alias_of_id" in (update_fields or ()) and not self.alias_of_id

    def _become_draft(self) -> None:
        self.live = False
        self.has_unpublished_changes = True
        self.first_published_at = self.last_published_at = None

    def _save_live(self, *args: Any, **kwargs: Any) -> None:
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        with transaction.atomic():
            self._keep_what_happened()
            if self._is_news():
                self._release(*args, **kwargs)
            else:
                self._store(*args, **kwargs)
            # Readers see nothing of it from then on, even if no timer has run.
            show_until(self.translation_key, self.locale.language_code, self.expire_at)

    def _release(self, *args: Any, **kwargs: Any) -> None:
        self.before_release()
        self.check_release()
        self._store(*args, **kwargs)
        release(self.release_kind, self, at=clock.now())
        self.refresh_affected()

    def _save_not_live(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            self._keep_what_happened()
            was_live = type(self).objects.filter(pk=self.pk, live=True).exists()
            self._store(*args, **kwargs)
            if was_live:
                self.withdraw()

    @transaction.atomic
    def _store(self, *args: Any, **kwargs: Any) -> None:
        """Save the page with its rows, and note once what it is found by and what it refers to.

        Wagtail would read the whole page twice more for that, once more with each of its rows,
        and do so also when nothing is saved but that there is a new draft.
        """
        says_more = changes_words(self, kwargs.get("update_fields"))
        with import_string(f"{_NOTES}.disable_reference_index_auto_update")():
            super().save(*args, **kwargs)
        if says_more:
            is_whole = kwargs.get("update_fields") is None
            note_words(self if is_whole else type(self).objects.get(pk=self.pk))

    def _keep_what_happened(self) -> None:
        """Take the facts as they are stored now: somebody may have moved the page meanwhile."""
        hold_counter()
        if self._state.adding or not self.kept_facts:
            return
        stored = type(self).objects.filter(pk=self.pk).values(*self.kept_facts).first()
        for name, value in (stored or {}).items():
            setattr(self, type(self)._meta.get_field(name).attname, value)

    def _is_news(self) -> bool:
        """Return whether this save makes the public see something else."""
        stored = type(self).objects.filter(pk=self.pk).first()
        known = self._publications().exclude(state=Publication.State.GONE)
        if stored is None or not stored.live or not known.exists():
            return True
        if stored.live_revision_id is None and self.live_revision_id is not None:
            # Made live without a revision; the first one adds nothing if it says the same.
            return _said(stored) != _said(self)
        return bool(stored.live_revision_id != self.live_revision_id)

    def _publications(self) -> PublicationQuerySet:
        return Publication.objects.filter(
            identifier=self.translation_key, language=self.locale.language_code
        )

    def _note_refused_schedule(self, refusal: Exception) -> None:
        self.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        why = refusal.reasons if isinstance(refusal, ReleaseRefused) else str(refusal)
        log(instance=self, action=_REFUSED, data={"why": why})
        logger.warning("A scheduled release of page %s was refused.", self.pk)

    def _note_failed_schedule(self) -> None:
        """Tell the editors, once for each time that the page was to go live."""
        due = self.revisions.filter(approved_go_live_at__isnull=False).first()
        told = PageLogEntry.objects.filter(page=self.pk, action=_REFUSED, data__why=_FAILED)
        if due and not told.filter(timestamp__gte=due.approved_go_live_at).exists():
            log(instance=self, action=_REFUSED, data={"why": _FAILED})


def _said(page: ReleasedPage) -> dict[str, Any]:
    """Return what the page says, its streams parsed: their text may differ in the order of keys."""
    streams = {field.name for field in page._meta.fields if isinstance(field, StreamField)}
    return {
        name: orjson.loads(value) if name in streams else value
        for name, value in page.serializable_data().items()
        if name not in BOOKKEEPING
    }
