"""What a product carries along: downloads, pictures, films and Easy Read."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from changeprojects.blocks.ticks import TickBlock
from changeprojects.released_files import HeldFile, held_document, held_picture

_TEMPLATES = "changeprojects/blocks"
_EXAMPLE = "site/mark.svg"
# The guidance on Easy Read asks for one thought in a sentence and few words in it.
MOST_WORDS = 15

Context = Mapping[str, Any] | None


class WithExampleFile(blocks.StructBlock):
    """A block whose preview shows a file that nobody has to upload first."""

    example: ClassVar[dict[str, Any]]

    def get_preview_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the example, with an address that leads nowhere else."""
        context = super().get_preview_context(value, parent_context=parent_context)
        return context | {"example": self.example | {"path": static(_EXAMPLE)}}

    class Meta:
        preview_template = f"{_TEMPLATES}/preview_with_file.html"


class DownloadBlock(WithExampleFile):
    """A file to take along; each version keeps the bytes that it was released with."""

    title = blocks.CharBlock(max_length=120, help_text="What it is, as in: a sheet for parents.")
    document = DocumentChooserBlock(help_text="The file, as PDF if it is to be printed.")
    is_accessible = TickBlock(
        label="A screen reader reads it in the right order",
        help_text="Check it before you tick. What cannot be read by all is no part of a product.",
    )

    example = {"asset": {"name": "sheet.pdf", "size": 48_128}}

    def files(self, value: blocks.StructValue) -> Iterator[HeldFile]:
        """Yield the document."""
        if value["document"]:
            yield held_document(value["document"])

    def get_api_representation(
        self, value: blocks.StructValue, context: Context = None
    ) -> dict[str, Any]:
        """Return the title and what is known of the file."""
        return {"title": value["title"], "file": _first_json(self.files(value))}

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the file."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"held": next(self.files(value), None)}

    class Meta:
        icon = "download"
        label = "Download"
        group = "Files and pictures"
        description = "A file to take along, with its size and format."
        template = f"{_TEMPLATES}/download.html"
        preview_value = {"title": "A sheet for parents", "document": None, "is_accessible": True}


class DiagramBlock(WithExampleFile):
    """A picture that says something, and the same in words."""

    image = ImageChooserBlock(help_text="A drawing or a plan. Say in words what it shows, below.")
    alt = blocks.CharBlock(
        max_length=200, label="Short description", help_text="What it shows, in one sentence."
    )
    long_description = blocks.TextBlock(
        help_text="Everything that the picture says, in words. It stands below the picture."
    )

    example = {"width": 120, "height": 120}

    def files(self, value: blocks.StructValue) -> Iterator[HeldFile]:
        """Yield the picture."""
        if value["image"]:
            yield held_picture(value["image"])

    def get_api_representation(
        self, value: blocks.StructValue, context: Context = None
    ) -> dict[str, Any]:
        """Return both descriptions and what is known of the picture."""
        return {
            "alt": value["alt"],
            "long_description": value["long_description"],
            "picture": _first_json(self.files(value)),
        }

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the picture."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"held": next(self.files(value), None)}

    class Meta:
        icon = "image"
        label = "Diagram"
        group = "Files and pictures"
        description = "A picture with the same in words below it."
        template = f"{_TEMPLATES}/diagram.html"
        preview_value = {
            "image": None,
            "alt": "The mark of this site.",
            "long_description": "Here stands what the picture says, in words.",
        }


class MediaBlock(blocks.StructBlock):
    """A film or a sound that is found elsewhere, with everything that is said in it."""

    title = blocks.CharBlock(max_length=120, help_text="What it is called.")
    kind = blocks.ChoiceBlock(
        choices=[("film", "Film"), ("audio", "Sound")],
        default="film",
        help_text="Readers see it behind the title.",
    )
    url = blocks.URLBlock(label="Address", help_text="Where it is. It is linked, never embedded.")
    minutes = blocks.IntegerBlock(
        min_value=1, max_value=600, help_text="How long it is, rounded up."
    )
    has_captions = TickBlock(
        required=False,
        label="It has captions",
        help_text="A film needs them before it is released.",
    )
    transcript = blocks.TextBlock(help_text="All that is said, and what one has to see.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a film without captions."""
        cleaned: blocks.StructValue = super().clean(value)
        if cleaned["kind"] == "film" and not cleaned["has_captions"]:
            message = "A film needs captions. Add them where the film is, then tick this."
            raise blocks.StructBlockValidationError({"has_captions": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "media"
        label = "Film or sound"
        group = "Files and pictures"
        description = "A film or a sound found elsewhere, with its transcript."
        template = f"{_TEMPLATES}/media.html"
        preview_value = {
            "title": "Reading it together",
            "kind": "film",
            "url": "https://example.org/film",
            "minutes": 6,
            "has_captions": True,
            "transcript": "A worker and a parent sit at a table.",
        }


class EasyReadRowBlock(blocks.StructBlock):
    """One short sentence, with a picture if one helps."""

    sentence = blocks.CharBlock(
        max_length=160, help_text=f"One thought in at most {MOST_WORDS} words."
    )
    picture = ImageChooserBlock(
        required=False, help_text="A picture that says the same as the sentence."
    )
    alt = blocks.CharBlock(
        max_length=120, required=False, label="What the picture shows", help_text="If there is one."
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a long sentence, and a picture without words."""
        cleaned: blocks.StructValue = super().clean(value)
        faults = {}
        if len(cleaned["sentence"].split()) > MOST_WORDS:
            message = f"Write at most {MOST_WORDS} words, or make two sentences of it."
            faults["sentence"] = ValidationError(message)
        if cleaned["picture"] and not cleaned["alt"].strip():
            faults["alt"] = ValidationError("Write what the picture shows.")
        if faults:
            raise blocks.StructBlockValidationError(faults)
        return cleaned

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the picture."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"held": held_picture(value["picture"]) if value["picture"] else None}

    def get_api_representation(
        self, value: blocks.StructValue, context: Context = None
    ) -> dict[str, Any]:
        """Return the sentence, and the picture with what it shows."""
        held = held_picture(value["picture"]) if value["picture"] else None
        return {
            "sentence": value["sentence"],
            "picture": held.as_json() if held else None,
            "alt": value["alt"],
        }

    class Meta:
        icon = "doc-empty"
        label = "Row"
        description = "One short sentence, with a picture if one helps."
        template = f"{_TEMPLATES}/easy_read_row.html"


class EasyReadBlock(blocks.StructBlock):
    """Rows of short sentences, each with a picture beside it."""

    rows = blocks.ListBlock(
        EasyReadRowBlock(), min_num=1, help_text="One row for each thought, in the order to read."
    )

    def files(self, value: blocks.StructValue) -> Iterator[HeldFile]:
        """Yield the pictures of the rows."""
        for row in value["rows"]:
            if row["picture"]:
                yield held_picture(row["picture"])

    class Meta:
        icon = "list-ul"
        label = "Easy Read"
        group = "Files and pictures"
        description = "Short sentences, one thought in each, with pictures."
        template = f"{_TEMPLATES}/easy_read.html"
        preview_value = {
            "rows": [
                {"sentence": "There is a meeting about you.", "picture": None, "alt": ""},
                {"sentence": "You can bring somebody.", "picture": None, "alt": ""},
            ]
        }


def _first_json(held: Iterator[HeldFile]) -> dict[str, Any] | None:
    first = next(held, None)
    return first.as_json() if first else None
