"""Each block: its HTML, what survives the release, its JSON form, its preview."""

import json
from datetime import date

import pytest
from django.conf import settings
from wagtail.blocks import StructBlockValidationError

from changeprojects.blocks import ProductBody, SectionBlock, SectionContent
from changeprojects.models import Helpline
from syndication.representations import represent, sanitised

QUOTE = "00000000-0000-4000-8000-00000000000a"
HERE = settings.PUBLIC_BASE_URL
EXERCISE = {
    "title": "Read it as the parent",
    "for_whom": "A team of 3 to 8",
    "minutes": 25,
    "bring": "One page",
    "steps": ["Read the page in silence.", "Pick one."],
    "for_leader": "Do not use a current case.",
}
VALUES = {
    "paragraph": "<p>Ask <b>two</b> questions.</p>",
    "subheading": "Before the meeting",
    "exercise": EXERCISE,
    "evidence": {"source": "One pilot.", "how_strong": "Weak.", "as_at": "2025-12-01"},
    "legal": {"jurisdiction": "England", "law_as_at": "2026-07-01", "text": "Courts set it."},
    "worked_example": {"not_this": "Often late.", "but_this": "Late on 3 March."},
    "because": {"text": "Most saw it late.", "recommendation": "REC-02"},
    "checklist": {"items": ["Names are right"]},
    "practice_tip": {"text": "Book the room early.", "from_whom": "A team manager"},
    "quotation": {
        "text": "Heard early.",
        "source": "A made-up guide, 2025",
        "url": "https://a.example/guide",
    },
    "voice_quote": {"id": QUOTE, "url": f"{HERE}/api/v1/quotes/{QUOTE}"},
    "content_note": {"what": "Violence at home.", "how_to_skip": "Go on with part 3."},
}
# Blocks whose JSON form says less, or says it otherwise, than what the editor stores.
STORED = VALUES | {
    "voice_quote": {"quote": QUOTE},
    # As it was stored before there was a choice.
    "because": {"text": "Most saw it late.", "change": "REC-02"},
    "case_example": {
        "title": "Ms A reads",
        "text": "She puts a cross on one line.",
        "is_fictional": False,
        "consent": "Folder 7",
    },
    "table": {
        "caption": "Who reads what",
        "first_column_is_heading": True,
        "table": {
            "columns": [{"type": "text", "heading": "Who"}, {"type": "text", "heading": "When"}],
            "rows": [{"values": ["The court", "On the day"]}],
        },
    },
}
FORMS = VALUES | {
    "case_example": {
        "title": "Ms A reads",
        "text": "She puts a cross on one line.",
        "is_fictional": False,
    },
    "table": {
        "caption": "Who reads what",
        "first_column_is_heading": True,
        "columns": ["Who", "When"],
        "rows": [["The court", "On the day"]],
    },
}
ANCHOR = "00000000-0000-4000-8000-000000000000"
MARKUP = {
    "paragraph": [f'<div class="cp-flow" id="{ANCHOR}"><p>Ask <b>two</b> questions.</p></div>'],
    "subheading": [f'<h3 id="{ANCHOR}">Before the meeting</h3>'],
    "exercise": [
        f'<section class="cp-exercise" id="exercise-1a" aria-labelledby="{ANCHOR}">',
        f'<h3 id="{ANCHOR}">Exercise 1a. Read it as the parent</h3>',
        '<dl class="cp-facts">',
        "<div><dt>Time</dt><dd>25 minutes</dd></div>",
        "<li>Pick one.</li>",
        "<strong>For the person leading.</strong>",
        '<a class="cp-go" href="#exercise-1a">',
    ],
    "evidence": [f'<dl class="cp-evidence" id="{ANCHOR}">', "<dt>As at</dt><dd>December 2025</dd>"],
    "legal": [
        f'<p class="cp-law" id="{ANCHOR}"><strong>England. Law as at July 2026.</strong> '
        "Courts set it.</p>"
    ],
    "worked_example": [
        f'<div class="cp-flow cp-example" id="{ANCHOR}">',
        "<strong>Not:</strong> <del>Often late.</del>",
    ],
    "because": [
        f'<aside class="cp-because" id="{ANCHOR}">',
        "<p><b>Because families said</b></p>",
        "<p>Most saw it late.</p>",
    ],
    "checklist": [f'<ul class="cp-checklist" id="{ANCHOR}">', "<li>Names are right</li>"],
    "practice_tip": [
        f'<aside class="cp-tip" id="{ANCHOR}">',
        "<p>Book the room early.</p>",
        "A team manager",
    ],
    "quotation": [
        f'<figure class="cp-quotation" id="{ANCHOR}">',
        '<blockquote cite="https://a.example/guide"><p>Heard early.</p></blockquote>',
        '<figcaption><a href="https://a.example/guide">A made-up guide, 2025</a></figcaption>',
    ],
    "voice_quote": [
        f'<p class="cp-quoted" id="{ANCHOR}"><a href="{HERE}/api/v1/quotes/{QUOTE}">'
        "What one person said, in their own words</a></p>"
    ],
    "content_note": [
        f'<aside class="cp-note" id="{ANCHOR}">',
        "<p>Violence at home. Go on with part 3.</p>",
    ],
    "case_example": [
        f'<section class="cp-case" id="{ANCHOR}">',
        "<h3>Ms A reads</h3>",
        "Told with written consent; details are changed.",
    ],
    "table": [
        f'<table class="cp-table" id="{ANCHOR}">',
        "<caption>Who reads what</caption>",
        '<th scope="col">When</th>',
        '<th scope="row">The court</th>',
        "<td>On the day</td>",
    ],
}


