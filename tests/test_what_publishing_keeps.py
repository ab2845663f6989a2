"""Every trap around publishing, every door and every promise of an edition has its tests."""

import re

import pytest

from tests.named_tests import NAME, ROOT, exists

PAGE = ROOT / "docs" / "reference" / "what-publishing-keeps.md"
PARTS = ("Traps", "Doors", "Editions")
TRAPS = [str(number) for number in range(1, 27)]


def rows(part):
    """What stands first in each row of a part of the page, with the tests that it names."""
    words = PAGE.read_text().partition(f"\n## {part}\n")[2].partition("\n## ")[0]
    # Without the heading of the table, and the line below it.
    table = re.findall(r"^\| (.+) \|$", words, re.MULTILINE)[1:]
    cells = [row.split(" | ") for row in table]
    return {first: NAME.findall(last) for first, *_, last in cells}


ROWS = [(part, first) for part in PARTS for first in rows(part)]


def test_no_trap_is_missing():
    assert list(rows("Traps")) == TRAPS


def test_every_way_to_publish_and_every_later_event_has_its_row():
    assert len(rows("Doors")) == 10
    assert len(rows("Editions")) == 10


@pytest.mark.parametrize(("part", "first"), ROWS)
def test_what_proves_a_row_exists(part, first):
    proved = rows(part)[first]
    assert proved
    assert [node for node in proved if not exists(node)] == []


def test_every_door_has_its_tests_in_one_place():
    proved = {node for nodes in rows("Doors").values() for node in nodes}
    assert {node.partition("::")[0] for node in proved} == {"tests/changeprojects/test_doors.py"}
