"""Every trap around publishing, every door and every promise of an edition has its tests."""

import re

import pytest

from tests.named_tests import NAME, ROOT, exists

PAGE = ROOT / "docs" / "reference" / "what-publishing-keeps.md"
# Each part of the page, and how its rows begin.
TRAPS = [str(number) for number in range(1, 27)]


def rows(part):
    """What stands first in each row of a part of the page, with the tests that it names."""
    words = PAGE.read_text().partition(f"\n## {part}\n")[2].partition("\n## ")[0]
    table = re.findall(r"^\| (.+) \|$", words, re.MULTILINE)[1:]
    cells = [re.split(r" \| ", row) for row in table]
    return {first: NAME.findall(last) for first, *_, last in cells}


def test_no_trap_is_missing():
    assert list(rows("Traps")) == TRAPS


@pytest.mark.parametrize("number", TRAPS)
def test_what_proves_that_a_trap_is_shut_exists(number):
    proved = rows("Traps")[number]
    assert proved
    assert [node for node in proved if not exists(node)] == []
