"""The papers about the API are true: examples run, names fit."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from syndication.kinds import KINDS
from syndication.models import Edition
from syndication.problems import CATALOGUE
from syndication.schema.openapi import openapi
from tests.syndication import made

DOCS = Path(django_settings.BASE_DIR) / "docs"
GUIDE = (DOCS / "how-to" / "use-the-api.md").read_text()
REFERENCE = (DOCS / "reference" / "api.md").read_text()
EXAMPLES = re.findall(r"```(sh|python|js)\n(.*?)```", GUIDE, flags=re.DOTALL)
COMMANDS = {
    "sh": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "js": ["node", "-e"],
}
EXPECTED = {
    "sh": [
        ["change-projects", "openapi.json", '"items"', "stage=final"],
        ['"count":3', '"title":"The product"', '"web_url"'],
        ["## 1. Before you write", "The words of 1.0."],
        ["304"],
        ['"change":"changed"', "The words of 0.3."],
        ["HASH"],
    ],
    "python": [["product The product", "change-project The change-project"]],
    "js": [["The product final"]],
}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_example_of_the_guide_runs(live_server, settings):
    settings.PUBLIC_BASE_URL = live_server.url
    made.release(made.head("change-project"))
    for _ in range(3):
        product = made.chain("0.3", "1.0")
    edition = Edition.objects.get(publication__identifier=product, major=1)
    environment = os.environ | {"PRODUCT": str(product)}
    tried = {"sh": 0, "python": 0, "js": 0}
    for language, code in EXAMPLES:
        words = EXPECTED[language][tried[language]]
        tried[language] += 1
        if not shutil.which(COMMANDS[language][0]):
            continue
        code_here = code.replace("http://127.0.0.1:8000", live_server.url)
        done = subprocess.run(
            [*COMMANDS[language], code_here],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, (code, done.stderr)
        for word in words:
            assert word.replace("HASH", edition.sha256) in done.stdout, (code, done.stdout)
    assert tried == {language: len(words) for language, words in EXPECTED.items()}


def test_the_reference_names_every_address_parameter_and_problem():
    for address, methods in openapi()["paths"].items():
        assert f"`{address}`" in REFERENCE, address
        for parameter in methods["get"].get("parameters", ()):
            if parameter["in"] == "query":
                assert f"`{parameter['name']}`" in REFERENCE, parameter["name"]
    for problem in CATALOGUE:
        assert f"### {problem.code}\n" in REFERENCE
        assert str(problem.status) in REFERENCE
    for kind in KINDS.values():
        assert f"`{kind.code}`" in REFERENCE


def test_the_reference_names_no_problem_that_does_not_exist():
    named = set(re.findall(r"^### ([a-z-]+)$", REFERENCE, flags=re.MULTILINE))
    assert named == {problem.code for problem in CATALOGUE}
