"""What an editor does at the desk to bring a product from its first draft to its final version.

The story of the whole programme and the pictures of the manual both go this way.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import Locator

from tests.journeys.desk import Desk

# The day on which this machine's server lives.
today = date.today
BEFORE = "Tell people how long they will wait, if you can."
AFTER = "Tell people how long they will wait, and tell them again when it changes."
PARTS = (("Tell people how long", BEFORE), ("Where to sit", "Offer a quiet corner."))


def write_product(editor: Desk, project: int, title: str) -> int:
    """Write the draft of a product in two parts; return its number."""
    editor.new_page(project, "changeprojects.productpage")
    editor.fill(title=title, plain_summary="How to make waiting bearable.")
    body = editor.stream("body")
    for number, (heading, text) in enumerate(PARTS):
        section = editor.add_block(body, "Section")
        section.locator(f"[name='body-{number}-value-heading']").fill(heading)
        editor.write(editor.add_block(section, "Paragraph"), text)
    return editor.save_draft()


def make_pilot_version(editor: Desk, product: int) -> None:
    """Say that the draft is to be the pilot version, and what changed."""
    editor.edit_page(product)
    editor.tab("Release")
    editor.fill(version="0.2", stage="pilot")
    editor.add_row("Add Change")
    editor.fill_row(
        "change_entries", 0, type="fixed", reason="test", plain_text="Shorter sentences."
    )
    editor.save_draft()


def add_test_round(editor: Desk, product: int) -> None:
    """Say how the draft was tried out, without which there is no pilot version."""
    editor.edit_page(product)
    editor.tab("Release")
    editor.add_row("Add Test round")
    editor.fill_row(
        "test_rounds",
        0,
        version="0.1",
        method="Walk-through with parents",
        held_on=str(today() - timedelta(days=10)),
        findings="Some sentences were too long.",
    )
    editor.save_draft()


def make_final_version(editor: Desk, product: int, **because: str) -> Locator:
    """Change a sentence, and say so with the part that it is in; return the row that says it."""
    editor.edit_page(product)
    editor.rewrite(editor.page.locator("[contenteditable=true]", has_text=BEFORE), AFTER)
    editor.tab("Release")
    editor.fill(version="1.0", stage="final")
    editor.add_row("Add Change")
    editor.fill_row(
        "change_entries",
        1,
        type="changed",
        plain_text="Part 1 now says to tell people again when it changes.",
        **because,
    )
    entry = editor.page.locator("#inline_child_change_entries-1")
    entry.get_by_label(re.compile("Tell people how long: paragraph", re.IGNORECASE)).check()
    return entry


def tell_who_took_part(editor: Desk, project: int) -> None:
    """Say on the open form of the product how people took part, and with what on the project's."""
    editor.tab("Involvement")
    editor.fill(
        involvement_aim="To hear what waiting is like.",
        involvement_methods="A survey, and two parents in the team.",
        involvement_results="Most people asked how long.",
        involvement_influence="Part 1 changed.",
        involvement_reflections="We asked late.",
    )
    editor.save_draft()
    editor.edit_page(project)
    editor.tab("Involvement")
    editor.add_row("Add Activity")
    editor.fill_row(
        "involvement", 0, kind="co_production", held_on=str(today()), who="Two parents in the team"
    )
    editor.save_draft()
