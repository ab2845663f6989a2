"""How many names are found where nobody writes capitals, over sentences invented for it."""

import re
from pathlib import Path

import pytest

from surveys.engine import everyday_words, recognising
from surveys.engine.recognising import propose
from surveys.engine.redaction import Why
from tests.named_tests import ROOT

FIXTURES = Path(__file__).parent / "fixtures"
SENTENCES = FIXTURES / "invented_sentences.txt"
USUAL = FIXTURES / "usual_names.txt"
FIGURES = ROOT / "docs" / "reference" / "figures.md"
NAME = re.compile(r"{(.+?)}")


def lines():
    written = SENTENCES.read_text(encoding="utf-8").splitlines()
    assert "Invented sentences" in written[0]
    return [line for line in written if not line.startswith("#")]


def measured():
    """How many names are proposed, missed, and proposed though they are none."""
    hits = misses = alarms = 0
    for line in lines():
        meant = NAME.findall(line)
        text = re.sub("[{}]", "", line)
        found = [text[one.start : one.end] for one in propose(text) if one.why == Why.NAME]
        found = [name.removesuffix("'s") for name in found]
        hits += sum(name in found for name in meant)
        misses += sum(name not in found for name in meant)
        alarms += sum(name not in meant for name in found)
    return hits, misses, alarms


def test_what_is_measured_is_what_is_written_down(monkeypatch):
    """Before: without the list of English words, and without the rarer first names."""
    after = measured()
    monkeypatch.setattr(recognising, "_in_no_list", lambda text: ())
    frequent = recognising.words.FREQUENT_NAMES
    monkeypatch.setattr(recognising.words, "FIRST_NAMES", frequent)
    monkeypatch.setattr(recognising, "usual_first_names", frozenset)
    before = measured()
    figures = " ".join(FIGURES.read_text(encoding="utf-8").split())
    sentence = "{} of {} names found, {} missed, {} false alarms"
    for name, (hits, misses, alarms) in {"Before": before, "Now": after}.items():
        told = sentence.format(hits, hits + misses, misses, alarms)
        assert f"{name}: {told}" in figures
    assert after[0] > 10 * before[0]
    assert sum(after[:2]) > 200


def test_there_are_a_few_hundred_and_a_third_name_nobody():
    found = lines()
    assert len(found) > 300
    assert sum(not NAME.search(line) for line in found) > len(found) / 3


def usual(kind):
    """The usual names of this kind, each once."""
    parts = re.split(r"^# (.+)\n", USUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return list(dict.fromkeys(dict(zip(parts[1::2], parts[2::2], strict=True))[kind].split()))


@pytest.mark.parametrize(
    ("kind", "sentence", "told"),
    [
        ("names", "it was {} from next door", "Usual first names: {} of {} found"),
        ("towns", "the office over in {} never rang us back", "Towns: {} of {} found"),
    ],
)
def test_of_what_is_usual_nearly_all_is_found(kind, sentence, told):
    found = 0
    for name in usual(kind):
        text = sentence.format(name)
        found += name in [text[one.start : one.end] for one in propose(text)]
    assert found > 0.95 * len(usual(kind))
    figures = " ".join(FIGURES.read_text(encoding="utf-8").split())
    assert told.format(found, len(usual(kind))) in figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sarah brown never rang", ["sarah brown"]),
        ("i told jack and harry", ["jack", "harry"]),
        ("mr day told the class and mrs. little laughed", ["day", "little"]),
        ("miss day was kind", ["day"]),
        ("i miss day trips and i read it", []),
        ("i told mark and then sue said no", ["mark", "sue"]),
        ("the mark was bad and you can sue or rob them", []),
        ("sarah read it", ["sarah"]),
        ("it began on 2024-05-3", ["2024-05-3"]),
        ("on boxing day and new year's eve", ["boxing day", "new year's eve"]),
        ("oh seven double oh nine, ring me", ["oh seven double oh nine"]),
        ("the milton keynes one and stoke-on-trent", ["milton keynes", "stoke-on-trent"]),
        ("we met in bath", ["bath"]),
        ("there is no point in reading it, a bath is better", []),
    ],
)
def test_what_stands_around_a_word_tells_whether_it_names(text, told):
    assert [text[one.start : one.end] for one in propose(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "dont like it tbh, wasnt my favourite",
        "they havent organised it, theyre paid to",
        "gonna tell my mam, she was well chuffed",
        "the programme was in the neighbour's colour",
    ],
)
def test_how_people_write_is_no_name(text):
    assert propose(text) == ()


@pytest.mark.parametrize(
    "text",
    ["dydy nhw ddim yn gwrando arnon ni o gwbl", "nie wiem co oni chcieli od nas wszystkich"],
)
def test_in_other_languages_not_every_word_is_proposed(text):
    assert propose(text) == ()


def test_the_list_is_read_only_when_it_is_needed():
    everyday_words._known.cache_clear()
    assert everyday_words.is_everyday("listened")
    assert everyday_words._known.cache_info().misses == 1
    assert not everyday_words.is_everyday("gurdeep")
    assert everyday_words._known.cache_info().misses == 1
