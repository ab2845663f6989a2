"""The editor's form of a “You said, we did” page."""

from typing import Any

from django import forms

from changeprojects.editing.page_form import PageForm
from surveys.editing.plain_rows import rows_fit, tell_row

_PINNED = "It has told of this survey and stays with it. Make another page for another survey."


class DeploymentChoice(forms.ModelChoiceField):
    """Deployments by the title of their survey; their own name is a neutral code."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the title of the survey and the day it opened."""
        title = obj.version.schema["title"] if obj.version else str(obj)
        return f"{title}, opened {obj.opens_at:%-d %B %Y}" if obj.opens_at else str(title)


class QuoteChoice(forms.ModelMultipleChoiceField):
    """Quotes by their words; whoever is quoted allowed the public to read them."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the theme and the words."""
        return f"{obj.theme.name}: “{obj.words}”"


class VoiceSummaryForm(PageForm):
    """Offers the surveys of the page's project; says beside the fields what stops a release.

    Saving a draft is never held up.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.parent_page is None:
            return
        self.instance.parent_to_be = self.parent_page.specific
        project = self.instance.project_above
        field = self.fields["deployment"]
        surveys = field.queryset.filter(project_id=project.pk).select_related("version")
        told = self.instance.survey_told
        self.fields["deployment"] = DeploymentChoice(
            queryset=surveys.filter(pk=told) if told else surveys,
            label=field.label,
            help_text=_PINNED if told else field.help_text,
            initial=field.initial,
        )

        self._offer_small(surveys)
        self._offer_themes(surveys.filter(pk=told) if told else surveys)
        chosen = self.fields["quotes"]
        self.fields["quotes"] = QuoteChoice(
            queryset=chosen.queryset.choosable()
            .filter(theme__deployment__project=project.pk)
            .to_read()
            .order_by("theme__code", "pk"),
            required=False,
            widget=chosen.widget,
            help_text=chosen.help_text,
            initial=chosen.initial,
        )

    def _offer_small(self, surveys: Any) -> None:
        """Let rows name those that too few answered to be told of by numbers."""
        small = surveys.filter(status="closed", figures__is_final=True, figures__people=0)
        rows = self.formsets["not_heard"]
        rows.form_kwargs["surveys"] = small.select_related("site__agency").order_by("pk")

    def _offer_themes(self, surveys: Any) -> None:
        """Let rows choose from the themes of these surveys; each says which of them it may."""
        rows = self.formsets["said_plainly"]
        theme = rows.model._meta.get_field("theme").related_model
        rows.form_kwargs["themes"] = theme.objects.filter(deployment__in=surveys).select_related(
            "merged_into"
        )

    def is_valid(self) -> bool:
        """Check the fields and, when “Publish” is pressed, everything a release needs."""
        valid = super().is_valid()
        if valid and (told := self.cleaned_data.get("deployment")):
            valid = rows_fit(self.formsets["said_plainly"], told)
        if not (valid and self.data.get("action-publish")):
            return bool(valid)
        page = self.save(commit=False)
        findings = type(page).findings(page)
        for finding in findings:
            self._tell(finding)
        return not findings

    def _tell(self, finding: Any) -> None:
        """Say why it cannot be released: beside the field or in the row, or else above them."""
        if finding.in_row and tell_row(self.formsets[finding.field], finding):
            return
        field = finding.field if finding.field in self.fields else None
        self.add_error(field, finding.message)
