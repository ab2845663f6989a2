"""The form of a deployment."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, MultipleChoiceField

from changeprojects.models import PilotSite
from changeprojects.registers import StampedForm
from surveys.engine.helplines import helpline
from surveys.engine.languages import BASE, name_of
from surveys.engine.phrases import forms_in
from surveys.exceptions import Reason
from surveys.models import SurveyDeployment, SurveyVersion
from surveys.rules.dates import TOLD_DAYS, without_told, wrong_order
from surveys.rules.promises import broken_promises
from surveys.rules.readiness import unreachable
from surveys.selectors.cover import able_leads
from surveys.selectors.notices import reasons_against_opening

Status = SurveyDeployment.Status
OWN_WORDS_ONLY = "Only as it was written"


def site_in_its_pilot(site: PilotSite) -> str:
    """Return what tells a site from every other: its pilot, its agency and its team."""
    team = f", {site.team_name}" if site.team_name else ""
    return f"{site.pilot.title}: {site.agency}{team}"


class DeploymentForm(StampedForm):
    """Lets an unfinished deployment be saved, but takes nothing away from an open one.

    Whoever saves it has locked the row: nothing is written between the check and the saving.
    """

    # Of accounts the register tells those alone who may change them.
    found_in: ClassVar[dict[str, str]] = dict.fromkeys(("lead", "deputy"), "in its history")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "deputy"):
            present = getattr(self.instance, f"{name}_id")
            chosen = able_leads() | get_user_model().objects.filter(pk=present)
            self.fields[name].queryset = chosen.distinct().order_by("username")
        self._offer_sites()
        self._offer_forms()

    def _offer_sites(self) -> None:
        sites = self.fields["site"].queryset.select_related("agency", "pilot")
        if pilot := self.instance.pilot_id:
            sites = sites.filter(Q(pilot=pilot) | Q(pk=self.instance.site_id))
        self.fields["site"].queryset = sites
        self.fields["site"].label_from_instance = site_in_its_pilot

    def _offer_forms(self) -> None:
        # What was ticked for an older version stays to be seen, and to be unticked.
        version, ticked = self._version(), self.instance.forms or ()
        offered = dict.fromkeys((*(forms_in(version.schema) if version else ()), *ticked))
        offered.pop(BASE, None)
        if not offered:
            del self.fields["forms"]
            self._saved.pop("forms", None)
            return
        field = self.fields["forms"]
        self.fields["forms"] = MultipleChoiceField(
            label=field.label,
            help_text=field.help_text,
            required=False,
            widget=CheckboxSelectMultiple,
            choices=[(BASE, OWN_WORDS_ONLY), *((form, name_of(form)) for form in offered)],
        )

    def _version(self) -> SurveyVersion | None:
        """Return the version that is asked; of a new one that was sent, the one it was sent with.

        What was sent of one that was deleted meanwhile is a new one, and may have languages.
        """
        chosen = self.data.get("version", "") if self.is_bound and not self.instance.pk else ""
        if not chosen.isdecimal():
            return self.instance.version
        return self.fields["version"].queryset.filter(pk=chosen).first()

    def clean_forms(self) -> list[str] | None:
        """Store nothing if people may read it in all of them; refuse “only” beside others."""
        forms: list[str] = self.cleaned_data["forms"]
        if BASE in forms and len(forms) > 1:
            raise ValidationError(f"Tick “{OWN_WORDS_ONLY}” or others, not both.")
        return forms or None

    def clean_helplines(self) -> str:
        """Refuse a line by which nobody is reached, as soon as it is typed."""
        lines: str = self.cleaned_data["helplines"]
        helplines = [helpline(line) for line in lines.splitlines() if line.strip()]
        if reasons := unreachable(helplines):
            raise ValidationError([reason.message for reason in reasons])
        return lines

    def clean(self) -> dict[str, Any]:
        """Refuse to go back on what people were told, or to leave them without cover."""
        cleaned = super().clean()
        if self.instance.status != Status.DRAFT:
            for reason in broken_promises(self.instance, cleaned):
                self.add_error(reason.field, reason.message)
        if not self.errors:
            self._keep_first_day(cleaned)
            for name, value in cleaned.items():
                setattr(self.instance, name, value)
            for reason in self._reasons():
                self.add_error(reason.field, reason.message)
        return cleaned

    def _keep_first_day(self, cleaned: dict[str, Any]) -> None:
        told, new = self.instance.feedback_due_on, cleaned.get("feedback_due_on")
        is_later = told and new and new > told
        if is_later and self.instance.status != Status.DRAFT:
            self.instance.first_feedback_due_on = self.instance.first_feedback_due_on or told

    def _reasons(self) -> Iterable[Reason]:
        if self.instance.status == Status.DRAFT:
            return wrong_order(self.instance)
        # A day that people were told stays, however far off: no correction makes it another.
        return without_told(self._faults(), TOLD_DAYS - set(self.changed_data))

    def _faults(self) -> Iterable[Reason]:
        if self.instance.status != Status.OPEN:
            return wrong_order(self.instance)
        reasons = reasons_against_opening(self.instance)
        # What was in order when it was opened does not stand in the way of a correction: a test
        # that has run out asks for a new one, an older version may say less than one has to now.
        changed = set(self.changed_data)
        old = {"no_tested_alert"} if not {"lead", "deputy"} & changed else set()
        old |= {"no_readers"} if "version" not in changed else set()
        # Nothing in this form brings one, and data stewards are told.
        old.add("no_contact_keeper")
        return [reason for reason in reasons if reason.code not in old]

    def clean_site(self) -> Any:
        """Refuse a site of another pilot: its people would be counted in the wrong place."""
        site, pilot = self.cleaned_data["site"], self.cleaned_data.get("pilot")
        if site and (pilot is None or site.pilot_id != pilot.pk):
            self.add_error("site", "Choose a site of this pilot.")
        return site

    def clean_version(self) -> Any:
        """Refuse no version once people may have answered one."""
        version = self.cleaned_data["version"]
        if self.instance.version and self.instance.status != Status.DRAFT and version is None:
            self.add_error("version", "People have answered this survey. Make a new deployment.")
        return version