def stream(*kinds):
    """A section with these blocks, from their stored form."""
    content = [
        {"type": kind, "value": STORED[kind], "id": f"00000000-0000-4000-8000-00000000000{n}"}
        for n, kind in enumerate(kinds)
    ]
    return ProductBody().to_python(
        [{"type": "section", "id": "s", "value": {"heading": "Sharing", "content": content}}]
    )


def html(*kinds, number=1):
    return sanitised(stream(*kinds)[0].render_as_block({"number": number}))


@pytest.mark.parametrize("kind", list(STORED))
def test_a_block_has_the_markup_of_the_design_after_cleaning(kind):
    rendered = html(kind)
    for part in MARKUP[kind]:
        assert part in rendered


def test_a_section_is_numbered_and_has_an_anchor():
    rendered = html("paragraph", number=2)
    assert '<section class="cp-sec" aria-labelledby="part-2">' in rendered
    assert '<h2 id="part-2">2. Sharing <a class="cp-sec__anchor" href="#part-2">' in rendered
    assert '<span aria-hidden="true">#</span><span class="cp-sr">Link to part 2</span>' in rendered


def test_a_section_and_each_part_of_it_can_be_linked_to_for_ever():
    section = stream("paragraph", "exercise")[0]
    rendered = sanitised(section.render_as_block({"number": 1, "section_id": section.id}))
    assert '<section class="cp-sec" id="s"' in rendered
    for part in section.value["content"]:
        assert rendered.count(f'id="{part.id}"') == 1


def test_a_margin_note_does_not_run_words_together():
    shown = represent(html("because"))
    assert "Because families said\n\nMost saw it late." in shown.text
    assert "**Because families said**\n\nMost saw it late." in shown.markdown


def test_exercises_are_lettered_within_their_section():
    rendered = html("exercise", "paragraph", "exercise", number=3)
    assert "Exercise 3a." in rendered
    assert "Exercise 3b." in rendered


def test_nothing_of_a_section_asks_for_an_inline_style():
    assert "style=" not in html(*STORED)


@pytest.mark.parametrize("kind", list(STORED))
def test_a_block_has_a_plain_json_form(kind):
    block = stream(kind)[0].value["content"][0]
    form = block.block.get_api_representation(block.value)
    assert json.loads(json.dumps(form)) == form
    assert form == FORMS[kind]


@pytest.mark.parametrize("name", list(SectionContent().child_blocks))
def test_a_block_is_explained_and_can_be_previewed(name):
    block = SectionContent().child_blocks[name]
    assert block.meta.description.endswith(".")
    assert block.meta.icon != "placeholder"
    value = block.get_preview_value()
    assert block.render(value).strip()


def test_a_section_can_be_previewed():
    block = SectionBlock()
    assert "1. Before you write" in block.render(block.get_preview_value())


def test_a_date_is_written_as_iso():
    block = SectionContent().child_blocks["legal"].child_blocks["law_as_at"]
    assert block.get_api_representation(date(2026, 7, 1)) == "2026-07-01"


def test_where_a_consent_is_kept_is_not_public():
    assert "Folder 7" not in html("case_example")


def test_a_real_case_needs_a_consent():
    block = SectionContent().child_blocks["case_example"]
    value = block.to_python(STORED["case_example"] | {"consent": " "})
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(value)
    assert "consent" in refusal.value.block_errors


@pytest.mark.django_db
def test_helplines_are_told_in_full_as_they_are_on_the_day():
    line = Helpline.objects.create(
        name="Family line", phone="01632 960 101", hours="Every day", checked_on="2026-01-01"
    )
    block = SectionContent().child_blocks["helplines"]
    value = block.to_python({"lead": "You can talk.", "helplines": [line.pk]})
    form = block.get_api_representation(value)
    assert form["helplines"][0]["phone"] == "01632 960 101"
    rendered = sanitised(block.render(value))
    assert '<a href="tel:01632960101">01632 960 101</a>' in rendered


def test_what_older_editions_do_not_have_is_left_out_where_it_is_empty():
    block = stream("exercise")[0].value["content"][0]
    assert "purpose" not in block.block.get_api_representation(block.value)
    block.value["purpose"] = "To read it as they do."
    assert "purpose" in block.block.get_api_representation(block.value)
