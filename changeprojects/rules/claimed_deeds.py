"""Which words claim that something was done: what only a proof may say beside an answer.

It reads English, and only what is said plainly. What gives grounds claims nothing: that somebody
was asked, that something was tried, was found or could not be done.
"""

import re
from collections.abc import Iterable, Iterator

from changeprojects.alike import plain

# What the short marks of “we’ve” and “didn’t” look like, whoever types them.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4\u02bc\u2032\uff07`", "'"))
_SENTENCE = re.compile(r"[.;:!?\u2026]+")
_LINE = re.compile(r"[\n\r\u2028\u2029]+")
# What stands between words and parts no sentence.
_PAUSE = re.compile(r"\s*(?:[\u2014\u2013()\[\]\u201c\u201d\"]+|\s-+\s)\s*")
# “We, the project team, did it.”
_ASIDE = re.compile(r"(?<=\bwe),[^,]{1,40},")

_TEAM = (
    "teams?|projects?|programme|agency|agencies|councils?|trust|partners?|services?|sites?|staff|"
    "workers?|managers?|leaders?"
)
_OWN = rf"we|i|all of us|both of us|(?:the|our|all|every|each|both) (?:[\w'-]+ ){{0,2}}?(?:{_TEAM})"
# Said between a subject and its verb, without making another thing of it.
_ADVERB = (
    r"already|also|all|both|now|since|then|just|even|indeed|at once|at last|really|therefore|long|"
    r"long ago|long since|ourselves|meanwhile|instead|of course|in fact|soon|later|again|\w+ly|"
    r"in \w+(?: \d{4})?"
)
_BETWEEN = rf"(?:,? ?(?:{_ADVERB}),? )*"

