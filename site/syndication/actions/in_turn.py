"""Doing the same for many, of which none keeps the others back."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction

Thing = TypeVar("Thing")


def in_turn(do: Callable[[Thing], object], things: Iterable[Thing]) -> None:
    """Do it with each, in a transaction of its own; raise the first failure at the end."""
    failures = [failure for thing in things if (failure := _failure_of(do, thing))]
    if failures:
        raise failures[0]


def _failure_of(do: Callable[[Thing], object], thing: Thing) -> Exception | None:
    try:
        with transaction.atomic():
            do(thing)
    except Exception as failure:  # noqa: BLE001  raised when the others have had their turn
        return failure
    return None
