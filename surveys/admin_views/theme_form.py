"""The form of a theme."""

import re
from functools import cached_property
from typing import Any, cast

from django import forms

from changeprojects.models import Recommendation
from changeprojects.selectors import (
    claimed_deed,
    deed_of_ours,
    exact_number,
    names_somebody,
    says_something,
    says_the_same,
    today,
    typed_number,
)
from surveys.exceptions import Refused
from surveys.models import SurveyDeployment, Theme
from surveys.selectors.counts import is_released
from surveys.selectors.told_themes import ToldItem, told_under

_SPOKEN_TO = re.compile(r"\byou(?:r|rs|rself|rselves)?\b", re.IGNORECASE)
_REWORDED = (
    "Version {version} told this theme as “{words}”, with its number. Change capitals and signs "
    "alone, or write [name] over who is named; for other words add a new theme."
)
_WRITTEN = (
    "This theme was changed since you opened it. What you wrote stands below, and "
    "where it differs what is stored now. Saving again puts yours in its place."
)
_TOLD = (
    "The public reads of this theme. Once something is decided about what you tick, it stands "
    "there at once and stays. Only what a version may not say, or told under another theme, waits."
)
_ASKED = (
    "The public reads of this theme and of what it asked for. What you tick beside that stands "
    "there only once a version counts people again."
)


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

    def __init__(
        self, *args: Any, deployment: SurveyDeployment | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # Its key is there from the start: it is stored once it had been given.
        self.stored = kwargs.get("instance") is not None
        if deployment is not None:
            self.instance.deployment = deployment
        chooser = cast("forms.ModelMultipleChoiceField", self.fields["recommendations"])
        chooser.queryset = self.instance.deployment.project.recommendations.all()
        if self.told:
            # What only a few said is in no version.
            counted = [one for one in self.told if one.in_version] or self.told
            asks = any(one.recommendation for one in counted)
            chooser.help_text = f"{chooser.help_text} {_ASKED if asks else _TOLD}"

    def refuse(self, refused: Refused) -> None:
        """Show beside the fields what has to be mended."""
        for reason in refused.reasons:
            self.add_error(reason.field or None, reason.message)

    def show_beside(self, stored: Theme) -> None:
        """Show what a colleague has saved meanwhile beside what was written here."""
        self.add_error(None, _WRITTEN)
        theirs = type(self)(self.data, instance=stored)
        for name in theirs.changed_data:
            value = theirs.initial[name]
            if name == "recommendations":
                value = ", ".join(one.code for one in value)
            self.add_error(name, f"Stored now: “{value}”" if value else "Stored now: nothing.")

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

    @cached_property
    def told(self) -> list[ToldItem]:
        """What the public was told under the theme, as it is stored; nothing of a new one."""
        code = self.initial.get("code", "") if self.stored else ""
        return told_under(self.instance.deployment, code) if code else []

    def clean_name(self) -> str:
        """Refuse other words once the theme was told: its numbers are about the former ones."""
        words: str = self.cleaned_data["name"]
        self._refuse_reworded("name", words)
        self._refuse_deed(words)
        return words

    def clean_recommendations(self) -> Any:
        """Refuse to untie what was told under the theme: a promise would vanish with its day."""
        chosen = self.cleaned_data["recommendations"]
        gone = {one.code for one in self.initial.get("recommendations", ())}
        gone -= {one.code for one in chosen}
        since = {one.recommendation: one for one in reversed(self.told)}
        if lost := sorted(gone & since.keys()):
            named = " and ".join(
                f"{code} (in version {since[code].version})" if since[code].in_version else code
                for code in lost
            )
            raise forms.ValidationError(
                f"The public was told {named} under this theme, so it stays. If nothing comes of "
                "it, say so in the recommendation: decide it anew, with a reason."
            )
        return chosen

    def clean_you_said(self) -> str:
        """Refuse the first person: it would pass for a quotation. Refuse other words once told."""
        words: str = self.cleaned_data["you_said"]
        self._refuse_reworded("you_said", words)
        if not _SPOKEN_TO.search(words):
            raise forms.ValidationError(
                "Speak to the people who answered: “You saw it too late.” "
                "A sentence without “you” could pass for somebody’s own words."
            )
        self._refuse_deed(words)
        return words

    def _refuse_deed(self, words: str) -> None:
        """Refuse what people are told that they said with a deed of ours, or an exact number.

        What was told so stays.
        """
        if not self.told and (number := typed_number(words)):
            raise forms.ValidationError(exact_number(number))
        if not self.told and (deed := deed_of_ours(words)):
            raise forms.ValidationError(
                f"“{deed}” says that something was done. Say what people told you; what became of "
                "it stands below."
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason in words, and for who says so; refuse one beside a recommendation."""
        sent: dict[str, Any] = super().clean() or {}
        why, by = sent.get("nothing_asked", ""), sent.get("nothing_asked_by", "")
        kept = self._kept_answer(sent)
        if kept and not says_the_same(kept.answer, why):
            self.add_error(
                "nothing_asked",
                f"{kept.teller} gave this answer: “{kept.answer}” It stays until a "
                "recommendation takes its place. Tick one, or leave the answer as it was.",
            )
        elif why and sent.get("recommendations"):
            self.add_error("nothing_asked", "Something is asked for: leave this empty.")
        elif fault := _fault_in(f"{why}\n{by}") if why and not kept else "":
            self.add_error("nothing_asked", fault)
        elif why and not says_something(why):
            self.add_error("nothing_asked", "Say in a few words why: people read it.")
        elif why and not names_somebody(by):
            self.add_error("nothing_asked_by", "Write which role or agency says so.")
        elif kept and not says_the_same(kept.decided_by, by):
            self.add_error(
                "nothing_asked_by",
                f"{kept.teller} told that {kept.decided_by} said so. It stays until a "
                "recommendation takes its place.",
            )
        # Signs that are mended leave the day on which it was said.
        if not says_the_same(self.initial.get("nothing_asked") or "", why):
            self.instance.nothing_asked_on = today() if why else None
        return sent

    def _kept_answer(self, sent: dict[str, Any]) -> ToldItem | None:
        """Return the newest answer that was told and that no recommendation takes the place of."""
        if "recommendations" not in sent or sent["recommendations"]:
            return None
        newest = self.told[-1] if self.told else None
        return newest if newest and newest.answer else None

    def _refuse_reworded(self, field: str, words: str) -> None:
        if not self.told:
            return
        newest = self.told[-1]
        told = newest.theme if field == "name" else newest.you_said
        if not any(says_the_same(kept, words) for kept in (told, self.initial[field])):
            raise forms.ValidationError(_REWORDED.format(version=newest.version, words=told))


def _fault_in(answer: str) -> str:
    """Return why this may not stand where nothing is asked for; nothing if it may."""
    if number := typed_number(answer):
        return exact_number(number)
    if words := claimed_deed(answer):
        return (
            f"“{words}” says that something was done. Say why nothing is asked for, or add a "
            "recommendation: it says “We did” once readers can look at what was done."
        )
    return ""


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