# What is done when what was asked for is done. What others do to money and time gives grounds.
_WHOEVER = (
    "made|added|changed|trained|retrained|introduced|created|built|rebuilt|hired|employed|provided|"
    "appointed|shortened|removed|replaced|improved|fixed|repaired|mended|updated|published|paid|"
    "produced|developed|delivered|implemented|completed|finished|carried out|solved|sorted|opened|"
    "resolved|dealt with|arranged|organised|organized|installed|extended|simplified|translated|"
    "redesigned|redrafted|revised|reworded|rolled out|brought in|corrected|achieved|fulfilled|"
    "set up|put in|put into|put right|put up|established|adopted|launched|included|inserted|"
    "put (?:it|this|that|them|things) right|"
    "taught|abolished|scrapped|started|acted on|acted upon|handed out|sent out"
)
_PAST = (
    rf"{_WHOEVER}|took (?:[\w'-]+ ){{0,5}}out|wrote|rewrote|began|bought|printed|gave|acted|"
    "doubled|reduced|increased|ended|stopped|moved|cut|widened|founded|adapted|ensured|enabled|equipped|"
    "supplied|issued|released|recruited|expanded|reformed|restored|drew up|drafted|dropped|funded|"
    "financed|honoured|succeeded|went through with|kept our (?:promise|word)"
)
_PASSIVE = (
    f"{_WHOEVER}|done|written|rewritten|taken out|taken care of|drawn up|put in place|seen to|"
    "begun|bought|given|met"
)
_PARTICIPLE = f"{_PASSIVE}|{_PAST}|gone through with|come true"
# After “did”: nothing was done, or grounds were looked for.
_NO_DEED = (
    "not|n't|nothing|no|none|neither|never|little|too little|ask|try|look|consider|think|hear|test|"
    "want|talk|speak|check|weigh|read|listen|discuss|hope|plan|promise|say|see|know|find|agree|"
    "expect|need|have|apply|offer|our best"
)
# What is made or stopped and is nothing that was asked for.
_UNLESS = (
    r"(?! (?:(?:the |a |an |this |that |our |your |no |some |many |every )?(?:\w+ )?"
    r"(?:decisions?|choices?|mistakes?|promises?|attempts?|points?|requests?|offers?|complaints?|"
    r"cases?|objections?|efforts?|enquir(?:y|ies)|pilots?|projects?|surveys?|money|budgets?)|"
    r"sure|it clear|clear|use|sense|do|no|nothing|none|nobody|up our minds?)\b)"
)
# Who else does something; what they did gives grounds.
_OTHERS = (
    r"(?:laws?|acts?|courts?|judges?|government|ministry|parliament|regulator|budgets?|money|"
    r"funding|prices?|costs?|people|parents|famil(?:y|ies)|children|carers|you|whoever|who|"
    r"somebody|someone|decisions?|choices?|mistakes?|promises?|attempts?|points?|requests?|"
    r"offers?|complaints?|objections?|answers?)"
)
_NEGATED = (
    r"(?:nobody|no one|nothing|none(?: of [\w']+(?: [\w']+)?)?|neither|what|few|little|less|"
    r"(?:(?<![\w'] )|(?<=and )|(?<=but )|(?<=that )|(?<=because ))no (?:[\w'-]+ ){0,2}[\w'-]+|"
    r"not (?:all|everything|every|everybody|enough|much|yet)(?: [\w'-]+)?)"
)
# Before words that claim nothing: nobody did, or it is yet to be done.
_CLAIMS_NOTHING = re.compile(
    rf"(?:\b{_NEGATED}|\b{_OTHERS}|\bwhen (?:it|this|that|they|all|everything)|"
    r"\b(?:once|until|till|unless|if|whether|as soon as) (?:[\w'-]+ ){0,3}[\w'-]+|"
    r"\b(?:could|would|should|may|might|must|will|shall|to|can|cannot|not|never|n't)) ?$"
)
_DAY = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"last|then|this|the (?:spring|summer|autumn|winter|beginning|end)|\d{1,4})\b"
)
# What may be told of now, or of since a day.
_GROUNDS = (
    r"(?:(?:have |had )?(?:known?|knew|ask|asked|try|tried|tested|wait|waited|hear|heard|said?|say|"
    r"see|saw|seen|think|thought|believe|had|hoped?|promised?|looked?|could|been|need|needed|told|"
    r"spoke|talked|considered|decided|agreed|plan|planned|want|expect|understand|intend|mean)|"
    r"have (?:no|less|too|to|not)|too|no|less|must|do not|don't|did not|didn't|cannot|can|are|"
    r"were|will|would|not|never)\b"
)
_EVERYTHING = re.compile(
    r"\b(?:everything|each thing|every thing|every wish|all (?:of (?:it|this|that|them|these)|that|"
    r"this|these|the things|your wishes|you (?:said|asked|wanted)|what you)|it all)\b"
)
_HAVE = "(?:have|has|had)"
# With these a name begins that is more than one word.
_NO_NAMES = ("a", "an", "the", "our", "each", "every", "this", "that", "some", "all")
# Some words in a row of which none says no.
_SOME = r"(?:(?!not\b|never\b)[\w',-]+ )"


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
    ours = _rules_for("|".join([_OWN, *map(re.escape, _names(doers))]))
    for sentence in _sentences(text.translate(_APOSTROPHES)):
        said = _ASIDE.sub("", re.sub(r"\s+", " ", plain(sentence)).strip())
        said = said.replace(" not only", "").replace("not only ", "")
        for rule in ours:
            yield from ((found[0].strip(" ,"), said) for found in rule.finditer(said))
        for found in (found for rule in _ANYBODY for found in rule.finditer(said)):
            if not _CLAIMS_NOTHING.search(said[: found.start()]):
                yield found[0].strip(" ,"), said


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences, where a line is one, and where it is none."""
    paused = _PAUSE.sub(", ", text)
    yield from _SENTENCE.split(_LINE.sub(" ", paused))
    if _LINE.search(paused):
        yield from (one for line in _LINE.split(paused) for one in _SENTENCE.split(line))


def _names(doers: Iterable[str]) -> Iterator[str]:
    """Yield each name as it is said, whole and by its first word, if that is one of its own."""
    for doer in doers:
        words = plain(doer.split(",")[0]).split()
        if not words:
            continue
        yield " ".join(words)
        if words[0] not in _NO_NAMES:
            yield words[0]


def _rules_for(who: str) -> list[re.Pattern[str]]:
    """Return what is claimed of those who answer, who are named as in `who`."""
    # Whoever does it, not whoever it is done with: “parents on the team wrote it”.
    with_them = "".join(rf"(?<!\b{word} )" for word in ("on", "in", "to", "by", "for", "with"))
    subject = rf"(?<![\w'-]){with_them}(?:{who})"
    return [re.compile(one) for one in (*_done_by(subject), *_doing(subject))]


def _done_by(subject: str) -> list[str]:
    no_condition = "".join(
        rf"(?<!\b{word} )" for word in ("if", "whether", "unless", "until", "once", "till")
    )
    excused, have = f"{no_condition}{subject}", rf"(?:'ve|'s|'d| {_BETWEEN}{_HAVE})"
    return [
        # We made, we did it, we have changed, we've added.
        rf"{excused} {_BETWEEN}(?:{_PAST})\b{_UNLESS}",
        rf"{excused} {_BETWEEN}did(?![\w'])(?! {_BETWEEN}(?:{_NO_DEED})\b)",
        rf"(?<!\bwhen )(?<!as soon as ){excused}{have} {_BETWEEN}(?:been |had )?"
        rf"(?:{_PARTICIPLE})\b{_UNLESS}",
        # We are done, we have it done, we got it done.
        rf"{excused}(?:'re| (?:are|is|am|were|was)) {_BETWEEN}(?:done|finished) ?(?:$|,|with)",
        rf"{subject} {_BETWEEN}(?:{_HAVE}|got) {_SOME}{{1,4}}(?:done|in place)\b",
        # We asked and changed; we could not do it, but made. Not: we have not asked and changed.
        rf"{subject}(?:'ve|'d)? (?!{_HAVE} (?:not|never))(?:[\w',-]+ ){{1,12}}?"
        rf"(?:and|but|then|so)(?: we)?(?: have)? {_BETWEEN}(?:did (?:it|this|that|so)|"
        rf"(?!cut\b|put\b|set\b)(?:{_PAST}))\b{_UNLESS}",
    ]


def _doing(subject: str) -> list[str]:
    have = rf"(?:'ve|'s|'d| {_BETWEEN}{_HAVE})"
    return [
        # We already do it, we now pay, now we pay.
        rf"(?:{subject} (?:(?:do|does|are|is|have|has) )?(?:now|already)|"
        rf"\b(?:now|already) {subject}) (?!{_GROUNDS})",
        # We have been paying for it; since May we pay it; we offer it since May.
        rf"{subject}{have} {_BETWEEN}been (?!asking|trying|looking|waiting|thinking|talking|"
        r"working|hoping|hearing|considering|planning|being|saying|reading)\w+ing\b",
        rf"\bsince {_DAY},? (?:\w+ )?{subject} (?!{_GROUNDS})",
        rf"{subject} (?!{_GROUNDS}){_SOME}{{1,8}}since {_DAY}",
    ]


_IS = "(?:\\b(?:is|are)|'s|'re)"
_ANYBODY = [
    re.compile(one)
    for one in (
        # It was done, it has been changed, they were trained.
        rf"(?:\b{_HAVE}|'ve|'s) {_BETWEEN}been {_BETWEEN}(?:{_PASSIVE})\b{_UNLESS}",
        rf"\b(?:was|were|got) {_BETWEEN}(?:{_PASSIVE})\b{_UNLESS}",
        # Others have done it: the perfect alone, for the past tells of grounds.
        rf"\b{_HAVE} {_BETWEEN}(?:{_PASSIVE})\b{_UNLESS}",
        # It is done, this is in place, it is now shorter.
        rf"{_IS} {_BETWEEN}(?:done|finished|completed?|in place|up and running|in use|in force)"
        r"(?: (?:now|already|since|in|everywhere)\b| ?$|,)",
        rf"{_IS} (?:now|already) (?:fully |partly |all )?(?:{_PASSIVE}|there|here|so|in \w+|being|"
        r"part of|available|shorter|longer|possible)\b",
        rf"\balready (?:been )?(?:{_PARTICIPLE})\b",
        r"\b(?:it|this|that|these|they|those) already \w+",
        r"\b(?:do|does|did) (?:it|so|this|that|these) (?:\w+ )?(?:now|already)\b",
        r"\b(?:now|already) (?:do|does|did) (?:it|so|this|that|these)\b",
        # There is a new page, there is one page now.
        r"\bthere (?:is|are) (?:now |already )?(?:\w+ )?new\b",
        r"\bthere (?:is|are) (?:now|already)\b(?! (?:no|not|nothing|less)\b)",
        r"\bthere (?:is|are) (?!no\b|not\b|nothing\b|less\b)(?:[\w'-]+ ){1,5}(?:now|already)\b",
        rf"\b(?:it|this|that|these|they|all of it|trainings?|workshops?|courses?) (?:{_HAVE} )?"
        rf"{_BETWEEN}(?:took place|taken place|happened|came about|come about|came true)\b",
        # Done. Done in May. All done.
        rf"^ ?{_BETWEEN}(?:all |both |it's |and |but |so |yes,? )?(?:done|completed|implemented|"
        r"finished|achieved|delivered|fixed|mended|sorted|solved)(?: ?$|,| (?:in|on|by|since|last|"
        r"this|that|already|now|and|as|before|everywhere|for|with|at)\b)",
    )
]
