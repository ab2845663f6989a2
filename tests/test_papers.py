"""What the papers name is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
PAPERS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
each_paper = pytest.mark.parametrize(
    "paper", PAPERS, ids=[str(paper.relative_to(ROOT)) for paper in PAPERS]
)


@each_paper
def test_a_link_leads_to_a_file(paper):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", paper.read_text(encoding="utf-8"))
    assert not [link for link in links if not (paper.parent / link).exists()]


@each_paper
def test_a_command_that_is_named_exists(paper):
    text = paper.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [file.name for file in folder.glob("0*.md") if file.name not in listed]
