"""Lasting connections that are checked at most once a second."""

import time

from django.db.backends.postgresql import base

_TRUSTED_SECONDS = 1


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that answered within a second, without any fault since, is still there.

    Django would ask before each request, which takes as long as a short question itself. What
    breaks within that second is one error, as if it had broken during a request.
    """

    _alive_at = float("-inf")

    def is_usable(self) -> bool:
        """Return whether the connection still answers."""
        now = time.monotonic()
        if not self.errors_occurred and now - self._alive_at < _TRUSTED_SECONDS:
            return True
        is_alive = super().is_usable()
        self._alive_at = now if is_alive else float("-inf")
        return is_alive

    def close(self) -> None:
        """Close it; the next one has not answered yet."""
        self._alive_at = float("-inf")
        super().close()
