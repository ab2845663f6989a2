"""A whole run through a survey that stores nothing: what is typed travels in the page itself."""

import json
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from surveys.authoring.pages import (
    CHECK,
    CONSENT,
    MORE,
    START,
    Walk,
    hidden_field,
    page_of,
    template,
)
from surveys.authoring.reading import Reading
from surveys.engine.interruptions import interruption_at
from surveys.engine.languages import BASE
from surveys.engine.phrases import Phrase, speech_of
from surveys.engine.questions import Schema
from surveys.forms import REFUSE
from surveys.models import Survey
from surveys.speaking import has_none, switches

PERMISSIONS = ("surveys.change_survey", "surveys.publish_survey")
STEP, KEPT, RETURN = "w-current_step", "trial-kept", "trial-return"
HELP = "help"
ENDS = {
    "sent": (
        "This was a trial",
        "Here people read that their answers are sent, and get a code.",
        "Nothing was stored.",
    ),
    "wiped": ("This was a trial", "Here people read that everything is wiped."),
    "help": (
        "This was a trial",
        "Here people read who can help now, and can ask to be contacted.",
        "What they chose waits until they come back.",
    ),
    "refused": ("This was a trial", "Here people who do not want to take part can leave."),
}


@csrf_exempt
@never_cache
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the saved draft of a survey page by page, as people would answer it.

    It is exempt from the CSRF check because there is nothing to forge: it writes to no table,
    no session, no log and no cookie, and shows whoever is logged in only what they sent.
    """
    request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]  # Django's own
    if not any(request.user.has_perm(permission) for permission in PERMISSIONS):
        raise PermissionDenied
    survey = get_object_or_404(Survey, pk=pk).get_latest_revision_as_object()
    shown = request.POST.get("in", request.POST.get("form", request.GET.get("form", "")))
    # As the pages of people carry it along.
    schema = replace(Reading(survey).schema.in_form(shown), without_pictures=has_none(request))
    if not schema.steps:
        raise Http404("This survey has no page yet.")
    return _Run(request, schema).answer()


class _Run:
    """One request of a trial."""

    def __init__(self, request: HttpRequest, schema: Schema) -> None:
        self.request = request
        self.posted = request.POST
        self.journey = _journey(self.posted.get(KEPT, ""), schema)

    def answer(self) -> HttpResponse:
        """Return the page that comes next."""
        if self.request.method != "POST":
            return self._page(START)
        slug = self.posted.get(STEP, "")
        if slug == MORE:
            return self._page(MORE) if switches(self.request) else self._end("sent")
        if switches(self.request):
            return self._in_other_words(slug)
        if slug not in self.journey.slugs:
            return self._page(self.journey.first_open)
        return self._check() if slug == CHECK else self._given(slug)

    def _in_other_words(self, slug: str) -> HttpResponse:
        if slug not in self.journey.slugs:
            return self._page(START)
        form = self.journey.form(slug, dict(self.posted.lists()))
        form.is_quiet = True
        if form.is_valid() or not interruption_at(self.journey.schema, slug):
            self.journey.kept[slug] = form.own_data()
        return self._page(slug, form)

    def _given(self, slug: str) -> HttpResponse:
        journey = self.journey
        hard = interruption_at(journey.schema, slug)
        if hard and "wipe" in self.posted:
            return self._end("wiped")
        form = journey.form(slug, {} if "skip" in self.posted else dict(self.posted.lists()))
        if not hard or form.is_valid():
            journey.kept[slug] = form.own_data()
        journey.done.discard(slug)
        if "back" in self.posted:
            return self._page(journey.slugs[max(0, journey.slugs.index(slug) - 1)])
        if not form.is_valid():
            return self._page(slug, form)
        if slug == CONSENT and form.cleaned_data["agree"] == REFUSE:
            return self._end("refused")
        journey.done.add(slug)
        if self.posted.get(RETURN) or slug not in journey.slugs:
            return self._page(journey.first_open)
        return self._page(journey.slugs[journey.slugs.index(slug) + 1])

    def _check(self) -> HttpResponse:
        if "wipe" in self.posted:
            return self._end("wiped")
        journey = self.journey
        form = journey.form(CHECK, dict(self.posted.lists()))
        journey.kept[CHECK] = form.own_data()
        if HELP in self.posted:
            return self._end("help")
        if "back" in self.posted:
            return self._page(journey.slugs[-2])
        wanted = self.posted.get("change", "")
        if wanted in journey.slugs:
            return self._page(wanted, returns=True)
        if not form.is_valid() or journey.first_open != CHECK:
            return self._page(journey.first_open, form if journey.first_open == CHECK else None)
        return self._page(MORE) if journey.schema.equality else self._end("sent")

    def _page(self, slug: str, form: Any = None, *, returns: bool = False) -> HttpResponse:
        context = page_of(self.journey, slug, form)
        carried = self._carried(slug, returns=returns)
        # Where people's pages print the number of their page, these print all that was given.
        context["wizard"] = {"management_form": {"current_step": carried}}
        return render(self.request, template(self.journey.schema, slug), context)

    def _carried(self, slug: str, *, returns: bool) -> str:
        state = {"kept": self.journey.kept, "done": sorted(self.journey.done)}
        fields = hidden_field(STEP, slug) + hidden_field(KEPT, json.dumps(state))
        fields += hidden_field("form", self.journey.schema.spoken)
        fields += hidden_field("pictured", "off" if self.journey.schema.without_pictures else "")
        returning = returns or bool(self.posted.get(RETURN))
        return fields + hidden_field(RETURN, "1") if returning else fields

    def _end(self, name: str) -> HttpResponse:
        speech = speech_of(self.journey.schema)
        # For authors, who read English.
        title, *text = (Phrase.made(words, BASE, speech.language) for words in ENDS[name])
        context = {
            "speech": speech,
            "page_title": title,
            "heading": title,
            "sentences": text,
            "start_url": self.request.path,
        }
        return render(self.request, "surveys/answer/message.html", context)


def _journey(carried: str, schema: Schema) -> Walk:
    """Return the walk that a page carried along; an empty one if it is not ours."""
    try:
        state = json.loads(carried)
        kept = {
            str(slug): {str(name): [str(one) for one in sent] for name, sent in fields.items()}
            for slug, fields in state["kept"].items()
        }
        return Walk(schema, kept, {str(slug) for slug in state["done"]})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Walk(schema)
