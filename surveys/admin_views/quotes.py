"""Quotes: the list, proposing one from an answer, and the second reading."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import READS_SECOND, Action, can
from surveys.actions.confirm_quote import confirm_quote, why_not_confirmed
from surveys.actions.propose_quote import may_be_quoted, propose_quote
from surveys.actions.read_answers import read_answers
from surveys.actions.withdraw_quote import withdraw_quote
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.quote_form import QuoteForm
from surveys.exceptions import NotQuoted
from surveys.models import Answer, Quote
from surveys.selectors.answers import readable_answers
from surveys.selectors.quotes import beside_of, open_quotes_of, quotes_of


class QuotesView(DeploymentView):
    """A page about quotes; they are read where the answers may be read."""

    action = Action.QUOTE
    tab = "quotes"

    @cached_property
    def reason(self) -> str:
        """Why nothing is shown; empty if something is."""
        return can(self.request.user, Action.QUOTE, self.deployment).reason

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under the quotes of the survey."""
        *above, current = super().get_breadcrumbs_items()
        if self.page_title == QuoteList.page_title:
            return [*above, current]
        quotes = reverse("voice:quotes", args=[self.deployment.pk])
        return [*above, {"url": quotes, "label": QuoteList.page_title}, current]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why nothing is shown."""
        return super().get_context_data(**kwargs) | {"reason": self.reason}


class QuoteList(QuotesView):
    """The quotes of a survey with how far each has come."""

    page_title = "Quotes"
    template_name = "surveys/admin/quotes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the part of the list that the address asks for."""
        context = super().get_context_data(**kwargs)
        if self.reason:
            return context | {"open_ones": self._without_words()}
        page = self.part(quotes_of(self.deployment))
        read = {one.answer for one in page if one.is_open}
        # Each stands under a theme that its answer was given.
        read_answers(self.deployment, read, by=self.person, codes=True)
        return context | {"page": page}

    def _without_words(self) -> list[Quote]:
        """Return what can be withdrawn where too few answered by now to read what they wrote."""
        if self.reason == READS_SECOND:
            return []
        return list(open_quotes_of(self.deployment))


class QuoteProposal(QuotesView):
    """The form that proposes words of one answer."""

    page_title = "Propose a quote"
    template_name = "surveys/admin/quote_form.html"

    @cached_property
    def answer(self) -> Answer:
        """The answer that the address names; 404 unless it may be read and quoted."""
        answers = readable_answers(self.deployment).select_related("response__deployment")
        answer = get_object_or_404(
            answers.filter(response__quote_permission="yes"), pk=self.kwargs["answer"]
        )
        return read_answers(self.deployment, [answer], by=self.person, codes=True)[0]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Propose it and go to the list; or show what to mend."""
        if self.reason:
            return self.get()
        form = QuoteForm(request.POST, answer=self.answer)
        if form.is_valid():
            try:
                propose_quote(self.answer, form.proposal(), by=self.person)
            except NotQuoted as refused:
                form.refuse(refused)
            else:
                messages.success(request, "Proposed. Somebody else has to read it now.")
                return redirect("voice:quotes", self.deployment.pk)
        messages.validation_error(request, "The quote is not proposed yet.", form)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answer and the form."""
        form = kwargs.pop("form", None)
        context = super().get_context_data(**kwargs)
        if self.reason:
            return context
        form = form or QuoteForm(answer=self.answer)
        return context | {"answer": self.answer, "form": form, "media": form.media}


class QuoteReading(QuotesView):
    """One quote as readers will see it, beside what was taken out and why."""

    page_title = "Quote"
    template_name = "surveys/admin/quote.html"

    @cached_property
    def quote(self) -> Quote:
        """The quote that the address names; 404 if this survey has none such."""
        quote: Quote = get_object_or_404(quotes_of(self.deployment), pk=self.kwargs["quote"])
        return quote

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm it or withdraw it, and go to the list; or say why not."""
        act, said = (
            (withdraw_quote, "Withdrawn. Nobody can read it any more.")
            if "withdraw" in request.POST
            else (confirm_quote, "Confirmed. Pages can choose it now.")
        )
        try:
            act(self.quote, by=self.person)
        except NotQuoted as refused:
            for reason in refused.reasons:
                messages.error(request, reason.message)
        else:
            messages.success(request, said)
        return redirect("voice:quotes", self.deployment.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the quote, the words it was made of, and why it cannot be confirmed."""
        context = super().get_context_data(**kwargs)
        if self.reason:
            return context
        quote, source = self.quote, ""
        if may_be_quoted(quote.answer.response):
            said = read_answers(self.deployment, [quote.answer], by=self.person, codes=True)
            source = said[0].redacted_text
        return context | {
            "quote": quote,
            "source": source,
            "beside": beside_of(quote),
            "edits": [(quote.source[one.start : one.end], one) for one in quote.edit_list],
            "why_not": why_not_confirmed(quote, self.person),
        }
