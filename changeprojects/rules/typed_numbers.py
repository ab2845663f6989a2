"""Which words tell exactly how many people answered, or said something.

Such numbers come from a released table alone, rounded and with few of them hidden. It reads
English, and only what is said plainly. What is rounded, a bound, a share, and a number of
anything but people says nothing that such a table hides.
"""

import re
from functools import lru_cache

from changeprojects.alike import BETWEEN, plain

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_ONES += " sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = dict(zip(_ONES.split(), range(1, 20), strict=True))
_VALUES |= dict(zip(_TENS.split(), range(20, 100, 10), strict=True))
_VALUES |= {"couple": 2, "dozen": 12, "half": -6, "single": 1, "lone": 1}
_TENS, _ONES = _TENS.replace(" ", "|"), _ONES.replace(" ", "|")
_HUNDREDS = r"\b(?:a|one|two|three|four|five) hundred\b"
_ALONE = r"on paper|with help|alone"
# What a rule means by a word in <these>.
_WORDS = {
    "number": rf"(?<![\w{BETWEEN}.])(?!(?:19|20)\d\d\b)\d{{1,5}}(?![\w{BETWEEN}%]|\.\d)|"
    rf"(?:{_HUNDREDS}(?: and)? )?\b(?:{_TENS})(?:[ -](?:{_ONES}))?\b|"
    rf"(?:{_HUNDREDS}(?: and)? )?(?<!\bno )(?<!\bany )(?<!\bevery )(?<!\beach )\b(?:{_ONES})\b|"
    rf"{_HUNDREDS}|\b(?:half )?a dozen\b|\ba couple of\b|\ba (?:single|lone)\b",
    "people": "people|persons?|parents?|carers?|mothers?|fathers?|mums?|dads?|grandparents?|"
    "famil(?:y|ies)|children|child|young adults?|adults?|boys?|girls?|women|woman|men|man|"
    "teenagers?|respondents?|participants?|(?:service )?users?|workers?|practitioners?|managers?|"
    "leaders?|volunteers?|residents?|patients?|tenants?|members?|pupils?|students?|siblings?|"
    "brothers?|sisters?|others?|in (?:the|this|our|that) (?:group|survey)|of (?:you|us|them|"
    "those|these|the (?:people|parents|carers|workers|children|young people|families|fathers|"
    "mothers))",
    "kind": "other|more|further|young|younger|older|old|social|foster|different|single|disabled|"
    "deaf|local|new|male|female|black|asian|white|only|written|full|complete",
    "felt": "hurt|harmed|happy|unhappy|angry|afraid|scared|frightened|upset|content|satisfied|"
    "dissatisfied|pleased|glad|worried|anxious|ashamed|confused|blamed|believed|ignored|sad|"
    "disappointed|excluded",
    "said": "answers?|answered|says?|said|tells?|told|writes?|wrote|chooses?|chose|ticks?|ticked|"
    "replied|responded|agrees?|agreed|disagrees?|disagreed|mentioned|picked|feels?|felt|thinks?|"
    "thought|wants?|wanted|wished|asked|reports?|reported|filled|completed|described|complained|"
    "finds|found|likes?|liked|disliked|skipped|left (?:the|it|out|that|blank|empty)|prefers?|"
    "preferred|voted|refused|sent|takes? part|took (?:part|it|their|the time)|withdrew|contested|"
    "came back|returned|speaks?|spoke|raised|gave|"
    "(?:ha[ds]|have) (?:said|told|answered|written|chosen)|"
    r"(?:was|were|is|are|felt|been) (?:very |so |too |not )?(?:<felt>)|(?:(?:had|have) )?never "
    r"\w+|would (?:have|like)|(?:did not|do not|did ?n't|do ?n't) (?:answer|say|want|like|agree|"
    "know)|could not|cannot|could ?n't",
    "adverb": "also|only|even|then|just|all|both|clearly|openly|already|first|really|still",
    # Who read, asked or decided is nobody who answered.
    "team": r"(?:on|in|of|from) (?:the|our|each|every|a|its) (?:\w+ )?(?:team|project|programme|"
    "board)",
    # What stands between people and what they said.
    "between": rf"{_ALONE}|,|who|that|which|at|in|with|by|from|of|under|the|a|an|and|all|help|"
    r"nearly|most|them|paper|site|phone|themselves|online|here|there|each|one|pilot|survey|urdu|"
    r"welsh|\w+shire|<kind>|<adverb>|<people>",
    # What is counted and is no people.
    "thing": "recommendations?|things?|sites?|places?|agencies|councils?|teams?|questions?|pages?|"
    "days?|weeks?|months?|years?|hours?|minutes?|meetings?|versions?|themes?|steps?|points?|"
    "wishes|parts?|pilots?|surveys?|projects?|groups?|offices?|services?|languages?|papers?|"
    "letters?|cases?|times|cards?|events?|rooms?|pounds?",
    "returned": "responses?|repl(?:y|ies)|respondents|participants|comments|answers?|forms came|"
    "forms were returned|questionnaires|filled forms",
}
# How a sentence goes on or ends after what was counted.
_ENDS = r"(?=$| ?[,;:)]| and\b)"
_RULES = (
    # 3 people said no. Three of you, on paper or with help, said no.
    r"<number> (?:<kind> ){0,2}<people>(?! <team>) ?(?:<between> ){0,6}?,? ?<said>\b",
    # Three said no: where a clause begins.
    r"(?:^|[,;:(] |\b(?:and|but|only|exactly|just|while|whereas|another|other|than|them|those|all) "
    r")(?!one (?:answer|thought|report)\b)<number> (?:<adverb> ){0,2}<said>\b",
    # Of them 19 were parents.
    r"<number> (?:were|are) (?:<kind> )?<people>\b",
    # 2 of 60, 2 out of the 60 who answered, 2/60 of you.
    r"<number> (?:out )?of (?:the |our |these |those |all )?(?:<kind> )?<number>"
    r"(?! (?:[\w'-]+ )?<thing>\b)(?=$| ?[,;:)]| (?:<kind> )?(?:<people>|<said>|who|that|whom|it|"
    r"<returned>)\b)",
    rf"(?<!at )(?<!by )(?<!from )(?<!until )(?<!on )(?<!and )\b\d+{BETWEEN}\d+ "
    r"(?:<kind> )?(?:<people>|<said>)\b",
    # It hurt 3 people. Answered by 12 parents. We heard from three of you.
    r"\b(?:from|(?:spoke|talked) (?:to|with)|interviewed|met(?: with)?|hurts?|harmed|upset|"
    r"hurting|(?:answered|said|told|chosen|ticked|wanted|skipped|"
    r"asked for|reported|contested|returned|filled in|completed) by) (?:only |exactly |just )?"
    rf"<number> (?:<kind> ){{0,2}}<people>(?! <team>)\b(?: who\b|{_ENDS}|(?= (?:{_ALONE})\b))",
    # 3 people on paper, and 57 alone.
    rf"<number> (?:<kind> ){{0,2}}(?:<people> )?(?:{_ALONE}){_ENDS}",
    # There were 12 parents.
    r"\bthere were <number> (?:<kind> ){0,2}<people>(?! <team>)\b",
    # There were 60 of you. 60 answers. The number of people who answered was 60. n = 60.
    r"<number> of you\b",
    r"(?!one (?:<kind> )?answer\b)<number> (?:<kind> ){0,2}<returned>\b"
    r"(?! (?:to(?! question)|possible|options?)\b)",
    # There were 3 who wrote. 9 of them had a plan.
    r"<number> who (?:<adverb> )?<said>\b",
    r"<number> of (?:them|us|those|these) (?:had|have|has)\b",
    r"\bnumber of (?:<kind> )?(?:<people>|<returned>)\b[^,;:]{0,40} (?:is|was) <number>",
    r"\b(?:base|total) (?:is|was|of) <number>(?! (?:[\w'-]+ )?<thing>\b)",
    r"\b<said>(?: on paper| with help| alone| yes| no)?(?: ?[:=] ?| were )<number>(?=$| ?[,;)])",
    r"\bn ?= ?<number>",
)
# What is rounded, or a bound; told in steps of five, as tables tell it.
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|approximately|close to|fewer than|less than|"
    r"more than|over|under|at least|at most|up to)(?: the)? $"
)
_STEP = 5
# One in five, and what is numbered: page 3, the 3rd of May, those of 13 to 17.
_NUMBERED = re.compile(
    r"\b(?:in|part|question|version|step|section|table|rec|site|number|article|level|band|aged|"
    r"year)[ -]$|\d to $"
)
# So are these, unless people follow: “in May 3 people said so”.
_DATED = re.compile(
    r"\b(?:page|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)[ -]$"
)
_SENTENCE = re.compile(r"[.!?\u2026]+(?=\W|$)|[\n\r\u2028\u2029]+")


