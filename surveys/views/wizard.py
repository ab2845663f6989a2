"""The way through a survey: django-formtools' named-URL wizard, made safe.

The wizard brings the steps, the forms, the revalidation of everything before sending and
the rendering. Replaced are the parts that lose or mix up answers: it reads where a
person may go from `engine.path` (forward, on the way only), keeps every page in a row of
its own, keeps what was typed also when it cannot go on, and sends only by POST of the
last page.
"""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from formtools.wizard.forms import ManagementForm
from formtools.wizard.views import NamedUrlWizardView, WizardView

from surveys.actions.keep_step import DraftGone
from surveys.actions.save_for_later import save_for_later
from surveys.actions.submit_draft import Submission, submit_draft
from surveys.codes import receipt_code
from surveys.engine.frozen_schema import schema_from
from surveys.engine.interruptions import interruption_at
from surveys.engine.mixing import mixed_for
from surveys.engine.phrases import Manner, Speech, speech_of
from surveys.engine.questions import Schema
from surveys.forms import NOTICE, REFUSE, ConsentForm, InterruptionForm, QuestionsForm
from surveys.models import Draft, Response
from surveys.rules.expiry import may_resume
from surveys.seat import Seat
from surveys.selectors.notices import newest_notice, shown_notice
from surveys.speaking import PICTURES, SWITCH, address_in, chosen_on, speech_at, switches
from surveys.views.after import after_sending
from surveys.views.doors import Door, Phase, door_for
from surveys.views.help import HELP
from surveys.views.kind_pages import kind_page
from surveys.views.leave import wipe_now
from surveys.views.meanwhile import stopped
from surveys.views.step_pages import check_page, consent_page, question_page
from surveys.views.storage import FORM, DraftStorage
from surveys.views.two_windows import SEEN, posted_or_taken, still_to_choose
from surveys.way import (
    CHECK,
    CONSENT,
    FormsOnTheWay,
    Page,
    Way,
    exists,
    form_class_of,
    interruption_page,
    questions_of,
    template_of,
)
from surveys.withdrawal import withdraw_lookup

# Whoever presses one of these is not done with the page.
STAYS = frozenset({"back", "save", HELP, SWITCH, PICTURES})


