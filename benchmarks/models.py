"""The peer that Wagtail brings for asking people: a page with a form."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class FormPage(AbstractForm):
    """All questions on one page, as `wagtail.contrib.forms` has it."""

    template = "benchmarks/form.html"
    landing_page_template = "benchmarks/thanks.html"


class FormField(AbstractFormField):
    """One question."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")


class SessionAnswer(models.Model):
    """What the stock wizard ends with: all answers as they were given, in clear."""

    answers = models.JSONField()

    def __str__(self) -> str:
        return "answers"
