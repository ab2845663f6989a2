"""What the papers name is there."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from home.jobs import JOBS
from tests.test_migrations import OURS

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


COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
OFTEN = {
    "Every minute": timedelta(minutes=1),
    "Every ten minutes": timedelta(minutes=10),
    "Every hour": timedelta(hours=1),
    "Every day": timedelta(days=1),
    "Every week": timedelta(days=7),
}


def test_every_command_of_ours_is_explained():
    ours = {name for name, app in get_commands().items() if app.split(".")[-1] in OURS}
    assert ours
    assert not ours - {*re.findall(r"^\| `([a-z_]+)` \|", COMMANDS, re.MULTILINE)}


def test_every_job_of_the_ticker_is_named_under_how_often_it_is_done():
    listed = re.findall(r"^- (Every [a-z ]+): (.+(?:\n  .+)*)", COMMANDS, re.MULTILINE)
    named = {(name, OFTEN[when]) for when, what in listed for name in re.findall(r"`(\w+)`", what)}
    assert named == {(job.name, job.every) for job in JOBS}


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [file.name for file in folder.glob("0*.md") if file.name not in listed]
