"""Finds the Chromium of this machine; nothing is downloaded."""

import os
import shutil
from functools import cache
from pathlib import Path

# Milliseconds that a busy machine may take over one step; nobody waits for one that is done.
PATIENCE = 20_000
NO_CHROMIUM = "The journeys in a real browser were left out: install Chromium to run them too."
# The same engine without the window around it, which nobody looks at and which costs a third.
BARE_NAMES = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# Of several lists the last one holds, so what Playwright turns off is here too. The others draw
# suggestions under the bar for addresses: a second of work for each window, and nobody types there.
TURNED_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)


@cache
def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome, or None if there is none."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or next(
        (path for path in MAC if Path(path).exists()), None
    )


@cache
def find_bare_chromium() -> str | None:
    """Return the path of a Chromium that never has a window, or of any if there is none."""
    found = (shutil.which(name) for name in BARE_NAMES)
    return next((path for path in found if path), None) or find_chromium()


def arguments() -> list[str]:
    """Return how to start it: quietly, and as root (in a container) without its sandbox."""
    quiet = [*QUIET, f"--disable-features={','.join(TURNED_OFF)}"]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet
