"""Forms of the registers: they read what was typed and leave the rest to actions."""

import json
import re
from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, Model, Q
from django.utils.formats import date_format
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override

from changeprojects.actions.decide_recommendation import Verdict, decide_recommendation
from changeprojects.actions.keep_entry import refresh_around
from changeprojects.actions.save_agency import last_day, save_agency
from changeprojects.actions.save_entry import save_entry
from changeprojects.actions.save_project_model import save_project_model
from changeprojects.exceptions import NotAllowed, ReleaseRefused, WrittenMeanwhile
from changeprojects.models.event import EventPage
from changeprojects.models.people import Person
from changeprojects.models.project_model import LABEL_LENGTH, LABELS, rule_choices
from changeprojects.models.recommendation import Recommendation
from changeprojects.models.selection import CriterionJudgement
from changeprojects.models.stage import Stage
from changeprojects.models.team import CREDIT_ROLES, TeamAgency
from changeprojects.rules import all_rules
from changeprojects.selectors.came_from import TEST, rounds_of
from changeprojects.selectors.kept_decisions import fault_in_decision
from changeprojects.stamped import StampedForm


class PersonField(forms.ModelChoiceField):
    """A choice among people, by their names; histories do not keep these."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name."""
        return str(obj.known_as)


register_form_field_override(ForeignKey, to=Person, override={"form_class": PersonField})

Refusal = ReleaseRefused | NotAllowed | ValidationError | WrittenMeanwhile


# A line like “months: 24”, or “months = 24”, or “months 24”.
_NUMBER = re.compile(r"(?P<name>[A-Za-z]+)\s*[:=\s]\s*(?P<number>[0-9]{1,6})")


def _word_for(usual: str) -> forms.CharField:
    """Return the field for the word that pages of projects use instead of the usual one."""
    return forms.CharField(
        label=f"Word for “{usual}”",
        required=False,
        max_length=LABEL_LENGTH,
        help_text=f"What the pages of its projects say instead of “{usual}”. Empty for that word.",
    )


class RegisterForm(StampedForm):
    """One entry of a register. What an action refuses is told beside the field it is about."""

    def save(self, commit: bool = True) -> Model:  # noqa: FBT001, FBT002  as Django calls it
        """Save through the action that fits, whole or not at all; raise what the action raises."""
        if not commit:
            return super().save(commit=False)
        with transaction.atomic():
            self.hold_to_what_was_shown()
            entry = self.keep(super().save(commit=False))
            self._save_m2m()
            refresh_around(entry)
            return entry

    def tell(self, refusal: Refusal) -> None:
        """Say beside the fields why it was not saved."""
        if isinstance(refusal, WrittenMeanwhile):
            self.tell_of_others()
        elif isinstance(refusal, ReleaseRefused):
            for finding in refusal.findings:
                self._tell_at(finding.field, finding.message)
        elif isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
            for field, errors in refusal.error_dict.items():
                self._tell_at(field, errors)
        else:
            self.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))

    def keep(self, entry: Any) -> Model:
        """Store the entry; a form with an action of its own says so here."""
        save_entry(entry, by=self.for_user)
        return entry

    def _tell_at(self, field: str, message: Any) -> None:
        self.add_error(field if field in self.fields else None, message)


class AgencyForm(RegisterForm):
    """One agency."""

    def clean(self) -> Any:
        """Give a partner that is one no more the last day that is stored with it."""
        cleaned = super().clean()
        if "partner_until" in cleaned:
            # Pressed twice, the second time it is no partner any more: what was shown counts.
            cleaned["partner_until"] = last_day(
                cleaned["partner_until"],
                is_partner=cleaned["is_partner"],
                was_partner=self.stood_there("is_partner", value=True),
            )
        return cleaned

    def keep(self, entry: Any) -> Model:
        """Save, so that what names the agency in public follows."""
        save_agency(entry, by=self.for_user)
        return entry


class EventField(forms.ModelChoiceField):
    """A choice among events, told apart by their day and their project."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the title, the day and the project."""
        return f"{obj.title}, {obj.starts_at:%-d %B %Y}, {obj.project}"


