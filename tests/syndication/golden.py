"""Write the agreed description of the API anew: `python -m tests.syndication.golden`."""

import json
import os
import sys
from pathlib import Path

import django

GOLDEN = Path(__file__).parents[1] / "golden" / "openapi.json"

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    from syndication.schema.openapi import openapi

    GOLDEN.write_text(json.dumps(openapi(), indent=1, ensure_ascii=False) + "\n")
