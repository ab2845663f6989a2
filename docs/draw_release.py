"""Takes the pictures of an editor's way to a final version by going it: part of `make screens`.

A draft is written and looked at, a pilot version is refused and mended, the pilot is run and
evaluated, and the final version is compared with it. What is not in a picture is done by the
steps of the journey that tests the same way.
"""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.journeys.desk import Desk
from tests.journeys.test_from_draft_to_voice import (
    PRODUCT,
    Story,
    evaluate_the_pilot,
    open_the_pilot,
    start_a_project,
)
from tests.journeys.writing import (
    add_test_round,
    make_final_version,
    make_pilot_version,
    tell_who_took_part,
    write_product,
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
    story.product = write_product(editor, story.project, PRODUCT)
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
    publisher = story.publisher
    make_pilot_version(story.editor, story.product)
    publisher.edit_page(story.product)
    publisher.press_publish()
    keep(publisher.page, "release-refused", SIZE)


def mend_and_release(story: Story, keep: Keep) -> None:
    """Add what was missing, read that nothing is, and release the pilot version."""
    editor = story.editor
    add_test_round(editor, story.product)
    editor.edit_page(story.product)
    editor.page.locator("[data-side-panel-toggle=readiness]").click()
    editor.page.wait_for_timeout(STANDING)
    keep(editor.page, "release-mended", SIZE)
    story.publish(story.product)
    keep_public(story, keep, ADDRESS, "release-pilot")


def change_it(story: Story, keep: Keep) -> None:
    """Change a sentence after the pilot, and say so with the part that it is in."""
    editor = story.editor
    entry = make_final_version(editor, story.product, reason="evaluation")
    entry.scroll_into_view_if_needed()
    keep(editor.page, "release-change", SIZE)
    tell_who_took_part(editor, story.project)
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
