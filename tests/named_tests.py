"""Tests that the documentation names, as in `tests/a.py::test_b`."""

import ast
import re
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
NAME = re.compile(r"`([^`]+)`")


def exists(node):
    """Whether there is a test of this name in this file."""
    file, name = node.split("::")
    return (ROOT / file).is_file() and name.startswith("test_") and name in _names_in(file)


@cache
def _names_in(file):
    tree = ast.parse((ROOT / file).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
