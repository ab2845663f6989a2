"""Which words claim a deed where it is told how people were asked, and not what came of it.

That we wrote the questions and had them translated is said there rightly. A clause that claims a
deed has to say that it is about asking; and none says that what was asked for was done.
"""

import re

from changeprojects.alike import plain
from changeprojects.rules.claimed_deeds import claimed_deed, claims_everything

_SENTENCE = re.compile(r"[.;:!?\u2026\n\r\u2028\u2029]+")
_CLAUSE = re.compile(r"[,()\u2014\u2013]|\b(?:and|but|because|so that|although|while|then)\b")
# What is made, written or paid so that people can say something, and so that it is read.
_OF_ASKING = re.compile(
    r"\b(?:questions?|questionnaires?|surveys?|answer(?:s|ed|ing)?|repl(?:y|ies)|asked|asking|"
    r"cards?|themes?|codes?|coded|coding|coders?|interview\w*|conversations?|paper|tablets?|"
    r"easy read|welsh|urdu|screen(?:ed|er|ers|ing)|readers?|consent|invitations?|invited|"
    r"reminders?|definitions?|belongs?|take part|took part|taking part|(?:for|of) their time|"
    r"(?:their|our|your) (?:own )?words|read (?:it|them|this|these|those|each|again|what)|"
    r"(?:you|they|people|parents|was|were) (?:wrote|write|written|said|say|told)|this page)\b"
)
# Nothing that speaks of what was asked for is only about asking.
_ANSWERS = re.compile(
    r"\b(?:we|i) (?:(?:have|had|all|both|really|just|now|then|already) )*(?:did|done) "
    r"(?:it|this|that|these|those|all|everything|each|every|so|as|what|both)\b"
    r"|\b(?:as|what|everything|all|all that|because|that|which) (?:you|they|people|parents|"
    r"famil(?:y|ies)|young people|children|carers) (?:have |had |all )?(?:asked(?! about\b)|"
    r"wanted|wished|suggested|requested|recommended|needed)\b"
    r"|\b(?:as|because|like) you (?:said|told|wrote|say)\b|\byou asked for\b"
    r"|\b(?:(?:was|were|been) asked for|as asked|as promised|in answer to|thanks to|because of "
    r"(?:you|your|what|it|this|that)|your wish(?:es)?|recommend\w*|every wish|each wish)\b"
)


def claimed_beside_asking(text: str) -> str:
    """Return the first words that claim a deed which is none of asking people, or nothing."""
    return next(filter(None, map(_in_sentence, _SENTENCE.split(text))), "")


def claims_everything_beside_asking(text: str) -> str:
    """Return the first such words of a sentence that speaks of everything, or nothing."""
    everything = filter(claims_everything, _SENTENCE.split(text))
    return next(filter(None, map(_in_sentence, everything)), "")


def _in_sentence(said: str) -> str:
    """Return what a sentence claims, unless each clause that claims something tells of asking.

    A clause may go on with what “we” of an earlier one did: “we read it and trained the workers”.
    """
    claimed = claimed_deed(said)
    if not claimed or _ANSWERS.search(plain(said)):
        return claimed
    for clause in _CLAUSE.split(said):
        if not _OF_ASKING.search(plain(clause)):
            found = claimed_deed(clause) or (claimed_deed(f"we {clause}") and clause)
            if words := " ".join(found.split()):
                return words
    return ""
