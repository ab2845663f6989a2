"""The form of a theme."""

from typing import Any, cast

from django import forms

from changeprojects.models import Recommendation
from changeprojects.selectors import names_somebody, says_something, today
from surveys.models import SurveyDeployment, Theme
from surveys.selectors.counts import is_released


class RecommendationChoice(forms.ModelMultipleChoiceField):
    """Recommendations with what was decided, so that the choice is an informed one."""

    def label_from_instance(self, obj: Recommendation) -> str:
        """Return code, text and decision."""
        return f"{obj.code}: {obj.text} ({obj.get_decision_display().lower()})"


class ThemeForm(forms.ModelForm):
    """Creates or changes a theme of one deployment."""

    recommendations = RecommendationChoice(
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Theme._meta.get_field("recommendations").help_text,
    )

    class Meta:
        model = Theme
        fields = (
            "code",
            "name",
            "definition",
            "include",
            "exclude",
            "you_said",
            "recommendations",
            "nothing_asked",
            "nothing_asked_by",
        )
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "include": forms.Textarea(attrs={"rows": 2}),
            "exclude": forms.Textarea(attrs={"rows": 2}),
            "you_said": forms.Textarea(attrs={"rows": 2}),
            "nothing_asked": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, deployment: SurveyDeployment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.deployment = deployment
        chooser = cast("forms.ModelMultipleChoiceField", self.fields["recommendations"])
        chooser.queryset = deployment.project.recommendations.all()

    def clean_code(self) -> str:
        """Refuse a code that another theme has, and another one once this was released."""
        code: str = self.cleaned_data["code"]
        others = self.instance.deployment.themes.exclude(pk=self.instance.pk)
        if others.filter(code__iexact=code).exists():
            raise forms.ValidationError("Another theme has this code. Choose a different one.")
        before: str = self.initial.get("code") or code
        if code != before and is_released(self.instance.deployment, before):
            raise forms.ValidationError(
                f"A number was released under {before}. Later numbers are compared by this code."
            )
        return code

    def clean_you_said(self) -> str:
        """Refuse the first person: it would pass for a quotation."""
        words: str = self.cleaned_data["you_said"]
        if not {"you", "your", "you’re", "you're"} & set(words.lower().replace(",", "").split()):
            raise forms.ValidationError(
                "Speak to the people who answered: “You saw it too late.” "
                "A sentence without “you” could pass for somebody’s own words."
            )
        return words

    def clean(self) -> dict[str, Any]:
        """Ask for a reason in words, and for who says so; refuse one beside a recommendation."""
        sent: dict[str, Any] = super().clean() or {}
        why, by = sent.get("nothing_asked", ""), sent.get("nothing_asked_by", "")
        if why and sent.get("recommendations"):
            self.add_error("nothing_asked", "Something is asked for: leave this empty.")
        elif why and not says_something(why):
            self.add_error("nothing_asked", "Say in a few words why: people read it.")
        elif why and not names_somebody(by):
            self.add_error("nothing_asked_by", "Write which role or agency says so.")
        if "nothing_asked" in self.changed_data:
            self.instance.nothing_asked_on = today() if why else None
        return sent


class ThemeChoice(forms.ModelChoiceField):
    """Themes with what they mean, since a merge cannot be taken back."""

    def label_from_instance(self, obj: Theme) -> str:
        """Return the code and the name."""
        return f"{obj.code} {obj.name}"


class MergeForm(forms.Form):
    """Says into which theme another goes."""

    into = ThemeChoice(
        queryset=None,
        label="Merge into",
        help_text="Everything that was coded with the one is coded with this one then.",
    )

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = cast("forms.ModelChoiceField", self.fields["into"])
        chooser.queryset = theme.deployment.themes.in_use().exclude(pk=theme.pk)
