"""Every rule of the design is asked, or stands in the table of those that its structure holds."""

import re
from pkgutil import resolve_name

import pytest
from django.apps import apps
from django.db import connection

from changeprojects import rules
from tests.named_tests import NAME, ROOT, exists

TABLE = ROOT / "docs" / "reference" / "rules-by-structure.md"
ROW = re.compile(r"^\| ([A-Z]\d\d) \|[^|]+\|([^|]+)\|([^|]+)\|$", re.MULTILINE)
# Those that cannot be lowered, those that stop, those that warn.
DESIGNED = [
    *(f"L{number:02}" for number in range(1, 13)),
    *(f"B{number:02}" for number in range(1, 16)),
    *(f"W{number:02}" for number in range(1, 17)),
]


def rows():
    """Each rule of the table, what holds it, and what proves it."""
    found = ROW.findall(TABLE.read_text())
    return {code: (NAME.findall(held), NAME.findall(proved)) for code, held, proved in found}


def constraints():
    return {one.name for model in apps.get_models() for one in model._meta.constraints}


def triggers():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("code", DESIGNED)
def test_every_rule_is_asked_or_held_by_structure(code):
    asked = {rule.code.partition("-")[0] for rule in rules.all_rules()}
    assert (code in asked) != (code in rows()), "in one of the two places, not in both"


def test_the_table_holds_no_rule_that_nobody_knows():
    assert set(rows()) <= set(DESIGNED)


@pytest.mark.django_db
@pytest.mark.parametrize("code", rows())
def test_what_holds_a_rule_exists(code):
    held, _ = rows()[code]
    assert held
    for name in held:
        if "/" in name:
            assert (ROOT / name).is_file()
        elif "." in name:
            assert resolve_name(name)
        else:
            # A database has one trigger or several of that name, each with its event at the end.
            made = {one for one in triggers() if one.startswith(name)}
            assert made or name in constraints(), name


@pytest.mark.parametrize("code", rows())
def test_what_proves_a_rule_exists(code):
    _, proved = rows()[code]
    assert proved
    assert [node for node in proved if not exists(node)] == []
