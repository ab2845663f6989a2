"""The words of pages on which people answer, in the form in which they read the survey."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html

from surveys.engine.languages import BASE, own_name_of
from surveys.engine.languages import language_of as code_of
from surveys.engine.phrases import phrase
from surveys.engine.questions import Schema

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], name: str) -> str:
    """Return a phrase; if it is in another language than the page, it is marked so."""
    schema: Schema | None = context.get("schema")
    said = phrase(name, schema)
    if schema is None or said.language == schema.page_language:
        return conditional_escape(said.text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', said.language, said.direction, said.text
    )


@register.simple_tag
def forms_to_read(schema: Schema) -> list[dict[str, Any]]:
    """Return every form in which the survey is offered, named as its readers know it."""
    own = "Easy Read" if schema.written_in_easy_read else own_name_of(schema.language)
    forms = [("", own, schema.language)]
    forms += [(form, own_name_of(form), code_of(form)) for form in schema.forms]
    return [
        {"form": form, "name": name, "language": language, "chosen": form == schema.spoken}
        for form, name, language in forms
    ]


@register.simple_tag(takes_context=True)
def in_english(context: Mapping[str, Any]) -> str:
    """Return the marks of a part that is only there in English, on a page in another language."""
    schema: Schema | None = context.get("schema")
    if schema is None or schema.page_language == schema.language:
        return ""
    return format_html(' lang="{}" dir="ltr"', BASE)
