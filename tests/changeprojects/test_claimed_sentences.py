"""How often the rules for claimed deeds are right, over sentences invented for it."""

import re
from pathlib import Path

import pytest

from changeprojects.rules.claimed_deeds import claimed_deed
from tests.named_tests import ROOT

SENTENCES = Path(__file__).parent / "fixtures" / "claimed_sentences.txt"
FIGURES = ROOT / "docs" / "reference" / "figures.md"
DOERS = ("Harbour Council", "Head of service")


def sentences(part, kind):
    """The sentences of this part that claim something, or promise."""
    text = SENTENCES.read_text(encoding="utf-8").split(f"# {part}:")[1].split("\n# ")[0]
    return re.findall(rf"^{kind}: (.+)$", text, re.MULTILINE)


PARTS = [("Mended by", 0.9, 40), ("Held back", 0.8, 40), ("Written to get past it", 0.5, 0)]


@pytest.mark.parametrize(("part", "least", "honest"), PARTS)
def test_what_is_measured_is_what_is_written_down(part, least, honest):
    claimed, promised = sentences(part, "claimed"), sentences(part, "promised")
    found = sum(bool(claimed_deed(words, DOERS)) for words in claimed)
    alarms = sum(bool(claimed_deed(words, DOERS)) for words in promised)
    assert len(claimed) >= 40
    assert len(promised) >= honest
    assert found > least * len(claimed)
    told = f"{part}: {found} of {len(claimed)} claimed deeds refused, "
    told += f"{alarms} of {len(promised)} others"
    assert told in " ".join(FIGURES.read_text(encoding="utf-8").split())
