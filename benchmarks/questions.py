"""The same six questions for all: on pages of ours, in a stock wizard, on one page of Wagtail."""

from collections.abc import Sequence
from datetime import timedelta

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from formtools.wizard.views import NamedUrlSessionWizardView
from wagtail.models import Site

from benchmarks.models import FormField, FormPage, SessionAnswer
from changeprojects.models import ChangeProjectPage, ProjectIndexPage
from home.demo.listening import write_survey
from home.demo.notices import publish_notices
from home.demo.pages import make_site
from home.demo.questionnaire import Question, Questionnaire
from surveys.models import SurveyDeployment

OPTIONS = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"), ("unknown", "I don’t know"))
CHOSEN = tuple(f"chosen{number}" for number in range(1, 6))
WRITTEN, WORDS = "written", "Somebody went through it with me, line by line."
PAGES = (*CHOSEN, WRITTEN)


def _label(name: str) -> str:
    return f"Was it explained to you what would happen? ({name})"


def make() -> tuple[str, str]:
    """Make a survey of ours and a form of Wagtail's; return their addresses."""
    if not SurveyDeployment.objects.exists():
        open_survey([*map(choice, range(1, 6)), Question(WRITTEN, _label(WRITTEN))])
    if not FormPage.objects.exists():
        _form_page()
    return f"/s/{SurveyDeployment.objects.get().code}/", "/form/"


def choice(number: int) -> Question:
    """Return a question with one answer of four."""
    return Question(f"chosen{number}", _label(str(number)), options=OPTIONS)


def open_survey(questions: Sequence[Question]) -> SurveyDeployment:
    """Make the site and a project, and open a survey for it that asks these questions."""
    make_site()
    publish_notices()
    project = ProjectIndexPage.objects.get().add_child(
        instance=ChangeProjectPage(
            title="Measured", slug="measured", summary="Made up.", live=False
        )
    )
    now = timezone.now()
    return SurveyDeployment.objects.create(
        project=project,
        version=write_survey(
            Questionnaire(
                slug="measured",
                title="Measured",
                audience="Nobody",
                minutes=2,
                safety_profile="standard",
                intro="Made up for measuring.",
                purpose="To measure.",
                people=0,
                quotes=(0, 0, 100),
                questions=tuple(questions),
            )
        ),
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=30),
        feedback_due_on=(now + timedelta(days=60)).date(),
        status=SurveyDeployment.Status.OPEN,
    )


def _form_page() -> None:
    page = Site.objects.get(is_default_site=True).root_page.specific.add_child(
        instance=FormPage(title="Measured", slug="form")
    )
    choices = "\n".join(label for _, label in OPTIONS)
    for name in CHOSEN:
        FormField.objects.create(
            page=page, label=name, field_type="radio", choices=choices, required=False
        )
    FormField.objects.create(page=page, label=WRITTEN, field_type="multiline", required=False)
    page.save_revision().publish()


def _form(name: str) -> type[forms.Form]:
    if name == WRITTEN:
        text = forms.CharField(label=_label(name), required=False, widget=forms.Textarea)
        return type("Written", (forms.Form,), {name: text})
    choice = forms.ChoiceField(
        label=_label(name), choices=OPTIONS, required=False, widget=forms.RadioSelect
    )
    return type("Chosen", (forms.Form,), {name: choice})


class StockWizard(NamedUrlSessionWizardView):
    """django-formtools as it comes: answers in the session, which the database keeps."""

    form_list = [(name, _form(name)) for name in PAGES]
    template_name = "benchmarks/step.html"

    def done(self, form_list: list[forms.Form], **kwargs: object) -> HttpResponse:
        """Keep the answers."""
        answers = {name: value for form in form_list for name, value in form.cleaned_data.items()}
        SessionAnswer.objects.create(answers=answers)
        return render(self.request, "benchmarks/thanks.html")
