"""Margin notes lead to what became of what people said."""

from datetime import UTC, datetime

from home.selectors.answers import with_answers

NOTE = '<aside class="cp-because" id="n1"><p>Because</p><p>It came late.</p></aside>'
HTML = f'<section id="s1"><div id="b1"><p>Share.</p></div>{NOTE}<aside id="n2"></aside></section>'
EDITION = {
    "sections": [
        {
            "blocks": [
                {"id": "b1", "type": "paragraph", "value": "<p>Share.</p>"},
                {"id": "n1", "type": "because", "value": {"recommendation": "REC-02"}},
                {"id": "n2", "type": "because", "value": {"recommendation": ""}},
            ]
        }
    ]
}
LINK = '<p><a href="/said/#REC-02">See it &amp; before</a></p></aside>'


SINCE = datetime(2025, 5, 6, tzinfo=UTC)


def test_a_note_leads_to_the_answer_of_its_recommendation():
    answers = {"REC-02": [{"path": "/said/#REC-02", "theme": "See it & before", "since": SINCE}]}
    html = with_answers(HTML, EDITION, answers)
    assert html == HTML.replace("late.</p></aside>", f"late.</p>{LINK}")


def test_a_note_without_a_published_answer_stays_as_it_is():
    answers = {"REC-03": [{"path": "/said/#REC-03", "theme": "Other", "since": SINCE}]}
    assert with_answers(HTML, EDITION, answers) == HTML
    assert with_answers("<p>No note here.</p>", EDITION, answers) == "<p>No note here.</p>"
