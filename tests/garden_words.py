"""How a word is written into every text, row and file of what grows in a garden."""

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from changeprojects.models import Person
from tests.changeprojects.test_blocks import VALUES
from tests.factories.changeprojects import block, section

# Neither words that somebody writes nor shown to anybody, or not free to choose.
_NOT_WORDS = {"slug", "url_path", "path", "version", "orcid", "draft_title"}
_DATES_OF_BLOCKS = {"as_at", "law_as_at", "url", "recommendation", "jurisdiction"}


class Writing:
    """Writes words; whoever has it keeps `files` and has a private `collection`."""

    def fill(self, thing, word):
        """Write the word into every text, row and file of a page or a row."""
        for one in thing._meta.concrete_fields:
            if is_written(one):
                setattr(thing, one.name, self._value(one, word))
        if isinstance(thing, Page):
            for relation in get_all_child_relations(type(thing)):
                if relation.related_model._meta.app_label == thing._meta.app_label:
                    self._fill_rows(thing, relation, word)

    def _fill_rows(self, page, relation, word):
        rows = getattr(page, relation.get_accessor_name())
        row = relation.related_model()
        for one in row._meta.concrete_fields:
            if one.is_relation:
                made = self._related(one, word)
                if made is None and not one.null and not isinstance(one, ParentalKey):
                    return
                if made is not None:
                    setattr(row, one.name, made)
            elif one.choices:
                setattr(row, one.name, one.choices[0][0])
            elif isinstance(one, models.DateField) and not one.null:
                setattr(row, one.name, timezone.localdate())
        if hasattr(row, "version"):
            row.version = "0.2"
        self.fill(row, word)
        rows.set([row])

    def _related(self, one, word):
        if one.related_model is Person:
            consent = "name" if word.startswith("open") else "no"
            return Person.objects.create(display_name=word, credit_consent=consent)
        if one.related_model is get_document_model():
            return self._document(word)
        return None

    def _value(self, one, word):
        if isinstance(one, StreamField):
            return self._body(word)
        if isinstance(one, RichTextField):
            return f"<p>{word} {self._links()}</p>"
        if isinstance(one, models.URLField):
            return f"https://{word.split()[0]}.example/"
        return word

    def _links(self):
        """Links to every page that there is, whether or not readers can open it."""
        keys = Page.objects.filter(depth__gt=2).values_list("pk", flat=True)
        return " ".join(f'<a linktype="page" id="{key}">there</a>' for key in keys)

    def _body(self, word):
        image = get_image_model().objects.create(
            title=word,
            file=get_test_image_file(filename=f"{word.split()[0]}.png"),
            collection=self.collection,
        )
        self.files.append(image.file)
        values = {kind: _worded(value, word) for kind, value in VALUES.items()}
        values["paragraph"] = f"<p>{word} {self._links()}</p>"
        values["because"] = {"text": word, "change": "REC-02"}
        values["diagram"] = {"image": image.pk, "alt": word, "long_description": word}
        values["download"] = {
            "title": word,
            "document": self._document(word).pk,
            "is_accessible": True,
        }
        blocks = [
            block(kind, value, f"00000000-0000-4000-8000-{number:012}")
            for number, (kind, value) in enumerate(values.items())
        ]
        return [section(word, *blocks, key="00000000-0000-4000-8000-0000000000ff")]

    def _document(self, word):
        file = ContentFile(word.encode(), name=f"{word.split()[0]}.pdf")
        made = get_document_model().objects.create(
            title=word, file=file, collection=self.collection
        )
        self.files.append(made.file)
        return made


def is_written(one):
    """Whether somebody writes words into a field."""
    is_text = isinstance(one, (models.CharField, models.TextField, StreamField))
    is_free = not one.choices and not one.is_relation and one.editable
    return is_text and is_free and one.name not in _NOT_WORDS


def _worded(value, word):
    if isinstance(value, dict):
        return {
            key: one if key in _DATES_OF_BLOCKS else _worded(one, word)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_worded(one, word) for one in value]
    return word if isinstance(value, str) else value
