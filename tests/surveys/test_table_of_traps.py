"""Each trap of the wizard is in the table, with what holds it shut and tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TABLE = ROOT / "docs" / "reference" / "traps-of-the-wizard.md"
ROW = re.compile(r"^\| (P\d+) \|[^|]+\|[^|]+\|([^|]+)\|([^|]+)\|$", re.MULTILINE)
NAME = re.compile(r"`([^`]+)`")
ROWS = {
    code: (NAME.findall(held), NAME.findall(proved))
    for code, held, proved in ROW.findall(TABLE.read_text())
}


@cache
def names_in(file):
    tree = ast.parse((ROOT / file).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_all_sixteen_are_there():
    assert list(ROWS) == [f"P{number}" for number in range(1, 17)]


@pytest.mark.parametrize("code", ROWS)
def test_what_holds_it_shut_exists(code):
    held, _ = ROWS[code]
    assert held
    assert all(resolve_name(name) for name in held)


@pytest.mark.parametrize("code", ROWS)
def test_what_proves_it_exists(code):
    _, proved = ROWS[code]
    assert proved
    for node in proved:
        file, name = node.split("::")
        assert name.startswith("test_"), node
        assert name in names_in(file), node
