"""An agency's pilot sites: what they do otherwise, and whom to turn to."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from changeprojects.actions.record_adaptation import record_adaptation
from changeprojects.actions.save_contact import CONTACT, save_contact
from changeprojects.exceptions import WrittenMeanwhile
from changeprojects.models import Adaptation, PilotSite
from changeprojects.selectors.stamps import stamp_of
from changeprojects.views.network.forms import AdaptationForm, ContactForm
from changeprojects.views.network.moving import moves_of_agency
from changeprojects.views.network.place import OfficerView


class SiteView(OfficerView):
    """One pilot site of the agency."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show where it stands, what it did otherwise and what can be done next."""
        site = self.site(pk)
        return self.page(
            "site",
            site=site,
            project=site.project,
            moves=moves_of_agency(site),
            adaptations=self.part(site.adaptations.order_by("-recorded_on", "-pk"), "recorded"),
        )

    def site(self, pk: int) -> PilotSite:
        """Return the site; 404 if it is another agency's."""
        found = self.agency.pilot_sites.select_related("pilot", "agency")
        return get_object_or_404(found, pk=pk)


class SiteFormView(SiteView):
    """A short form about a site."""

    form_class: type[forms.ModelForm]
    title: str
    button: str
    done: str

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        site = self.site(pk)
        return self.ask(site, self.form(site))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it; what was typed is shown again if it could not be kept."""
        site = self.site(pk)
        form = self.form(self.site(pk), request.POST)
        if form.is_valid():
            try:
                self.keep(form)
            except ValidationError as fault:
                form.add_error(None, fault.messages)
        if form.errors:
            return self.ask(site, form)
        messages.success(request, self.done)
        return redirect("network:site", self.agency.slug, pk)

    def form(self, site: PilotSite, typed: Any = None) -> forms.ModelForm:
        """Return the form for this site."""
        return self.form_class(typed, instance=site)

    def keep(self, form: forms.ModelForm) -> None:
        """Store what was typed."""
        raise NotImplementedError

    def ask(self, site: PilotSite, form: forms.ModelForm, **more: Any) -> HttpResponse:
        """Show the form."""
        shown = {"title": self.title, "button": self.button}
        return self.page("site_form", site=site, form=form, **shown, **more)


class AdaptationView(SiteFormView):
    """Records what the site does otherwise."""

    form_class = AdaptationForm
    title = "What you do differently"
    button = "Record it"
    done = "It is recorded. An editor looks at it before the public can read it."

    def form(self, site: PilotSite, typed: Any = None) -> forms.ModelForm:
        """Return the form for one more adaptation of this site."""
        return self.form_class(typed, instance=Adaptation(site=site))

    def keep(self, form: forms.ModelForm) -> None:
        """Store it."""
        record_adaptation(form.save(commit=False), by=self.officer)


class ContactView(SiteFormView):
    """Confirms whom to turn to; nobody takes back unseen whom somebody else named meanwhile."""

    form_class = ContactForm
    title = "Safeguarding contact"
    button = "Confirm"
    done = "Thank you. The contact is confirmed."

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        site = self.site(pk)
        return self.ask(site, self.form(site), seen=stamp_of(site, [CONTACT]))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it; if another one was saved meanwhile, show that beside what was typed."""
        try:
            return super().post(request, pk)
        except WrittenMeanwhile:
            stored = self.site(pk)
            shown = {"theirs": stored.safeguarding_contact, "seen": stamp_of(stored, [CONTACT])}
            # The form writes what was typed on its instance: never on the one that is shown.
            return self.ask(stored, self.form(self.site(pk), request.POST), is_older=True, **shown)

    def ask(self, site: PilotSite, form: forms.ModelForm, **more: Any) -> HttpResponse:
        """Show the form; while it has a fault it goes on from what was seen first."""
        return super().ask(site, form, **{"seen": self.request.POST.get("seen", "")} | more)

    def keep(self, form: forms.ModelForm) -> None:
        """Store it."""
        typed, seen = form.cleaned_data[CONTACT], self.request.POST.get("seen", "")
        save_contact(form.instance, typed, seen=seen, by=self.officer)
