"""Which words claim that something was done: what only a proof may say beside an answer.

It reads English, and only what is said plainly, one clause after the other. What gives grounds
claims nothing: that somebody was asked, that something was tried, was found or could not be done.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from changeprojects.alike import plain

# What a rule means by a word in <these>: one of the words here, or of those of another name.
_WORDS = {
    # Whose deeds are looked at, beside the names of those who answer.
    "we": r"we, i, all of us, both of us, (?:the|our|all|every|each|both) (?:[\w'-]+ ){0,2}?<team>",
    "team": "teams?, projects?, programme, agency, agencies, councils?, trust, partners?, "
    "services?, sites?, staff, workers?, managers?, leaders?",
    # Said between a subject and its verb, without making another thing of it.
    "adverb": "already, also, all, both, now, since, then, just, even, indeed, at once, at last, "
    "really, therefore, long ago, long since, long, ourselves, meanwhile, instead, of course, "
    r"in fact, soon, later, again, \w+ly, in \w+(?: \d{4})?",
    "have": "'ve, 's, 'd, (?: <adverb>)(?:have|has|had)",
    # Done when what was asked for is done, whoever does it.
    "changed": "made, added, changed, trained, retrained, introduced, created, built, rebuilt, "
    "hired, employed, provided, appointed, shortened, removed, replaced, improved, fixed, "
    "repaired, mended, updated, published, paid, produced, developed, delivered, implemented, "
    "completed, finished, carried out, solved, sorted, opened, resolved, dealt with, arranged, "
    "organi[sz]ed, installed, extended, simplified, translated, redesigned, redrafted, revised, "
    "reworded, rolled (?:it )?out, brought in, corrected, achieved, fulfilled, set up, put, "
    "established, adopted, launched, included, inserted, taught, abolished, scrapped, started, "
    "acted on, acted upon, handed out, sent out, printed, bought, "
    "addressed, incorporated, integrated, embedded, amended, altered, adjusted, modified, "
    "clarified, rephrased, reorgani[sz]ed, restructured, renewed",
    "written": "done, written, rewritten, taken out, taken care of, drawn up, seen to, begun, "
    "given, met",
    # Only where it is said to be ours, or to be done by now: others did it to money and time.
    "cut": "cut, dropped, moved, ended, stopped, doubled, reduced, widened, thrown away",
    "wrote": "<cut>, wrote, rewrote, began, gave, acted, increased, founded, adapted, ensured, "
    "enabled, equipped, supplied, issued, released, recruited, expanded, reformed, restored, drew "
    "up, drafted, funded, financed, honoured, succeeded, threw, withdrew, got rid of, went through "
    "with, went on, kept our (?:promise|word), sent, brought, "
    r"took (?:[\w'-]+ ){0,5}out, got (?:[\w'-]+ ){1,4}<changed>",
    "finished": "done, completed?, implemented, finished, achieved, delivered, fixed, mended, "
    "sorted, solved, in place",
    # What gives grounds, for nothing came of it yet: at any time, or once it is over.
    "think": "wait(?:s|ed|ing)?, hears?, heard, hearing, say, said, saying, tells?, told, think, "
    "thought, thinking, believed?, hop(?:e|ed|ing), promised?, decided?, agreed?, "
    "plan, planned, planning, wants?, wanted, expect(?:s|ed)?, understand, understood, "
    "intend(?:ed)?, mean, meant, needs?, needed, know, knows, knew, known, asks? for, costs?, "
    "being, working",
    "asked": "<think>, asked, asking, tried, trying, tested, testing, considered, considering, "
    "discussed, looked, looking, listened, checked, weighed, spoken, spoke, talked, talking, "
    "applied, offered, received, noticed, failed, missed, refused, declined, rejected, argued, "
    "apologi[sz]ed, counted, compared, wondered, explained, invited, reported, worked, reading, "
    "reali[sz]ed, concluded, noted, reviewed, proposed, suggested, studied, used, liked, lacked, "
    "learned, closed",
    "ask": "<think>, ask, try, test, consider, discuss, look, listen, check, weigh, speak, talk, "
    "apply for, read, find, see, our best",
    "not": "not, never, nobody, no one, nothing, none, neither, (?<!a )few, fewer, "
    "(?<!a )little, less, no(?! longer| doubt)",
    "will": "could, would, should, might, must, will, shall, cannot, if, whether, unless, until, "
    "till, once, when, as soon as, others?, elsewhere",
    # Who else does something, and what is made or paid and is nothing that was asked for.
    "people": "judges?, government, ministry, parliament, regulator, people, parents, "
    "famil(?:y|ies), children, carers, you, whoever, who, somebody, someone",
    "money": "money, funding, budgets?, prices?, costs?, laws?, acts?, courts?, decisions?, "
    "choices?, mistakes?, promises?, attempts?, points?, requests?, offers?, complaints?, cases?, "
    "objections?, efforts?, enquir(?:y|ies), answers?",
    # What follows a verb and is no deed: a decision, use of something, no change.
    "object": r"(?! (?:(?:the|a|an|this|that|our|your|some|many|every) )?(?:\w+ )?"
    r"(?:<money>|pilots?|projects?|surveys?|it clear|clear|use|sense|do|no|nothing|none|nobody|"
    r"without|off|up our minds?)\b)",
    "day": "january, february, march, april, may, june, july, august, september, october, "
    "november, december, last, then, this, (?:the )?(?:spring|summer|autumn|winter|beginning|"
    r"end), \d{1,4}",
    "now": "already, (?<!until )(?<!till )(?<!by )(?<!for )(?<!to )(?<!right )now, "
    "(?<!can )no longer, (?:since|as of|as from) <day>",
}
# How the words of a name stand together, if not as one of them. “We” is whoever does it, not
# whoever it is done with: parents on the team wrote it.
_WITH_THEM = "".join(rf"(?<!\b{one} )" for one in ("on", "in", "to", "by", "for", "with"))
_AROUND = {
    "we": rf"(?<![\w'-]){_WITH_THEM}(?:{{}})(?![\w-])",
    # What was read as one of them is not tried as another: else many in a row take for ever.
    "adverb": "(?:(?>{}) )*",
}
# What is looked for in each clause, unless something before it there denies it.
_RULES = (
    # We changed the form, we wrote a page: any verb but those that give grounds.
    r"<we> <adverb>(?!<asked>\b)(?:<changed>|<wrote>|\w+[^e]ed)\b<object>",
    # We did it. We did what you asked.
    r"<we> <adverb>did(?![\w'])(?! <adverb>(?:<not>|<ask>|too)\b)",
    # We have sent the letters: any verb but those that give grounds.
    r"<we><have> <adverb>(?:been |had )?(?!<asked>\b)(?:<changed>|<wrote>|<written>|gone through|"
    r"\w+[^e]ed)\b<object>",
    # We have been paying for it.
    r"<we><have> <adverb>been (?!<asked>\b)\w+ing\b",
    # We are done. We have it done.
    r"<we>(?:'re|'m| (?:are|am|is|were|was)) <adverb>(?:done|finished|trained)(?=$| with)",
    r"<we>(?:<have>|'ve got| got) (?:(?!<not>\b)[\w'-]+ ){1,4}?(?:done|in place)\b",
    # It was done, they were trained, it has been cut.
    r"\b(?:was|were|got) <adverb>(?:<changed>|<written>)\b<object>",
    r"<have> <adverb>been <adverb>(?:<changed>|<written>|<cut>|found)\b<object>",
    # Two offices have changed it. What people and courts have done gives grounds.
    r"\b(?!(?:<people>|<money>|<not>|<will>|to|may|can)\b)[\w'-]+ (?:have|has|had) "
    r"<adverb>(?:<changed>|<written>)\b<object>",
    # It is done, it is in place.
    r"(?:\b(?:is|are)|'s|'re) <adverb>(?:<finished>|up and running|in use|in force|live|gone)"
    r"(?= (?:in|everywhere)\b|$)",
    # Done. All done. Already in place. Done in May.
    r"^<adverb>(?:all |both |job |it's |so |yes )?<finished>"
    r"(?=$| (?:in|on|by|last|this|that|as|before|everywhere|for|with|at)\b)",
    # The training took place. The changes went live.
    r"\b(?:it|this|that|these|they|all of it|trainings?|workshops?|courses?|changes?)(?:<have>)? "
    r"<adverb>(?:took place|taken place|happened|came about|come about|came true|come true|went "
    r"live|gone live|took effect|(?:came|come) into (?:effect|force))",
    # Yes, we have. It has, indeed.
    r"^(?:<we>|it|this|they)<have>(?: indeed)?$",
    # There is a new page.
    r"\bthere (?:is|are) (?!<not>\b)(?:[\w'-]+ )?new\b",
    # Parents see it now, it is in use since May: in a clause that gives no grounds.
    r"^(?=\S+ )(?!.*(?:\b(?:<not>|<will>|<asked>|<money>|what|how|too|have to|has to)\b|n't))"
    r"(?=.*\b<now>\b).+",
)
_DENIED = r"\b(?:<not>|<will>)\b|n't|\b(?:<money>|what|to|may|can|who)$"
# We asked them and changed it. Not: we have not asked them and changed it.
_GOES_ON = r"<adverb>(?!put\b|cut\b|set\b)(?:<changed>|<wrote>|did (?:it|this|that|so))\b"
_HAVE_NOT = re.compile(r"(?:'ve|have|has|had)(?: not| never|n't)\b")
_EVERYTHING = re.compile(
    r"\b(?:everything|each thing|every thing|every wish|all (?:of (?:it|this|that|them|these)|that|"
    r"this|these|the things|your wishes|you (?:said|asked|wanted)|what you)|it all)\b"
)
# What the short marks of “we’ve” and “didn’t” look like, whoever types them.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4\u02bc\u2032\uff07`", "'"))
_SENTENCE = re.compile(r"[.;:!?\u2026]+")
_LINE = re.compile(r"[\n\r\u2028\u2029]+")
# What stands between words and parts no sentence.
# What marks letters, or stands where a space belongs: “*We* did it”, “we-did-it”.
_MARKS = re.compile(r"</?\w{1,10}>|[*_/\\|~]+|(?<=\bwe)-(?=did\b)|(?<=\bdid)-(?=it\b)", re.I)
_SPACES = re.compile(r"\s+")
_PAUSE = re.compile(r"\s*(?:[\u2014\u2013()\[\]\u201c\u201d\"]+|\s-+\s)\s*")
_CLAUSE = re.compile(
    r",(?! (?:since|as of)\b)| (?:and(?! running)|but|because|that|though|although|while)\b"
)
# “We, the project team, did it.”
_ASIDE = re.compile(r"(?<=\bwe),[^,]{1,40},")
_SINCE = re.compile(r"^((?:since|as of|as from|now|already)\b[^,]{0,20}),")
# With these a name begins that is more than one word.
_NO_NAMES = ("a", "an", "the", "our", "each", "every", "this", "that", "some", "all")


def claimed_deed(text: str, doers: Iterable[str] = ()) -> str:
    """Return the first words of `text` that claim that something was done, or nothing.

    `doers` are further names of whoever answers, beside “we” and “the team”.
    """
    return _as_typed(next(_claims(text, doers), ("", ""))[0], text)


def claims_everything(text: str) -> str:
    """Return the first words that claim a deed in a sentence that speaks of everything."""
    found = (words for words, said in _claims(text, ()) if _EVERYTHING.search(said))
    return _as_typed(next(found, ""), text)


def deed_of_ours(text: str) -> str:
    """Return the first words that claim a deed by “we” or “I”, where others may have done one."""
    found = (words for words, _ in _claims(text, ()) if re.match(r"(?:we|i)\b", words))
    return _as_typed(next(found, ""), text)


def _as_typed(words: str, text: str) -> str:
    """Return the words as they stand in the text, where nothing stands between them there."""
    typed = re.search(r"\W+".join(map(re.escape, words.split())), text, re.IGNORECASE)
    return " ".join(typed[0].split()) if typed else words


def _claims(text: str, doers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of each claim, and the sentence in which it stands."""
    names = "|".join(re.sub(r"(\W)", r"\\\1", name) for name in _names(doers))
    words = _MARKS.sub(" ", text.translate(_APOSTROPHES))
    for sentence in _sentences(_SPACES.sub(_one_space, words)):
        said = _ASIDE.sub("", re.sub(r"\s+", " ", plain(sentence)).strip())
        said = said.replace(" not only", "").replace("not only ", "")
        for clause in _clauses(said, names):
            yield from ((words, said) for words in _claimed_in(clause, names))


