"""What of a page lies outside the window, or under the bar with the way out."""

from playwright.sync_api import Page

# 1280 CSS pixels at 400 per cent.
ZOOMED = {"width": 320, "height": 256}
TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide <= 0) return [];
  const out = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    const hidden = getComputedStyle(one).clipPath !== "none" || one.closest(".cp-sr, .cp-skip");
    return !hidden && box.width && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [`${wide} too wide`, ...out.map(one => one.outerHTML.slice(0, 120))];
}"""
COVERED = """() => {
  const bar = document.querySelector(".cp-bar"), found = [];
  const stops = "main a, main button, main input:not([type=hidden]), main textarea, footer a";
  // Down the page and up again: what comes in from above is what the bar may lie on.
  const down = [...document.querySelectorAll(stops)];
  for (const one of [...down, ...down.toReversed()]) {
    if (one.closest(".cp-sr") || !one.getClientRects().length) continue;
    one.focus({preventScroll: true});
    one.scrollIntoView({block: "nearest"});
    const box = one.getBoundingClientRect(), foot = bar.getBoundingClientRect().bottom;
    const room = innerHeight - foot;
    // Its upper edge, or all of it if it fits, has to be below the bar and in the window.
    if (box.top < foot - 4 && box.bottom < foot + Math.min(box.height, room) - 4)
      found.push(`${one.outerHTML.slice(0, 100)} from ${box.top} to ${box.bottom} under ${foot}`);
    if (box.top > innerHeight - 8) found.push(`${one.outerHTML.slice(0, 100)} is below`);
  }
  return found;
}"""
BAR = """() => {
  const bar = document.querySelector(".cp-bar").getBoundingClientRect();
  return bar.height / innerHeight;
}"""


def faults_of(page: Page) -> list[str]:
    """Return what of the page is too wide, what is covered, and whether the bar takes too much."""
    # Before its styles are there nothing has its place.
    page.wait_for_load_state("load")
    bar = page.evaluate(BAR)
    large = [f"the bar takes {bar:.0%} of the window"] if bar > 1 / 3 else []
    return [*page.evaluate(TOO_WIDE), *page.evaluate(COVERED), *large]
