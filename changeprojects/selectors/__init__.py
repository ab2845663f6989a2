"""Reads: each function answers one question."""

from changeprojects.clock import now, today
from changeprojects.public_names import public_path, reference
from changeprojects.rules.claimed_deeds import claimed_deed, claims_everything, deed_of_ours
from changeprojects.rules.real_words import names_somebody, says_something, says_the_same
from changeprojects.rules.told_of_asking import (
    claimed_beside_asking,
    claims_everything_beside_asking,
)
from changeprojects.rules.typed_numbers import typed_number
from changeprojects.selectors.changed_words import changed_words
from changeprojects.selectors.claimed import claimed_in, exact_number, is_proven, unshown
from changeprojects.selectors.proof import (
    ChangedPart,
    Proof,
    ProofKind,
    is_evidence,
    proof_json,
    proof_of,
    put_back,
)
from changeprojects.selectors.recommendations import recommendations_of

__all__ = [
    "ChangedPart",
    "Proof",
    "ProofKind",
    "changed_words",
    "claimed_beside_asking",
    "claimed_deed",
    "claimed_in",
    "claims_everything",
    "claims_everything_beside_asking",
    "deed_of_ours",
    "exact_number",
    "is_evidence",
    "is_proven",
    "names_somebody",
    "now",
    "proof_json",
    "proof_of",
    "public_path",
    "put_back",
    "recommendations_of",
    "reference",
    "says_something",
    "says_the_same",
    "today",
    "typed_number",
    "unshown",
]
