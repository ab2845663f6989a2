"""Takes the pictures of an editor's way to a final version by going it: part of `make screens`.

A draft is written and looked at, a pilot version is refused and mended, the pilot is run and
evaluated, and the final version is compared with it. What is not in a picture is done by the
steps of the journey that tests the same way.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Browser, Page

from tests.journeys.desk import Desk
from tests.journeys.test_from_draft_to_voice import (
    AFTER,
    BEFORE,
    PRODUCT,
    TODAY,
    Story,
    evaluate_the_pilot,
    open_the_pilot,
    start_a_project,
)
from tests.server import SiteServer

SIZE = "desktop"
ADDRESS = "/change-projects/waiting-rooms/waiting-well/"
# Milliseconds until a side panel, a preview or a menu stands still.
STANDING = 1_500
Keep = Callable[[Page, str, str], None]


def draw_release(server: SiteServer, browser: Browser, keep: Keep) -> None:
    """Go the whole way and keep a picture of each step."""
    story = Story(server, browser)
    for desk in (story.editor, story.publisher):
        desk.page.set_viewport_size({"width": 1280, "height": 860})
    start_a_project(story)
    write_a_draft(story, keep)
    be_refused(story, keep)
    mend_and_release(story, keep)
    open_the_pilot(story)
    evaluate_the_pilot(story)
    change_it(story, keep)
    release_the_final(story, keep)


def write_a_draft(story: Story, keep: Keep) -> None:
    """Write two parts, look at what blocks there are and at the preview; release version 0.1."""
    editor = story.editor
    editor.new_page(story.project, "changeprojects.productpage")
    editor.fill(title=PRODUCT, plain_summary="How to make waiting bearable.")
    body = editor.stream("body")
    for number, (heading, text) in enumerate(
        (("Tell people how long", BEFORE), ("Where to sit", "Offer a quiet corner."))
    ):
        section = editor.add_block(body, "Section")
        section.locator(f"[name='body-{number}-value-heading']").fill(heading)
        editor.write(editor.add_block(section, "Paragraph"), text)
    story.product = editor.save_draft()
    keep_blocks(editor, keep)
    editor.edit_page(story.product)
    editor.page.locator("[data-side-panel-toggle=preview]").click()
    editor.page.wait_for_timeout(STANDING)
    keep(editor.page, "release-preview", SIZE)
    editor.page.locator("[data-side-panel-toggle=preview]").click()
    story.publish(story.product)


def keep_blocks(editor: Desk, keep: Keep) -> None:
    """Keep what an editor sees who is about to choose a block."""
    page = editor.page
    editor.edit_page(editor.number_of_page())
    inner = page.locator("[data-streamfield-child] button.c-sf-add-button").first
    inner.scroll_into_view_if_needed()
    inner.evaluate("button => scrollTo(0, button.getBoundingClientRect().top + scrollY - 120)")
    inner.click()
    page.get_by_role("option", name="Exercise", exact=True).hover()
    page.locator(".w-combobox__option-preview").nth(4).click()
    page.wait_for_timeout(STANDING)
    keep(page, "release-blocks", SIZE)


def be_refused(story: Story, keep: Keep) -> None:
    """Ask for a pilot version that nobody has tried out."""
    editor, publisher = story.editor, story.publisher
    editor.edit_page(story.product)
    editor.tab("Release")
    editor.fill(version="0.2", stage="pilot")
    editor.add_row("Add Change")
    editor.fill_row(
        "change_entries", 0, type="fixed", reason="test", plain_text="Shorter sentences."
    )
    editor.save_draft()
    publisher.edit_page(story.product)
    publisher.press_publish()
    keep(publisher.page, "release-refused", SIZE)


def mend_and_release(story: Story, keep: Keep) -> None:
    """Add what was missing, read that nothing is, and release the pilot version."""
    editor = story.editor
    editor.edit_page(story.product)
    editor.tab("Release")
    editor.add_row("Add Test round")
    editor.fill_row(
        "test_rounds",
        0,
        version="0.1",
        method="Walk-through with parents",
        held_on=str(TODAY - timedelta(days=10)),
        findings="Some sentences were too long.",
    )
    editor.save_draft()
    editor.edit_page(story.product)
    editor.page.locator("[data-side-panel-toggle=readiness]").click()
    editor.page.wait_for_timeout(STANDING)
    keep(editor.page, "release-mended", SIZE)
    story.publish(story.product)
    keep_public(story, keep, ADDRESS, "release-pilot")


def change_it(story: Story, keep: Keep) -> None:
    """Change a sentence after the pilot, and say so with the part that it is in."""
    editor = story.editor
    editor.edit_page(story.product)
    editor.rewrite(editor.page.locator("[contenteditable=true]", has_text=BEFORE), AFTER)
    editor.tab("Release")
    editor.fill(version="1.0", stage="final")
    editor.add_row("Add Change")
    editor.fill_row(
        "change_entries",
        1,
        type="changed",
        reason="evaluation",
        plain_text="Part 1 now says to tell people again when it changes.",
    )
    entry = editor.page.locator("#inline_child_change_entries-1")
    entry.get_by_label(re.compile("Tell people how long: paragraph", re.IGNORECASE)).check()
    entry.scroll_into_view_if_needed()
    keep(editor.page, "release-change", SIZE)
    editor.tab("Involvement")
    editor.fill(
        involvement_aim="To hear what waiting is like.",
        involvement_methods="A survey, and two parents in the team.",
        involvement_results="Most people asked how long.",
        involvement_influence="Part 1 changed.",
        involvement_reflections="We asked late.",
    )
    editor.save_draft()
    editor.edit_page(story.project)
    editor.tab("Involvement")
    editor.add_row("Add Activity")
    editor.fill_row(
        "involvement", 0, kind="co_production", held_on=str(TODAY), who="Two parents in the team"
    )
    editor.save_draft()
    story.publish(story.project)


def release_the_final(story: Story, keep: Keep) -> None:
    """Release version 1.0, and see beside it what it was."""
    story.publish(story.product)
    keep(story.publisher.page, "release-published", SIZE)
    keep_public(story, keep, f"{ADDRESS}compare/0.2/1.0/", "release-compare")


def keep_public(story: Story, keep: Keep, address: str, name: str) -> None:
    """Keep what readers see, who are not logged in."""
    context = story.browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{story.site.url}{address}")
    keep(page, name, SIZE)
    context.close()