class RoundField(forms.TypedChoiceField):
    """A choice among the test rounds and pilots of a project, each kept as it is now."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=json.loads, empty_value=None, required=False, **kwargs)

    def offer(self, rounds: Iterable[dict[str, Any]]) -> None:
        """Let these be chosen, the newest first."""
        newest = sorted(rounds, key=itemgetter("on"), reverse=True)
        called = [(self.prepare_value(one), round_called(one)) for one in newest]
        self.choices = [("", "None: the newest counts"), *called]

    def prepare_value(self, value: Any) -> Any:
        """Return the round as the form sends it; what was sent stays as it is."""
        return json.dumps(value, sort_keys=True) if isinstance(value, dict) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another round was chosen."""
        return bool((self.prepare_value(initial) or "") != (data or ""))


def round_called(one: dict[str, Any]) -> str:
    """Return how a round that a recommendation can name is called, with its day."""
    day = date_format(date.fromisoformat(one["on"]), "j F Y")
    if one["kind"] == TEST:
        return f"Test round of {one['version']}, {day}: {one['title']}"
    return f"Pilot “{one['title']}” of {one['version']}, from {day}"


class RecommendationForm(RegisterForm):
    """One recommendation; filling in a decision decides it."""

    came_from = RoundField(
        label=Recommendation._meta.get_field("came_from").verbose_name.capitalize(),
        help_text=Recommendation._meta.get_field("came_from").help_text,
    )

    carried_out_at = EventField(
        queryset=None,  # It is asked for as the form is made.
        required=False,
        label=Recommendation._meta.get_field("carried_out_at").verbose_name.capitalize(),
        help_text=Recommendation._meta.get_field("carried_out_at").help_text,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = EventPage.objects.order_by("-starts_at")
        if self.instance.project_id:
            offered = offered.child_of(self.instance.project)
        # Whoever may not decide has no such field.
        if "carried_out_at" in self.fields:
            self.fields["carried_out_at"].queryset = offered
        self._offer_rounds()

    def _offer_rounds(self) -> None:
        """Offer the rounds of the project, and the one that is named, however it is now."""
        rounds = rounds_of(self.instance.project if self.instance.project_id else None)
        kept = self.instance.came_from
        self.fields["came_from"].offer(rounds if kept in (None, *rounds) else [kept, *rounds])

    def _post_clean(self) -> None:
        """Refuse, at its field, to take back what a released version rests on."""
        super()._post_clean()
        for field, sentence in fault_in_decision(self.instance).items():
            self.add_error(field, sentence)

    @property
    def is_logged(self) -> bool:
        """Whether the action writes into the history that something was decided."""
        is_answer = self.instance.is_decided and bool(_DECISION & set(self.changed_data))
        return is_answer or "decision" in self.changed_data

    def keep(self, entry: Any) -> Model:
        """Save through the action that fits."""
        if self.is_logged:
            verdict = Verdict(**{name: getattr(entry, name) for name in _DECISION})
            return decide_recommendation(entry, verdict, by=self.for_user)
        return super().keep(entry)


class TeamPersonForm(RegisterForm):
    """A place in a team; what its holder did is ticked by the names that CRediT gives."""

    credit_roles = forms.MultipleChoiceField(
        label="Contributor roles",
        choices=CREDIT_ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What they did, in the words of CRediT. Shown only if they agreed.",
    )


class LeadsField(forms.ModelMultipleChoiceField):
    """Agencies in teams, told apart by their project as long as none is chosen."""

    names_project = True

    def label_from_instance(self, obj: Any) -> str:
        """Return the agency, with the project if several are offered."""
        return f"{obj.agency}, {obj.project}" if self.names_project else str(obj.agency)


class StageForm(RegisterForm):
    """A stage; only agencies of its own project's team can lead it."""

    leads = LeadsField(
        label="Led by",
        queryset=None,  # It is asked for as the form is made.
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A stage starts when at least one agency leads it.",
        error_messages={"invalid_choice": "Choose agencies of this project’s team alone."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = self.fields["leads"]
        offered = TeamAgency.objects.filter(Q(left_on=None) | Q(led_stages=self.instance.pk))
        if project := self._project():
            offered = offered.filter(project=project)
            leads.names_project = False
        in_order = offered.select_related("agency", "project").distinct()
        leads.queryset = in_order.order_by("project__title", "agency__name")

    def clean_leads(self) -> Any:
        """Refuse to leave a stage that goes on without an agency that leads it."""
        leads = self.cleaned_data["leads"]
        if self.instance.status == Stage.Status.ACTIVE and not leads:
            raise ValidationError("The stage goes on: keep at least one agency that leads it.")
        return leads

    def _project(self) -> int | None:
        """Return the number of the project that is chosen, if one is."""
        known = self.data.get("project") if self.is_bound else self.initial.get("project")
        try:
            return self.fields["project"].clean(known).pk
        except ValidationError:
            return None


class AppraisalForm(RegisterForm):
    """An appraisal; a row waits for each of the five criteria that is not judged yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            return
        judged = {one.criterion for one in self.instance.judgements.all()}
        codes = (code for code in CriterionJudgement.Criterion.values if code not in judged)
        self.formsets["judgements"].initial_extra = [{"criterion": code} for code in codes]


class WaiverForm(RegisterForm):
    """A difference from the usual way; the rule is chosen from those that can be waived."""

    rule_code = forms.ChoiceField(
        label="Rule",
        required=False,
        choices=lambda: [("", "None: it breaks no rule"), *rule_choices()],
        help_text="The rule that need not be met. Rules that hold everywhere are not offered.",
        error_messages={
            "invalid_choice": "This rule holds everywhere or is unknown. Choose another."
        },
    )


class NumbersField(forms.Field):
    """The numbers of a rule, each with its name on a line of its own: “months: 24”."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> dict[str, int]:
        """Return the numbers by their names; refuse lines that are none."""
        numbers: dict[str, int] = {}
        for line in filter(None, map(str.strip, (value or "").splitlines())):
            found = _NUMBER.fullmatch(line)
            if found is None:
                raise ValidationError(f"“{line}” is no number with a name, as in “most: 4”.")
            name = found["name"].lower()
            if name in numbers:
                raise ValidationError(f"Write “{name}” once.")
            numbers[name] = int(found["number"])
        return numbers

    def prepare_value(self, value: Any) -> Any:
        """Return the lines; what somebody typed stays as it is."""
        if isinstance(value, dict):
            # PostgreSQL keeps them in an order of its own.
            return "\n".join(f"{name}: {number}" for name, number in sorted(value.items()))
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the lines say something else than before."""
        try:
            return bool(self.to_python(data) != (initial or {}))
        except ValidationError:
            return True


class RuleSettingForm(WagtailAdminModelForm):
    """How one rule is meant in a model; offers those that a model may set."""

    code = forms.ChoiceField(
        label="Rule",
        choices=lambda: [("", "Choose a rule"), *rule_choices()],
        help_text="What differs here. Rules that hold everywhere are not offered.",
        error_messages={
            "invalid_choice": "This rule holds everywhere or is unknown. Choose another."
        },
    )
    params = NumbersField(
        label="Numbers",
        required=False,
        help_text=(
            "Only for rules that have numbers. Leave it empty for the usual ones. Write each on a "
            "line of its own with its name, as in “most: 4”."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = "; ".join(
            f"{rule.code} {', '.join(f'{name}: {number}' for name, number in rule.params.items())}"
            for rule in all_rules()
            if rule.params
        )
        self.fields["params"].help_text += f" The usual ones are {usual}."


class ProjectModelForm(RegisterForm):
    """A model of projects; its version goes up with each change.

    Each word that a model may replace has a field of its own.
    """

    word_for_team = _word_for("team")
    word_for_product = _word_for("product")
    word_for_pilot = _word_for("pilot")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for usual in LABELS:
            self.initial.setdefault(f"word_for_{usual}", self.instance.labels.get(usual, ""))

    def values_of(self, entry: Any) -> dict[str, Any]:
        """Return what the fields show, each word among it."""
        words = {f"word_for_{usual}": entry.labels.get(usual, "") for usual in LABELS}
        return super().values_of(entry) | words

    def clean(self) -> Any:
        """Take the words together, as a model keeps them."""
        cleaned = super().clean()
        words = {usual: cleaned.get(f"word_for_{usual}", "") for usual in LABELS}
        self.instance.labels = {usual: word for usual, word in words.items() if word}
        return cleaned

    def keep(self, entry: Any) -> Model:
        """Save it as its next version."""
        save_project_model(entry, by=self.for_user)
        return entry


_DECISION: set[str] = set(Verdict.__dataclass_fields__)
