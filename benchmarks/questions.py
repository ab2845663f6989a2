"""The same six questions for all: on pages of ours, in a stock wizard, on one page of Wagtail."""

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
    if not ProjectIndexPage.objects.exists():
        make_site()
    if not SurveyDeployment.objects.exists():
        publish_notices()
        _open()
    if not FormPage.objects.exists():
        _form_page()
    return f"/s/{SurveyDeployment.objects.get().code}/", "/form/"


def _open() -> None:
    project = ProjectIndexPage.objects.get().add_child(
        instance=ChangeProjectPage(
            title="Measured", slug="measured", summary="Made up.", live=False
        )
    )
    now = timezone.now()
    questions = [Question(name, _label(name), options=OPTIONS) for name in CHOSEN]
    SurveyDeployment.objects.create(
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
                questions=(*questions, Question(WRITTEN, _label(WRITTEN))),
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