class NotReady(Exception):
    """What is to be sent cannot be; `response` says why, or leads to where it can be mended."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class SurveyWizard(NamedUrlWizardView):
    """One person's way through the version of the survey at which they started."""

    storage_name = "surveys.views.storage.DraftStorage"
    storage: DraftStorage
    seat: Seat
    written: Schema

    # ── Who may come in ──────────────────────────────────────────────────────────

    def dispatch(
        self, request: HttpRequest, *args: Any, code: str, step: str, **kwargs: Any
    ) -> HttpResponseBase:
        """Open the draft of the cookie, or show why this is not possible."""
        # Both ask once more than others, for the notice or for what another tab kept: there these
        # two pages come with the draft. What is sent is read under the lock alone.
        with_pages = step == CONSENT if request.method != "POST" else step != CHECK
        door = door_for(request, code, (FORM, step) if with_pages else ())
        if door.seat is None or door.refusal:
            return self._refuse(request, door)
        self.seat = door.seat
        request.seat = door.seat  # type: ignore[attr-defined]  # for the storage
        draft = door.seat.draft
        written = schema_from(draft.deployment.offered(draft.version))
        self.written = mixed_for(written, str(draft.pk))
        if not exists(self.written, step):
            return self._say("unknown", status=404)
        if request.method == "POST" and not self.seat.accepts(request.POST.get("token", "")):
            return self._say("forgery", status=403)
        try:
            return super().dispatch(request, *args, step=step, **kwargs)
        except DraftGone:
            return self._say("sent", status=409)

    @cached_property
    def schema(self) -> Schema:
        """The survey in the form in which the person reads it."""
        manner = self.storage.manner
        return self.written.read_in(manner.form, without_pictures=manner.without_pictures)

    def _refuse(self, request: HttpRequest, door: Door) -> HttpResponse:
        if (
            door.refusal == "sent"
            and door.deployment
            and door.seat
            and (request.method != "POST" or self._is_check())
        ):
            return after_sending(
                door.seat, speech_at(request, door.deployment, door.seat.draft.version)
            )
        if door.refusal == Phase.SUSPENDED and door.seat and request.method == "POST":
            return stopped(request, door.seat, str(self.kwargs["step"]))
        return kind_page(request, door.refusal, status=door.status, deployment=door.deployment)

    def _is_check(self) -> bool:
        return self.kwargs.get("step") == CHECK

    def _say(self, name: str, *, status: int = 200) -> HttpResponse:
        deployment = self.seat.draft.deployment
        return kind_page(
            self.request, name, status=status, deployment=deployment, speech=self._speech()
        )

    def _speech(self) -> Speech:
        # Before the wizard has its storage only the request can tell.
        if getattr(self, "storage", None) is None:
            return speech_at(self.request, self.seat.draft.deployment, self.seat.draft.version)
        return speech_of(self.schema)

    # ── What formtools asks of a wizard ──────────────────────────────────────────

    def get_prefix(self, *args: Any, **kwargs: Any) -> str:
        """Return a dull name for the wizard's own hidden field."""
        return "w"

    def get_form_prefix(self, *args: Any, **kwargs: Any) -> str:
        """Return a dull prefix; rows, not prefixes, keep pages apart."""
        return "q"

    def get_form_list(self) -> FormsOnTheWay:
        """Return the forms on the way as the answers now stand."""
        return FormsOnTheWay(self.schema, self._way().slugs)

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Return the questions that the form of `step` asks."""
        questions = questions_of(self.schema, step or self.steps.current)
        return {"questions": questions, "speech": speech_of(self.schema)}

    def get_step_url(self, step: str) -> str:
        """Return the address of `step`."""
        return reverse(self.url_name, args=[self.seat.draft.deployment.code, step])

    def get_template_names(self) -> list[str]:
        """Return the template of the page that is shown."""
        return [template_of(self.schema, self.steps.current)]

    def get_context_data(self, form: QuestionsForm, **kwargs: Any) -> dict[str, Any]:
        """Return everything that the page shows."""
        context = super().get_context_data(form=form, **kwargs)
        deployment = self.seat.draft.deployment
        context |= {"deployment": deployment, "code": deployment.code, "token": self.seat.token}
        context |= {"may_save": self._may_save(), "schema": self.schema}
        current, way = self.steps.current, self._way()
        context |= {"speech": speech_of(self.schema), "is_helped": way.is_helped(current)}
        if interruption := interruption_at(self.schema, current):
            kept = self.storage.page(current).fields
            return context | interruption_page(self.schema, interruption, kept)
        if current == CONSENT:
            return context | consent_page(self.schema, form, newest_notice(self.schema))
        if current == CHECK:
            return context | check_page(self, way.stops, form)
        return context | question_page(self, way.steps, form)

    # ── Where a person may go ────────────────────────────────────────────────────

    def _way(self) -> Way:
        return Way(self.schema, self.storage.page)

    def first_open(self) -> str:
        """Return the first page on the way that the person is not done with."""
        return self._way().first_open

    def may_see(self, slug: str) -> bool:
        """Say whether `slug` is on the way and everything before it is done."""
        return self._way().may_see(slug)

    # ── Reading a page ───────────────────────────────────────────────────────────

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the page, or lead to the first one that is not done."""
        slug = kwargs["step"]
        if not self.may_see(slug):
            return self._go(self.first_open())
        self.storage.current_step = slug
        kept = self.storage.page(slug)
        form = self._bare_form(slug, MultiValueDict(kept.last) if kept.last else None)
        form.is_quiet = not kept.checked
        return self.render(form)

    def _bare_form(self, slug: str, data: Any) -> QuestionsForm:
        # Unlike the wizard's own, also for a page that is not on the way any more.
        form_class = form_class_of(self.schema, slug)
        questions = questions_of(self.schema, slug)
        return form_class(data=data, questions=questions, speech=speech_of(self.schema))

    def _go(self, slug: str) -> HttpResponse:
        return HttpResponseRedirect(self.get_step_url(slug), status=303)

    def _go_and_return(self, slug: str) -> HttpResponse:
        return HttpResponseRedirect(f"{self.get_step_url(slug)}?return={CHECK}", status=303)

    def _returns_to_check(self) -> bool:
        return self.request.GET.get("return") == CHECK

    # ── Posting a page ───────────────────────────────────────────────────────────

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep what was typed, whatever it is; then go on if that is possible."""
        slug = kwargs["step"]
        managed = ManagementForm(self.request.POST, prefix=self.prefix)
        if not managed.is_valid() or managed.cleaned_data["current_step"] != slug:
            return self._say("forgery", status=400)
        self.storage.current_step = slug
        if slug == CHECK:
            return self._post_check()
        if "wipe" in self.request.POST and interruption_at(self.schema, slug):
            return self._wipe("wiped")
        return self._post_page(slug)

    def _post_page(self, slug: str) -> HttpResponseBase:
        form = self._bare_form(slug, posted_or_taken(self.request, self.storage.page(slug)))
        if slug == CONSENT and not STAYS & set(form.data) and _refuses(form):
            return self._wipe("refused")
        page = self.process_step(form)
        seen = self.request.POST.get(SEEN, "") if self.schema.step(slug) else ""
        if not self.storage.keep(slug, page, manner=self._chosen(), seen=seen):
            return self.render(form)
        if left := self._left(slug):
            return left
        if not self.storage.page(slug).done:
            # The page itself shows what is wrong: after a rendered POST the browser's Back
            # would ask to send the form again.
            return self._go_and_return(slug) if self._returns_to_check() else self._go(slug)
        return self._go(self._after(slug))

    def _left(self, slug: str) -> HttpResponse | None:
        # Wherever a person goes from a page, what they gave there is kept already.
        if "back" in self.request.POST:
            return self._go(self._way().before(slug))
        if switches(self.request):
            return self._go_and_return(slug) if self._returns_to_check() else self._go(slug)
        return self._save_for_later() if self._saves() else None

    def _chosen(self) -> Manner | None:
        return chosen_on(self.request, self._speech())

    def process_step(self, form: QuestionsForm) -> Page:
        """Return what to keep of a posted page: its own fields, valid or not."""
        done = form.is_valid() and not STAYS & set(form.data)
        page = Page(fields=form.own_data(), done=done, checked=not switches(self.request))
        if isinstance(form, InterruptionForm) and not page.done:
            # Going back or saving presses neither button: what was chosen before stays.
            return self.storage.page(self.storage.current_step)
        kept = self.storage.page(self.storage.current_step)
        page = still_to_choose(kept, page) if STAYS & set(form.data) else page
        return self._with_notice(page) if isinstance(form, ConsentForm) else page

    def _with_notice(self, page: Page) -> Page:
        # The page says which notice stood on it: that one was read, though there be a newer.
        shown = shown_notice(self.schema, "".join(page.fields[NOTICE]))
        read = shown is not None or newest_notice(self.schema) is None
        fields = page.fields | {NOTICE: [str(shown.pk)] if shown else []}
        return replace(page, fields=fields, done=page.done and read)

    def _saves(self) -> bool:
        return "save" in self.request.POST and self._may_save()

    def _may_save(self) -> bool:
        # The next person at a shared tablet could read a code as well.
        shared = self.seat.draft.deployment.is_kiosk
        return not shared and may_resume(self.schema.safety_profile)

    def _save_for_later(self) -> HttpResponse:
        save_for_later(self.seat)
        return self._leave_for("surveys:saved")

    def _after(self, slug: str) -> str:
        first_open = self.first_open()
        if self._returns_to_check() or slug not in self.get_form_list():
            return first_open
        following = self.get_next_step(slug)
        return following if self.may_see(following) else first_open

    def _wipe(self, name: str) -> HttpResponse:
        # With the draft goes what tells in which words it was read.
        return wipe_now(self.request, self.seat, name, self._speech())

    # ── Sending ──────────────────────────────────────────────────────────────────

    def _post_check(self) -> HttpResponseBase:
        if "wipe" in self.request.POST:
            return self._wipe("wiped")
        if {"change", *STAYS} & set(self.request.POST):
            return self._leave_check()
        # The slow hash comes before the transaction, which holds everybody else up.
        lookup = withdraw_lookup(receipt_code(self.seat.key))
        try:
            is_sent = submit_draft(self.seat.draft, lambda: self._submission(lookup))
        except NotReady as reason:
            return reason.response
        return self._to_receipt() if is_sent else self._sent_before()

    def _leave_check(self) -> HttpResponse:
        # What was chosen here waits with the rest until the person comes back.
        form = self._bare_form(CHECK, self.request.POST)
        self.storage.keep(CHECK, Page(fields=form.own_data()), manner=self._chosen())
        if left := self._left(CHECK):
            return left
        slug = self.request.POST.get("change", "")
        return self._go_and_return(slug) if slug in self.get_form_list() else self._go(CHECK)

    def _submission(self, lookup: str) -> Submission:
        # Nothing of the draft was read before this: another tab might have written since.
        form = self._bare_form(CHECK, self.request.POST)
        if not form.is_valid():
            raise NotReady(self.render(form))
        if not self.may_see(CHECK):
            raise NotReady(self._go(self.first_open()))
        # The named-URL wizard would redirect to a page that sends on GET; its parent
        # validates every page once more and calls `done`.
        submission: Submission = WizardView.render_done(self, form, lookup=lookup, check=form)
        return submission

    def get_form(self, step: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        """Return the form of `step`; formtools asks for it when it validates everything."""
        slug = step or self.steps.current
        # The last page counts as it is sent, not as it may have been kept before.
        return self._bare_form(slug, self.request.POST if slug == CHECK else data)

    def render_revalidation_failure(self, step: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that is not valid any more."""
        raise NotReady(self._go(step))

    def done(self, *args: Any, form_dict: dict[str, QuestionsForm], **kwargs: Any) -> Submission:
        """Return what is on the way, to be sent."""
        way = self._way().steps
        answers = {
            question.key: form_dict[step.slug].cleaned_data.get(question.key)
            for step in way
            for question in step.questions
        }
        quote = kwargs["check"].cleaned_data.get("quote") or Response.QuotePermission.NO
        return Submission(
            schema=self.schema,
            questions=[question for step in way for question in step.questions],
            answers=answers,
            quote_permission=quote,
            withdraw_lookup=kwargs["lookup"],
            notice=self._notice(),
            mode=self.storage.mode,
        )

    def _notice(self) -> int | None:
        # It was looked up when the page was kept, and its row is never deleted.
        shown = self.storage.page(CONSENT).fields.get(NOTICE)
        return int(shown[0]) if shown else None

    def _to_receipt(self) -> HttpResponse:
        return after_sending(self.seat, self._speech())

    def _sent_before(self) -> HttpResponse:
        # Another press was faster. With the pages went in which words they were read.
        deployment = self.seat.draft.deployment
        speech = speech_at(self.request, deployment, self.seat.draft.version)
        if Draft.objects.filter(pk=self.seat.draft.pk).exists():
            return after_sending(self.seat, speech)
        return kind_page(self.request, "lost", status=404, deployment=deployment, speech=speech)

    def _leave_for(self, name: str) -> HttpResponse:
        code = self.seat.draft.deployment.code
        return HttpResponseRedirect(address_in(self._speech(), name, code), status=303)


def _refuses(form: QuestionsForm) -> bool:
    return form.is_valid() and form.cleaned_data["agree"] == REFUSE
