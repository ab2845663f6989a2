"""The forms of the link officers' place: a question or two to a page."""

from dataclasses import dataclass
from typing import Any

from django import forms

from changeprojects.models import Adaptation, ExpressionOfInterest, PilotSite

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Step:
    """One page of an expression of interest."""

    slug: str
    title: str
    fields: tuple[str, ...]


STEPS = (
    Step("why", "Why you want to take part", ("motivation",)),
    Step("expertise", "What you know about it", ("expertise",)),
    Step("people", "Who would take part", ("levels_offered", "capacity_days")),
    Step("involvement", "People who use your services", ("involvement_plan",)),
    Step("sponsor", "Who stands behind it", ("sponsor_name",)),
)


def step_called(slug: str) -> Step | None:
    """Return the step with this name in its address."""
    return next((step for step in STEPS if step.slug == slug), None)


def step_of(field: str) -> Step:
    """Return the step on which this field is asked."""
    return next(step for step in STEPS if field in step.fields)


def _text(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9, "maxlength": None}),
        error_messages={
            "max_length": "Use %(limit_value)d characters or fewer. You have used %(show_value)d."
        },
    )


class InterestForm(forms.ModelForm):
    """All questions to an agency; a step keeps some of them. None has to be answered to save."""

    motivation = _text(
        "Why does your agency want to take part?",
        "What would be different for children and families. A few sentences are enough.",
    )
    expertise = _text(
        "What does your agency know about it?",
        "From practice, from research, or from people who have lived through it.",
    )
    levels_offered = forms.MultipleChoiceField(
        label="At which levels of your agency would people take part?",
        help_text="Choose all that fit. A team works best with more than one.",
        choices=ExpressionOfInterest.LEVELS.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    capacity_days = forms.IntegerField(
        label="How many days a month could they give, all together?",
        help_text="A whole number, as in 3. Leave it empty if you do not know yet.",
        required=False,
        min_value=0,
        max_value=300,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cp-field--short"}),
        error_messages={
            "invalid": "Write a whole number of days, as in 3.",
            "min_value": "Write a number of days from 0.",
            "max_value": "Write a number of days up to 300.",
        },
    )
    involvement_plan = _text(
        "How would people who use your services take part?",
        "Whom you would ask, how you would support them, and whether you would pay them.",
    )
    sponsor_name = forms.CharField(
        label="Who at the top of your agency stands behind it?",
        help_text="A name and a role. Only programme managers read it.",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"maxlength": None}),
        error_messages={"max_length": "Use 120 characters or fewer."},
    )

    class Meta:
        model = ExpressionOfInterest
        fields = [name for step in STEPS for name in step.fields]

    def keep_only(self, step: Step) -> "InterestForm":
        """Take out the questions of other steps; return the form."""
        for name in set(self.fields) - set(step.fields):
            del self.fields[name]
        return self


class AdaptationForm(forms.ModelForm):
    """What a site does otherwise, in three fields, from a phone."""

    what = forms.CharField(
        label="What did you do differently?",
        help_text="One or two sentences. No names, nothing by which somebody could be known.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": None}),
        error_messages={
            "required": "Write what you did differently.",
            "max_length": "Use 1,000 characters or fewer.",
        },
    )
    why = forms.CharField(
        label="Why?",
        help_text="What would not have worked otherwise.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": None}),
        error_messages={"max_length": "Use 1,000 characters or fewer."},
    )
    was_planned = forms.TypedChoiceField(
        label="Was it planned before the pilot began?",
        help_text="Choose no if you found out on the way.",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )

    class Meta:
        model = Adaptation
        fields = ["what", "why", "was_planned"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the words of the choice: the entry itself says True or False.
        self.initial["was_planned"] = "yes" if self.instance.was_planned else "no"


class ContactForm(forms.ModelForm):
    """Whom to turn to at a site."""

    safeguarding_contact = forms.CharField(
        label="Whom does somebody turn to if a child or an adult may be harmed?",
        help_text="A role and how to reach it at once: Duty lead, 01632 960 100. Never public.",
        max_length=120,
        widget=forms.TextInput(attrs={"maxlength": None}),
        error_messages={
            "required": "Write a role and how to reach it.",
            "max_length": "Use 120 characters or fewer.",
        },
    )

    class Meta:
        model = PilotSite
        fields = ["safeguarding_contact"]


class ReasonForm(forms.Form):
    """Why something is moved on."""

    reason = forms.CharField(
        label="Why?",
        help_text="The programme team reads it.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": None}),
        error_messages={"max_length": "Use 1,000 characters or fewer."},
    )
