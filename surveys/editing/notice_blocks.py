"""What a notice is built from in the editor: parts of three kinds."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from surveys.editing.words import picture_block
from surveys.engine.notices import CLIPS, CONSENT, KINDS, LIMITS, PRIVACY

_HELP = {
    PRIVACY: "Who is responsible, who reads answers, where they lie and for how long.",
    CONSENT: "That nobody has to, that any question can be skipped, and how to take answers back.",
    LIMITS: "When and to whom you pass on what somebody says, and that nobody watches at once.",
}


class NoticePartBlock(blocks.StructBlock):
    """One part of a notice."""

    heading = blocks.CharBlock(max_length=120, help_text="A few words, as people would ask it.")
    text = blocks.TextBlock(max_length=2000, help_text="Short sentences; a paragraph a line.")
    picture = picture_block()
    sound = DocumentChooserBlock(
        required=False, label="Sound", help_text="An MP3 file that says the same."
    )
    film = DocumentChooserBlock(
        required=False,
        label="Film",
        help_text="An MP4 file, for instance in BSL, that says the same.",
    )
    captions = DocumentChooserBlock(
        required=False,
        label="Captions",
        help_text="A VTT file: what is spoken in the film, if anything is.",
    )

    class Meta:
        label_format = "{heading}"
        form_layout = blocks.BlockGroup(children=["heading", "text"], settings=["picture", *CLIPS])
        template = "surveys/forms/blocks/notice_part.html"
        preview_value = {"heading": "Who reads it", "text": "Two people in our team read it."}


def _part(kind: str, icon: str) -> NoticePartBlock:
    return NoticePartBlock(label=KINDS[kind], icon=icon, help_text=_HELP[kind])


class NoticePartsBlock(blocks.StreamBlock):
    """The parts of a notice in the order in which people read them."""

    privacy = _part(PRIVACY, "lock")
    consent = _part(CONSENT, "tick")
    limits = _part(LIMITS, "warning")
