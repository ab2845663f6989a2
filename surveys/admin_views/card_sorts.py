"""Card sorts: the list, one of them from laying out to its piles, and the cards as PDF."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.card_sorts import (
    confirm_cards,
    discard_cards,
    keep_piles,
    lay_out_cards,
)
from surveys.actions.read_answers import read_answers
from surveys.actions.save_theme import check_pile, save_theme
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.card_sort_forms import PilesForm, SittingForm, left_out
from surveys.admin_views.theme_form import ThemeForm
from surveys.admin_views.themes import ThemeAdd
from surveys.documents.cards import cards_paper
from surveys.exceptions import NotPrinted, NotSorted
from surveys.models import Card, CardSort, Pile, Theme
from surveys.selectors.cards import card_sorts_of, cards_of, piles_of, stamp_of_piles


class CardSortsView(DeploymentView):
    """A page about card sorts; cards are read where the answers may be read."""

    action = Action.SORT_CARDS
    tab = "themes"

    @cached_property
    def reason(self) -> str:
        """Why nothing is shown; empty if something is."""
        return can(self.request.user, Action.SORT_CARDS, self.deployment).reason

    @cached_property
    def sort(self) -> CardSort:
        """The card sort that the address names; 404 if this survey has none such."""
        sorts = self.deployment.card_sorts.all()
        return get_object_or_404(sorts, pk=self.kwargs["sort"])

    def cards(self) -> list[Card]:
        """Return the cards that may be held now, and record that this person reads them."""
        cards = cards_of(self.sort)
        read_answers(self.deployment, [card.answer for card in cards], by=self.person)
        return cards

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under the themes of the survey."""
        *above, current = super().get_breadcrumbs_items()
        places = [("voice:themes", "Themes"), ("voice:card_sorts", "Card sorts")]
        between = [
            {"url": reverse(name, args=[self.deployment.pk]), "label": label}
            for name, label in places
            if label != self.page_title
        ]
        return [*above, *between, current]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why nothing is shown."""
        return super().get_context_data(**kwargs) | {"reason": self.reason}


class CardSortList(CardSortsView):
    """All card sorts of a survey, and the form that lays out cards for a new one."""

    page_title = "Card sorts"
    template_name = "surveys/admin/card_sorts.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lay cards out and show them; or show what to mend."""
        form = SittingForm(request.POST, deployment=self.deployment)
        if form.is_valid():
            try:
                sort = lay_out_cards(self.deployment, form.sitting(), by=self.person)
            except NotSorted as refused:
                form.refuse(refused)
            else:
                messages.success(request, "Laid out. Somebody else has to read the cards now.")
                return redirect("voice:card_sort", self.deployment.pk, sort.pk)
        messages.validation_error(request, "No cards are laid out yet.", form)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the list and the form."""
        form = kwargs.pop("form", None) or SittingForm(deployment=self.deployment)
        context = super().get_context_data(**kwargs)
        return context | {"sorts": card_sorts_of(self.deployment), "form": form}


class CardSortPage(CardSortsView):
    """One card sort: its cards, and what is to be done with them next."""

    page_title = "Card sort"
    template_name = "surveys/admin/card_sort.html"

    @cached_property
    def seen(self) -> str:
        """The stamp that came with what was sent; of the piles as they are kept otherwise."""
        sent = self.request.POST.get("seen")
        return stamp_of_piles(self.sort) if sent is None else sent

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm the cards, keep the piles or put the cards away."""
        if "piles" in request.POST:
            return self._keep_piles(request)
        if "discard" in request.POST:
            return self._do(lambda: discard_cards(self.sort, by=self.person), "Put away.", "list")
        out = left_out(cards_of(self.sort), request.POST)
        return self._do(
            lambda: confirm_cards(self.sort, out, by=self.person),
            "Confirmed. The cards can be printed, and a group can sort them.",
        )

    def _do(self, act: Callable[[], None], said: str, then: str = "") -> HttpResponse:
        try:
            act()
        except NotSorted as refused:
            for reason in refused.reasons:
                messages.error(self.request, reason.message)
            then = ""
        else:
            messages.success(self.request, said)
        if then:
            return redirect("voice:card_sorts", self.deployment.pk)
        return redirect("voice:card_sort", self.deployment.pk, self.kwargs["sort"])

    def _keep_piles(self, request: HttpRequest) -> HttpResponse:
        form = self._form(self.cards(), request.POST)
        if form.is_valid():
            day = form.cleaned_data["sorted_on"]
            try:
                seen = request.POST.get("seen")
                keep_piles(self.sort, form.piles(), day, by=self.person, seen=seen)
            except NotSorted as refused:
                form.refuse(refused)
                if any(one.code == "written" for one in refused.reasons):
                    # What is kept is shown beside it now.
                    self.seen = stamp_of_piles(self.sort)
            else:
                messages.success(request, "Kept. Each pile can become a theme now.")
                return redirect("voice:card_sort", self.deployment.pk, self.sort.pk)
        messages.validation_error(request, "The piles are not kept yet.", form)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cards, the piles and the form."""
        form = kwargs.pop("form", None)
        context = super().get_context_data(**kwargs)
        if self.reason:
            return context
        cards, sort = self.cards(), self.sort
        form = form or self._form(cards)
        piles = [
            (pile, [card.number for card in cards if card.pile_id == pile.pk])
            for pile in sort.piles.select_related("theme")
        ]
        waits = not sort.is_confirmed
        return context | {
            "sort": sort,
            "cards": [(card, form.beside(card.number)) for card in cards],
            "may_sort": sort.is_confirmed and sort.may_be_sorted_anew,
            "piles": piles,
            "form": form,
            "seen": self.seen,
            "media": form.media,
            "reads_second": waits and sort.laid_out_by_id != self.person.pk,
        }

    def _form(self, cards: list[Card], sent: QueryDict | None = None) -> PilesForm:
        """Return the form for these cards, with the piles that were kept so far."""
        numbers = [card.number for card in cards]
        return PilesForm(sent, cards=numbers, made=piles_of(self.sort))


class CardsFile(CardSortsView):
    """The cards as PDF, once a second person has read them."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the file, or go back with the reason why there is none."""
        if self.reason or not self.sort.is_confirmed:
            raise Http404("These cards cannot be printed.")
        try:
            body = cards_paper(self.cards())
        except NotPrinted as refused:
            messages.error(self.request, str(refused))
            return redirect("voice:card_sort", self.deployment.pk, self.sort.pk)
        response = HttpResponse(body, content_type="application/pdf")
        response["Content-Disposition"] = 'attachment; filename="cards.pdf"'
        response["Cache-Control"] = "no-store"
        return response


