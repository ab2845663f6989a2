"""Builds what all tests copy, the migrated database and the demonstration: `-m tests.prepare`.

Whichever test comes first would build it while the others wait; here it is done beside them.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.test.utils import setup_test_environment


def main() -> None:
    """Build what is not there yet, in the database that the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    setup_test_environment()
    # Both are made of models, which are there from now on.
    from tests.database import copy_of_migrated_database  # noqa: PLC0415
    from tests.demonstration import demonstration  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        database = copy_of_migrated_database(Path(folder), "preparing")
        database.create()
        with demonstration(database):
            pass
        database.drop()


if __name__ == "__main__":
    main()
