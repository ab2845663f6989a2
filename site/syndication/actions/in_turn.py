"""Doing the same for many, of which none keeps the others back."""

import logging
from collections.abc import Callable, Iterable
from traceback import extract_tb
from typing import TypeVar

from django.db import transaction

Thing = TypeVar("Thing")
logger = logging.getLogger(__name__)


def in_turn(do: Callable[[Thing], object], things: Iterable[Thing]) -> None:
    """Do it with each, in a transaction of its own; raise the first failure at the end.

    Every other failure is logged as `kind_and_place` tells it: one that comes each night would
    else hide those behind it.
    """
    failures = [failure for thing in things if (failure := _failure_of(do, thing))]
    for failure in failures[1:]:
        logger.error("Another failed too: %s.", kind_and_place(failure))
    if failures:
        raise failures[0]


def kind_and_place(failure: Exception) -> str:
    """Return what kind of failure it was and where, without its message: it may hold words."""
    place = extract_tb(failure.__traceback__)[-1]
    return f"{type(failure).__name__} at {place.filename}:{place.lineno}"


def _failure_of(do: Callable[[Thing], object], thing: Thing) -> Exception | None:
    try:
        with transaction.atomic():
            do(thing)
    except Exception as failure:  # noqa: BLE001  raised when the others have had their turn
        return failure
    return None