class PileTheme(ThemeAdd):
    """The form that makes a theme of a pile: it tells who made it.

    A pile that is none any more, or a theme already, is not made one: what was typed stays.
    """

    page_title = "Theme from a pile"

    @cached_property
    def pile(self) -> Pile:
        """The pile that the address names; if it was written anew, one that is stored nowhere.

        404 if this survey has no such card sort.
        """
        sort = get_object_or_404(self.deployment.card_sorts, pk=self.kwargs["sort"])
        stored = sort.piles.filter(pk=self.kwargs["pile"]).first()
        return stored or Pile(pk=self.kwargs["pile"], sort=sort)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the form; or go back to the card sort and say why there is none."""
        try:
            check_pile(self.pile)
        except NotSorted as refused:
            messages.error(request, " ".join(reason.message for reason in refused.reasons))
            return redirect("voice:card_sort", self.deployment.pk, self.pile.sort_id)
        return super().get(request, *args, **kwargs)

    def get_form(self) -> ThemeForm:
        """Return the form, with the name that the group gave."""
        form = super().get_form()
        form.initial.setdefault("name", self.pile.name)
        return form

    def store(self, form: ThemeForm) -> Theme:
        """Save the theme, and that the pile became it."""
        return save_theme(form, by=self.person, pile=self.pile)