def _claimed_in(clause: str, names: str) -> Iterator[str]:
    """Yield what each rule finds in a clause where nothing before it denies it."""
    for rule in _RULES:
        for found in _meant(rule, names if "<we>" in rule else "").finditer(clause):
            if not _meant(_DENIED).search(clause[: found.start()].strip()):
                yield found[0].strip()


def _one_space(found: re.Match[str]) -> str:
    """Return what stands for many spaces: a new line, if there is one among them."""
    return "\n" if _LINE.search(found[0]) else " "


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences, where a line is one, and where it is none."""
    paused = _PAUSE.sub(", ", text)
    yield from _SENTENCE.split(_LINE.sub(" ", paused))
    if _LINE.search(paused):
        yield from (one for line in _LINE.split(paused) for one in _SENTENCE.split(line))


def _clauses(said: str, names: str) -> Iterator[str]:
    """Yield the clauses of a sentence, with “we” where it goes on to tell what we did."""
    is_ours = False
    for clause in map(str.strip, _CLAUSE.split(_SINCE.sub(r"\1", said))):
        yield f"we {clause}" if is_ours and _meant(_GOES_ON).match(clause) else clause
        if _meant("<we>", names).search(clause):
            is_ours = not _HAVE_NOT.search(clause)


def _names(doers: Iterable[str]) -> Iterator[str]:
    """Yield each name as it is said, whole and by its first word, if that is one of its own."""
    for doer in doers:
        words = plain(doer.split(",")[0]).split()
        if not words:
            continue
        yield " ".join(words)
        if words[0] not in _NO_NAMES:
            yield words[0]


@lru_cache(maxsize=500)
def _meant(rule: str, names: str = "") -> re.Pattern[str]:
    """Return what a rule looks for, with the names of those who answer as further “we”."""

    def meaning(found: re.Match[str]) -> str:
        name = found[1]
        words = [*_WORDS[name].split(", "), *([names] if name == "we" and names else [])]
        return _AROUND.get(name, "(?:{})").format("|".join(words))

    while (meant := re.sub(r"<([a-z]+)>", meaning, rule)) != rule:
        rule = meant
    return re.compile(rule)
