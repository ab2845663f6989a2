"""Count who somebody says they are: in a number for everybody, and nowhere else."""

from collections.abc import Mapping

from django.db import transaction

from surveys.engine.equality import counted
from surveys.models import Draft, EqualityCounts


def count_equality(draft: Draft, names: tuple[str, ...], given: Mapping[str, str]) -> bool:
    """Count the answers to the questions `names`, once for each draft that was sent.

    It is not done with the sending, so that no transaction holds both. Whoever gave no answer is
    not counted, but is done with these questions too. After the last count nobody is counted.
    Return whether somebody was counted now.
    """
    with transaction.atomic():
        # The mark is the lock as well: of two presses one finds it unset.
        sent = Draft.objects.filter(pk=draft.pk, is_sent=True, is_counted=False)
        if not sent.update(is_counted=True) or not any(given.values()):
            return False
        locked = EqualityCounts.objects.select_for_update()
        everybody, _ = locked.get_or_create(deployment_id=draft.deployment_id)
        if everybody.counts is None:
            return False
        everybody.counts = counted(everybody.counts, names, given)
        everybody.save(update_fields=["counts"])
        return True
