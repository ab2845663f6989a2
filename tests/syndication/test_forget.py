"""What was made up is forgotten; all else stays, as well guarded as before."""

import pytest
from django.db import IntegrityError, connection, transaction

from syndication import frozen_rows
from syndication.actions.forget import forget
from syndication.actions.retire import retire
from syndication.models import Change, Edition, Publication
from tests.syndication import made

pytestmark = pytest.mark.django_db


def test_a_publication_is_forgotten_with_its_editions_and_changes():
    stays, goes = made.release(made.product()), made.release(made.product())
    retire(goes.identifier)
    last = Change.objects.last().number
    forget([goes.pk])
    assert [*Publication.objects.all()] == [stays]
    assert {one.publication for one in Edition.objects.all()} == {stays}
    assert {one.publication for one in Change.objects.all()} == {stays}
    assert made.release(made.product()).change_number == last + 1


def test_the_guard_is_back_afterwards():
    stays, goes = made.release(made.product()), made.release(made.product())
    forget([goes.pk])
    assert not frozen_rows.missing(connection)
    connection.check_constraints()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM syndication_change WHERE publication_id = %s", [stays.pk])


def test_nothing_is_forgotten_if_the_transaction_is_taken_back():
    stays = made.release(made.product())
    with transaction.atomic():
        forget([stays.pk])
        transaction.set_rollback(True)
    assert Edition.objects.get().publication == stays
    assert not frozen_rows.missing(connection)
