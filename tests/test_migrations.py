"""A site of the version before goes on writing while the database is already migrated."""

import pytest
from django.db.migrations import AddField, CreateModel
from django.db.migrations.loader import MigrationLoader

OURS = {"home", "changeprojects", "surveys", "syndication"}


def new_columns():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if app in OURS:
            steps = migration.operations
            made = {one.name_lower for one in steps if isinstance(one, CreateModel)}
            for one in steps:
                if not isinstance(one, AddField) or one.model_name_lower in made:
                    continue
                yield pytest.param(one.field, id=f"{app} {name} {one.model_name}.{one.name}")


@pytest.mark.parametrize("column", [*new_columns()])
def test_a_new_column_can_be_left_out_by_those_who_do_not_know_it(column):
    assert column.null or column.has_db_default() or column.many_to_many
