"""Codes are written by hand and typed by people who are tired."""

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.settings import base
from surveys.codes import ALPHABET, LOOK_ALIKES, is_whole, normalised, receipt_code
from surveys.encryption import derived_key
from surveys.withdrawal import withdraw_lookup

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_code_is_twelve_letters_of_the_alphabet_and_checks(key):
    code = receipt_code(key)
    assert len(code) == 12
    assert set(code) <= set(ALPHABET)
    assert is_whole(code)


@given(KEYS, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_any_one_wrong_letter_is_noticed(key, place, letter):
    code = receipt_code(key)
    wrong = code[:place] + letter + code[place + 1 :]
    assert is_whole(wrong) is (wrong == code)


@given(KEYS)
@settings(max_examples=50)
def test_two_neighbours_that_changed_places_are_noticed_nearly_always(key):
    code = receipt_code(key)
    swapped = [code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(11)]
    assert sum(one != code and is_whole(one) for one in swapped) <= 2


@pytest.mark.parametrize(
    "typed",
    [
        "{0} {1} {2}",
        "{0}-{1}-{2}",
        " {0}{1}{2}\n",
        "{0}. {1}, {2}",
        "{0}\u2003{1}_{2}",
    ],
)
def test_what_stands_between_the_letters_does_not_matter(typed):
    code = receipt_code(b"k" * 32)
    written = typed.format(code[:4], code[4:8], code[8:])
    assert normalised(written) == normalised(written.lower()) == code


def test_a_letter_of_no_code_is_taken_for_the_one_it_looks_like():
    seen = 0
    for number in range(40):
        code = receipt_code(bytes([number]) * 32)
        for stranger, meant in LOOK_ALIKES.items():
            for place, letter in enumerate(code):
                if letter in meant:
                    seen += 1
                    assert normalised(code[:place] + stranger + code[place + 1 :]) == code
    assert seen > 100


@given(st.text(max_size=200))
def test_anything_may_be_typed(text):
    assert set(normalised(text)) <= set(ALPHABET)
    assert len(normalised(text)) <= 24


def test_on_a_site_with_people_every_try_costs_sixteen_megabytes(settings):
    """Most other tests open codes at a smaller cost, and in the same way."""
    settings.CODE_COST = base.CODE_COST
    code = receipt_code(b"k" * 32)
    salt = derived_key("withdraw salt v1")
    slow = hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1)
    key = derived_key("withdraw lookup v1")
    assert withdraw_lookup(code) == hmac.digest(key, slow, hashlib.sha256).hex()
