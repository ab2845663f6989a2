"""What a product is made of: sections, and in them text, things to do, grounds and help.

Each block has one template under `templates/changeprojects/blocks/` and one plain JSON
form (`get_api_representation`), which is what an edition keeps. Migrations know every block
by its name here.
"""

from changeprojects.blocks.because import BecauseBlock
from changeprojects.blocks.care import ContentNoteBlock, HelplinesBlock
from changeprojects.blocks.files import (
    DiagramBlock,
    DownloadBlock,
    EasyReadBlock,
    EasyReadRowBlock,
    MediaBlock,
)
from changeprojects.blocks.grounds import EvidenceBlock, LegalBlock
from changeprojects.blocks.practice import (
    CaseExampleBlock,
    ChecklistBlock,
    ExerciseBlock,
    PracticeTipBlock,
    WorkedExampleBlock,
)
from changeprojects.blocks.sections import (
    ProductBody,
    SectionBlock,
    SectionContent,
    anchor_of,
    sections_json,
)
from changeprojects.blocks.text import (
    ParagraphBlock,
    PlainDateBlock,
    QuotationBlock,
    SubheadingBlock,
    TableBlock,
)
from changeprojects.blocks.voice import QuoteChoiceBlock, VoiceQuoteBlock

__all__ = [
    "BecauseBlock",
    "CaseExampleBlock",
    "ChecklistBlock",
    "ContentNoteBlock",
    "DiagramBlock",
    "DownloadBlock",
    "EasyReadBlock",
    "EasyReadRowBlock",
    "EvidenceBlock",
    "ExerciseBlock",
    "HelplinesBlock",
    "LegalBlock",
    "MediaBlock",
    "ParagraphBlock",
    "PlainDateBlock",
    "PracticeTipBlock",
    "ProductBody",
    "QuotationBlock",
    "QuoteChoiceBlock",
    "SectionBlock",
    "SectionContent",
    "SubheadingBlock",
    "TableBlock",
    "VoiceQuoteBlock",
    "WorkedExampleBlock",
    "anchor_of",
    "sections_json",
]
