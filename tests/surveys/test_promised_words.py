"""No text promises to people what the site does not do."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SOURCES = [
    *ROOT.glob("home/demo/*.py"),
    *ROOT.glob("surveys/**/*.py"),
    *ROOT.glob("templates/surveys/**/*.html"),
]
# One screener is enough, no answer goes after twelve months, nobody is kept from reading today.
BROKEN = ("after 12 months", "two people take", "reads your answers today")


@pytest.mark.parametrize("words", BROKEN)
def test_no_text_promises_what_has_no_code(words):
    for source in SOURCES:
        text = re.sub(r'["\s]+', " ", source.read_text(encoding="utf-8")).lower()
        assert words not in text, source
