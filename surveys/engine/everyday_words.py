"""Which words are English, as people write them on phones: what is none may be a rare name.

The list of words is that of pyspellchecker, which is kept and comes with the package. It spells as
Americans do, and knows no slang: both are allowed for here.
"""

import re
from functools import cache

from spellchecker import SpellChecker

_CONTRACTED = re.compile(r".+(?:n't|'m|'re|'ve|'ll|'d)")
# The American spelling of what the English write: centre, colour, organise, travelled, paediatric.
_AMERICAN = (
    *(("tre", "ter"), ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("ae", "e")),
    *(("mme", "m"), ("ogue", "og"), ("ence", "ense"), ("lw", "llw"), ("lm", "llm"), ("oe", "e")),
)
_TOO = """
adhd ain aint alot app apps bc benefits bovvered bruv btw cafcass camhs catchup cheque cheques coz
cuppa cuz dat def defo deffo dem dis diwali dla dunno dwp ehcp eid email emails emailed every1 fave
gcse gcses gonna gotta gov gran grandad gurdwara hadda hafta halal haha hes heres hiya hmm hmrc
hubby idk imo innit kiddies kinda lemme lgbt loadsa lol lots lottery mam mardy mcdonalds minging
mins mosque msg msgs mum mums mummy nah nan nana nappies neet nhs nope nowt offsted ofsted omg
online onto ours outta owt pls plz pram probs prolly reet rly send sendco senco settee shes shoulda
smartphone sorta soz summat sumat sumthing suttin tbf tbh telly texted texting thats theres thru
tho thx til tiktok tryna tv ty umm uni ur vid vids wanna wasnt whatsapp whats wheres whos wid wifi
wiv woulda xbox xx xxx yay yea yeah yep youtube ur zoom
"""
# Of shorter words nearly all letters are a word to somebody; of shorter texts nothing is known.
_SHORTEST, _HALF = 3, 0.5


@cache
def _known() -> frozenset[str]:
    """Return every word that is known, read at the first use: it takes a quarter of a second."""
    listed = frozenset(SpellChecker(language="en"))
    short = {word.replace("'", "") for word in listed if _CONTRACTED.fullmatch(word)}
    return listed | short | frozenset(_TOO.split())


def is_everyday(word: str) -> bool:
    """Return whether a word is English, whatever its case and however it is spelled there."""
    plain = word.casefold().replace("’", "'")
    if len(plain) < _SHORTEST or plain in _known():
        return True
    return any(plain.replace(*other) in _known() for other in _AMERICAN if other[0] in plain)


def is_english(words: list[str]) -> bool:
    """Return whether more than half of the words are English, so that the others may be names."""
    long = [word for word in words if len(word) >= _SHORTEST]
    return sum(map(is_everyday, long)) > _HALF * len(long)
