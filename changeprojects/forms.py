"""Forms of the registers: they read what was typed and leave the rest to actions."""

from typing import Any

from django.db.models import Model
from wagtail.admin.forms import WagtailAdminModelForm

from changeprojects.actions.allocate_budget import allocate_budget
from changeprojects.actions.decide_recommendation import Verdict, decide_recommendation
from changeprojects.actions.save_agency import save_agency
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed
from changeprojects.models import BudgetLine
from changeprojects.rights import check_allocating
from changeprojects.selectors.kept_decisions import fault_in_decision


class AgencyForm(WagtailAdminModelForm):
    """One agency."""

    def save(self, commit: bool = True) -> Model:  # noqa: FBT001, FBT002  as Django calls it
        """Save, so that what names the agency in public follows."""
        agency = super().save(commit=False)
        if commit:
            save_agency(agency, by=self.for_user)
        return agency


class BudgetLineForm(WagtailAdminModelForm):
    """One budget line; choosing “Allocated” allocates it, which only publishers may."""

    def clean(self) -> dict[str, Any]:
        """Refuse to touch money that is set aside without the right to set it aside."""
        cleaned = super().clean()
        wanted = BudgetLine(pk=self.instance.pk, status=cleaned.get("status", ""))
        try:
            check_allocating(wanted, self.for_user)
        except NotAllowed as refusal:
            self.add_error("status", str(refusal))
        return cleaned

    @property
    def is_logged(self) -> bool:
        """Whether the action writes into the history that money was set aside."""
        status = self.cleaned_data.get("status")
        return "status" in self.changed_data and status == BudgetLine.Status.ALLOCATED

    def save(self, commit: bool = True) -> Model:  # noqa: FBT001, FBT002  as Django calls it
        """Save through the action that fits."""
        line = super().save(commit=False)
        if not commit:
            return line
        if self.is_logged:
            return allocate_budget(line, by=self.for_user)
        save_entry(line, by=self.for_user)
        return line


class RecommendationForm(WagtailAdminModelForm):
    """One recommendation; filling in a decision decides it."""

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

    def save(self, commit: bool = True) -> Model:  # noqa: FBT001, FBT002  as Django calls it
        """Save through the action that fits."""
        recommendation = super().save(commit=False)
        if not commit:
            return recommendation
        if self.is_logged:
            verdict = Verdict(**{name: getattr(recommendation, name) for name in _DECISION})
            return decide_recommendation(recommendation, verdict, by=self.for_user)
        save_entry(recommendation, by=self.for_user)
        return recommendation


_DECISION: set[str] = set(Verdict.__dataclass_fields__)