def typed_number(text: str) -> str:
    """Return the first words that tell exactly how many people said something, or nothing."""
    for sentence in _SENTENCE.split(text):
        said = re.sub(r"(?<=\w),(?=\s)", " ,", plain(sentence))
        said = re.sub(r"\s+", " ", said).strip()
        for rule in _RULES:
            for found in _meant(rule).finditer(said):
                if not _is_no_count(said, found):
                    return found[0].strip(" ,;:()").replace(" ,", ",")
    return ""


def _is_no_count(said: str, found: re.Match[str]) -> bool:
    """Return whether the first number there is rounded, a bound, or one of something else."""
    number = _meant("<number>").search(said, found.start())
    if not number or number.start() >= found.end():
        return False
    before = said[: number.start()]
    is_rough = _ROUGHLY.search(before) and _value(number[0]) % _STEP == 0
    if is_rough or _NUMBERED.search(before):
        return True
    are_people = _meant("(?:<kind> ){0,2}<people>").match(said[number.end() :].lstrip())
    return bool(_DATED.search(before) and not are_people)


def _value(number: str) -> int:
    """Return how many a number in figures or words is; hundreds are left out of what is said."""
    if number.isdecimal():
        return int(number)
    words = re.split(r"[ -]", number.rpartition("hundred")[2])
    return sum(_VALUES.get(word, 0) for word in words)


@lru_cache(maxsize=100)
def _meant(rule: str) -> re.Pattern[str]:
    """Return what a rule looks for."""
    while (meant := re.sub(r"<([a-z]+)>", lambda found: f"(?:{_WORDS[found[1]]})", rule)) != rule:
        rule = meant
    return re.compile(rule)
