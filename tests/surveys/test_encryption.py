"""Texts are sealed, padded and bound to their place."""

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, transaction

from surveys.encryption import Unreadable, seal, unseal
from surveys.models import Answer
from surveys.seat import new_key
from tests.factories.surveys import SubmittedResponseFactory

KEY = new_key()


def stored(answer):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM surveys_answer WHERE id = %s", [answer.pk.hex])
        row = cursor.fetchone()
        if row is None:
            cursor.execute("SELECT text FROM surveys_answer WHERE id = %s", [str(answer.pk)])
            row = cursor.fetchone()
    return row[0]


@pytest.fixture
def answer(db):
    return SubmittedResponseFactory(answers={"easier": "My words."}).answers.get(key="easier")


@pytest.mark.parametrize("text", [b"", b"a", b"\0", b"x\0\0", b"a" * 63, b"a" * 64, b"\x01"])
def test_what_is_sealed_opens_unchanged(text):
    assert unseal(KEY, seal(KEY, text, "here"), "here") == text


def test_lengths_are_hidden_in_steps_of_64():
    assert len({len(seal(KEY, b"x" * n, "p")) for n in range(64)}) == 1


@pytest.mark.parametrize(
    "sealed", [b"", b"short", seal(KEY, b"x", "there")], ids=["empty", "short", "moved"]
)
def test_what_was_moved_or_broken_does_not_open(sealed):
    with pytest.raises(Unreadable):
        unseal(KEY, sealed, "here")


def test_the_field_reads_in_clear_and_stores_sealed(answer):
    assert answer.text == "My words."
    assert stored(answer).startswith("v1.")


def test_a_text_copied_to_another_row_does_not_open(answer):
    other = Answer.objects.get(response=answer.response, key="explained")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE surveys_answer SET text = %s", [stored(answer)])
    other = Answer.objects.get(pk=other.pk)
    with pytest.raises(Unreadable):
        _ = other.text


def test_a_text_is_searched_and_updated_by_no_query(answer):
    with pytest.raises(FieldError):
        Answer.objects.filter(text="My words.").exists()
    with pytest.raises(FieldError):
        Answer.objects.filter(text__contains="My").exists()
    with pytest.raises(FieldError), transaction.atomic():
        Answer.objects.update(text="plain")
    assert not Answer.objects.filter(pk=answer.pk, text__isnull=True).exists()


def test_values_and_data_dumps_are_sealed(answer):
    assert Answer.objects.values_list("text", flat=True).get(pk=answer.pk).startswith("v1.")
    assert "My words." not in serializers.serialize("json", [answer])


def test_saving_what_was_read_keeps_it_readable(answer):
    answer.refresh_from_db()
    answer.save()
    assert Answer.objects.defer("text").get(pk=answer.pk).text == "My words."
