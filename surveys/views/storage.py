"""Where the wizard keeps what was typed: one sealed row a page, opened by the cookie's key."""

import hashlib
import hmac
import json
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from surveys.actions.keep_step import keep_step
from surveys.encryption import Unreadable, seal, unseal
from surveys.engine.phrases import Manner
from surveys.models import DraftStep, Response
from surveys.seat import Seat
from surveys.speaking import OFF, PICTURES
from surveys.way import Page, kept_beside

# No page of a survey can be called so, and nobody can post one of them.
FORM, MODE = "=form", "=mode"
# More than the boxes of six questions hold; what is longer is shown back but not kept.
LARGEST = 512 * 1024


class TooMuch(Exception):
    """What several windows posted for one page does not fit any more."""


class DraftStorage(BaseStorage):
    """The storage of one person's way through one survey, for the time of one request.

    Nothing is shared between two surveys or two people, because the rows belong to the
    draft and open only with its key.
    """

    def __init__(self, prefix: str, request: HttpRequest, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.init_data()
        # formtools hands a storage nothing but the request, so the wizard hangs it there.
        self.seat: Seat = request.seat  # type: ignore[attr-defined]  # see the wizard
        self._pages: dict[str, Page] | None = None
        self._written: dict[str, Page] = {}

    @property
    def pages(self) -> dict[str, Page]:
        """Everything that is kept, read once."""
        if self._pages is None:
            self._pages = self._read()
        return self._pages

    def page(self, step: str) -> Page:
        """Return what is kept for the page `step`."""
        tag = self.seat.tag(step)
        if self._pages is None and tag in self._written:
            return self._written[tag]
        if self._pages is None and tag in self.seat.fetched:
            blob = self.seat.fetched[tag]
            return self._opened(tag, blob) if blob else Page()
        return self.pages.get(tag, Page())

    def keep(self, step: str, page: Page, *, manner: Manner | None = None, seen: str = "") -> bool:
        """Keep `page` for `step`; say whether it was small enough to be kept.

        With a `manner` that is how the survey is read from now on. `seen` is the mark of what
        the page was shown with: if something else is kept by now, both stay.
        """
        if len(_text_of(page)) > LARGEST:
            return False
        tag = self.seat.tag(step)
        kept = {} if manner is None else {self.seat.tag(FORM): _manner_page(manner)}

        def sealed(blob: bytes | None) -> dict[str, bytes]:
            before = self._opened(tag, blob) if blob else Page()
            kept[tag] = self._beside(step, before, page, seen) if seen else page
            return {name: self._sealed(name, one) for name, one in kept.items()}

        try:
            keep_step(self.seat.draft, sealed, tag if seen else "")
        except TooMuch:
            return False
        # What was not read yet is not read for this: whoever only saves has no need of it.
        (self._written if self._pages is None else self._pages).update(kept)
        return True

    def mark(self, step: str, page: Page | None = None) -> str:
        """Return what tells whether a page still shows what is kept; it tells nobody what."""
        given = (page or self.page(step)).given
        words = f"shown v1:{step}:{json.dumps(given)}".encode()
        return hmac.new(self.seat.key, words, hashlib.sha256).hexdigest()[:32]

    def _beside(self, step: str, before: Page, page: Page, seen: str) -> Page:
        is_old = seen != self.mark(step, before)
        was_changed = seen != self.mark(step, page)
        beside = kept_beside(before, page, is_old=is_old, was_changed=was_changed)
        if len(_text_of(beside)) > LARGEST:
            raise TooMuch
        return beside

    @property
    def manner(self) -> Manner:
        """How the person reads the survey: in its own words with pictures, if nothing is kept."""
        kept = self.page(FORM).fields
        return Manner("".join(kept.get("form", ())), without_pictures=PICTURES in kept)

    def keep_manner(self, manner: Manner) -> None:
        """Remember with the answers how they are read: nobody else can tell."""
        self.keep(FORM, _manner_page(manner))

    @property
    def mode(self) -> str:
        """How the answers are given: alone, unless staff said otherwise as they began."""
        return "".join(self.page(MODE).fields.get("mode", ())) or Response.Mode.SELF

    def keep_mode(self, mode: str) -> None:
        """Remember how the answers are given, sealed with them."""
        self.keep(MODE, Page(fields={"mode": [mode]}, done=True))

    def get_step_data(self, step: str) -> MultiValueDict:
        """Return what was posted for `step`; empty, never None, so that forms are bound."""
        return MultiValueDict(self.page(step).fields)

    def get_step_files(self, step: str) -> None:
        """Return nothing: nobody uploads anything here."""

    def reset(self) -> None:
        """Do nothing: the wizard calls this after sending, when all is deleted already."""

    def update_response(self, response: HttpResponse) -> None:
        """Do nothing: the cookie is set once, when somebody starts."""

    def _read(self) -> dict[str, Page]:
        rows = DraftStep.objects.filter(draft=self.seat.draft).values_list("step", "blob")
        return {tag: self._opened(tag, bytes(blob)) for tag, blob in rows}

    def _sealed(self, tag: str, page: Page) -> bytes:
        return seal(self.seat.key, _text_of(page), self._place(tag))

    def _opened(self, tag: str, blob: bytes) -> Page:
        try:
            kept = json.loads(unseal(self.seat.key, blob, self._place(tag)))
        except Unreadable:
            return Page()
        return Page(**kept)

    def _place(self, tag: str) -> str:
        return f"{self.seat.draft.pk}:{tag}"


def _text_of(page: Page) -> bytes:
    kept = asdict(page)
    if not page.others:
        del kept["others"]
    return json.dumps(kept).encode()


def _manner_page(manner: Manner) -> Page:
    off = {PICTURES: [OFF]} if manner.without_pictures else {}
    return Page(fields={"form": [manner.form]} | off, done=True)
