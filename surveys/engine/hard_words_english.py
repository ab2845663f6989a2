"""Words in English that tell that it may be hard to answer a question, or to read a page."""

import re

_CHILD = r"(child|children|bab(y|ies)|kids?|sons?|daughters?|brothers?|sisters?)"
_NEAR = (
    rf"({_CHILD}|mum|mother|dad|father|partner|wife|husband|pregnancy|parents?|someone|somebody)"
)
# Answers are often said by who gives them: “He hit me”.
_YOU = r"(you|me|him|her|them|your\w*|my\w*)"
_WHOSE = r"(your|my|our|his|her|their|the|any of your)"
_YOUR = r"(your|my|our|his|her|their)"
# Who may hold something over somebody at home.
_PARTNER = r"((your|my|a|any) (ex[ -])?(partner|ex|husband|wife|boyfriend|girlfriend))"
_THEY = rf"(he|she|{_PARTNER})"
_ANYONE = (
    rf"({_THEY}|they|any(one|body)|some(one|body)|(your|my) (mum|dad|mother|father|parents|carer))"
)
_EVER = r"( (ever|always|sometimes|often))?"
_HIT = r"(hits?|hitting|slap\w*|punch\w*|kick\w*|beat\w*|chok\w*|strangl\w*)"
_WITHHOLDS = (
    r"(gives?|gave|lets?|allow(s|ed)?|makes?|made|keeps?|kept|takes?|took|hides?|hid|spends?|spent"
    r"|steals?|stole|checks?|controls?)( (you|me|your|my|of|from|all|any|the|own|have|ask|for|with"
    r"|some|enough))*"
)
_HURT = (
    r"abus\w+|violen\w+|rape\w*|raping|assault\w*|suicid\w*|self.harm\w*|harm(ed|ing|s)?|molest\w*"
    r"|hurt(s|ing)? (you|me|us|your\w*|my\w*|him|her|them|anyone|somebody|someone)"
    r"|kill\w*|die[ds]?|dying|dead"
    rf"|({_HIT}|burn\w*|shout\w* at|scream\w* at|touch\w*|forc\w+|follow\w*|watch\w*)"
    rf" {_YOU}(?! up\b)"
    r"|(push(ed|es|ing)?|shov\w+|grab\w*|drag(s|ged|ging)?|shook|spat at|(?<!a )bit|blam\w+)"
    rf" {_YOU}(?! hands?\b)"
    rf"|(push|grab|bite|shake|spit at|humiliate) {_YOU}(?! hands?\b)|humiliat\w+"
    r"|call(s|ed)? (you|me) names|(swore|swears?) at"
    # Without saying whom: “Did anyone hit, slap or kick?”, “Were you beaten?”
    rf"|{_HIT}( us\b|,? (and |or )?{_HIT})|{_ANYONE}{_EVER} {_HIT}(?= (out|and|or)\b|\W*$|[.?!])"
    rf"|(was|were|been|being|get|got|getting)( you| {_ANYONE}| {_YOUR} \w+)?{_EVER}"
    r" (hit|slapped|punched|kicked|beaten|choked|strangled|burn(t|ed)|bitten|shoved)"
    rf"|(br(oke|eaks?)|smash\w*|destroy\w*|thr(ew|ows?)) {_YOUR} (own )?"
    r"(things|phone|door|furniture|clothes|belongings)"
    rf"|{_ANYONE}{_EVER} (do|did|does|done) (things )?to (you|me|{_YOUR} child(ren)?)"
)
_HELD = (
    r"because of (him|her)(?=\W*$|[,.?!])|jealous\w*|walk(ing)? on eggshells|gaslight\w*|coerc\w+"
    rf"|ma(de|kes?|king) {_YOU} feel (small|stupid|guilty|worthless|crazy|mad)"
    rf"|(cut(s|ting)?|isolat\w+) {_YOU} (off )?from|put(s|ting)? (you|me) down(?! (as|for|on|in)\b)"
    rf"|{_THEY}{_EVER} (tells?|told|decides?|chooses?|controls?) (you |me )?(what|who|where)"
    r" (to|you|you (can|could|may)) (wear|do|see|go)"
    rf"|call(ed|ing)? the police|r[aiu]ng the police"
    # Money and papers in somebody else's hands.
    rf"|{_THEY}{_EVER} {_WITHHOLDS} (money|wages|pay|benefits|bank (cards?|account)|passport"
    rf"|(car |house )?keys)|{_PARTNER}{_EVER} {_WITHHOLDS} (phone|documents|papers|medicine|food"
    rf"|cards?)|to ask ({_YOU}|{_PARTNER}) for money|debts? in (your|my) name"
    rf"|money of (your|my) own|(show|give|keep) (him|her|{_PARTNER}) (your |the |my )?receipts"
    r"|afraid|scar(ed?|es|y|ing)|fear\w*|fright\w+|terrif\w+|threat\w*|intimidat\w*"
    r"|control(s|led|ling)? (you|me|what|who|your|my)|stalk\w*|traffick\w*|exploit\w*"
    r"|lock(ed|s|ing)? (you|me|him|her|them|your \w+) (in|up|out)"
    r"|(was|were|been|being) locked (in|up|out)|locked in an?|shut in an?"
    r"|(check|checks|checked|checking|went through|goes through|go through|track\w*|spy\w*|spied)"
    r" (on )?(your|my|her|his|their) (phone|mobile|messages|texts|e-?mails|location|bank|post)"
    r"|(does|did|has|have) (he|she|they|any\w+|some\w+|your \w+)( ever)? stop(ped)? you"
    r"|(your|my) fault|bully\w*|bullie[ds]|neglect\w*|groomed|grooming|weapons?|knife|knives"
)
_LOST = (
    r"death|grie[fv]\w*|bereave\w*|miscarr\w*|abort\w*|stillb\w+"
    rf"|(lost|lose|losing|loss of) (an? |{_WHOSE} )?(unborn )?{_NEAR}|(lost|lose|losing) custody"
    rf"|remov\w+ (of )?({_WHOSE} |an? )?{_CHILD}|{_CHILD} (was |were |been |being )*removed"
    rf"|(take|took|taking|taken) ({_WHOSE} |an? )?{_CHILD}"
    r" (away|from (you|me|us)|off (you|me|us)|into care)"
    rf"|{_CHILD} (was |were |been |being |ever )*taken (at birth|away|from (you|me|us)"
    r"|off (you|me|us)|into (foster )?care|by (social|the (council|court|state|authorit\w+)))"
    r"|(taken|went|go|gone|going|came|put|placed) into (foster )?care|taken away|adopted"
)
_DARK = (
    r"(end|ending|take|taking) (your|my|their|his|her)( own)? life|want(ed)? to live"
    r"|cut(ting)? (yourself|myself)|safe (at home|with|from)|unsafe|sexual\w*|ha(ving|ve|d) sex"
    r"|drugs?|alcohol|drunk|addict\w*|overdos\w*|arrest\w*|prison|depress\w*"
    r"|mental (health|illness)|panic|nightmares?|flashbacks?|hopeless|worthless|ashamed|trauma"
    r"|refuge"
)
_HARD = re.compile(rf"\b(({_HURT}|{_HELD}|{_LOST}|{_DARK})(?!\w))", re.IGNORECASE)
# Whoever looks at their own phone.
_ONES_OWN = re.compile(
    r"\byou (\w+ )?(check|track|go through) your (phone|mobile|messages|texts|e-?mails"
    r"|post|bank)\b",
    re.IGNORECASE,
)
# Who helps is named after what they help with: one answer of many, and no harm is asked of.
_SERVICES = re.compile(
    r"\b(an? |the )?(domestic|sexual|substance|drugs?|alcohol|mental|rape|bereavement|prison"
    r"|anti-bullying|suicide|trauma|refuge)( (abuse|violence|health|crisis|use|misuse|and|or|drugs?"
    r"|alcohol|prevention|support|outreach))* "
    r"(workers?|services?|teams?|advis[eo]rs?|advocates?|charit(y|ies)|cent(re|er)s?|helplines?"
    r"|clinics?|nurses?|staff|officers?|groups?|organi[sz]ations?|specialists?|professionals?)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
# Whoever reads that they need not tell of something is not asked for it. What stands after a comma
# or a “but” may ask all the same, and so may whatever does not speak of telling.
_NEED_NOT = re.compile(
    r"^\W*(you (do not|don[’']t) (have|need) to|you (need not|never have to)|there is no need to"
    r"|(nobody|no one|no-one) (has|needs) to) (say|tell|talk|speak|write|answer|describe|explain"
    r"|share|mention|name|give|remember|think|go into)\b.*?(?=[,;:–—]|\bbut\b|$)",
    re.IGNORECASE,
)


def sounds_hard(words: str) -> bool:
    """Say whether words in English tell that it may be hard to answer, or to read.

    A sentence that says that nobody has to tell of something asks for nothing.
    """
    asked = "\n".join(map(_without_need_not, _SENTENCES.split(words)))
    return bool(_HARD.search(_ONES_OWN.sub("", asked)))


def _without_need_not(sentence: str) -> str:
    return sentence if "?" in sentence else _NEED_NOT.sub("", sentence)


def without_services(words: str) -> str:
    """Return words without the names of services that help with what is hard."""
    return _SERVICES.sub("", words)
