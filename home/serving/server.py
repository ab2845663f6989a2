"""The web server: granian, serving the WSGI application from forked processes."""

import http.client
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from home.serving import ticker

THREADS = 8
PATIENCE = 60


# granian chooses the class when it is imported: processes, or threads without the GIL.
class AnnouncedServer(Server):  # type: ignore[valid-type, misc]  # not a fixed class
    """A server that says when it answers."""

    def __init__(self, host: str, port: int, workers: int, ready: Callable[[bool], None]) -> None:
        """Prepare to listen; `ready` will be told whether the front page was answered."""
        super().__init__(
            ":".join(settings.WSGI_APPLICATION.rsplit(".", 1)),
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
            log_level=LogLevels.error,
        )
        self.ready = ready

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the processes; in the background wait for the first answer."""
        super().startup(spawn_target, target_loader)
        threading.Thread(target=self._announce, daemon=True).start()

    def _announce(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.interrupt_signal:
            if answers(_reachable(self.bind_addr), self.bind_port):
                self.ready(True)  # noqa: FBT003
                return
            time.sleep(0.1)
        if not self.interrupt_signal:
            self.ready(False)  # noqa: FBT003


def serve(host: str, port: int, ready: Callable[[bool], None]) -> None:
    """Serve, and do regular jobs, until Ctrl-C or a termination signal; stop every process."""
    if sys.platform == "linux":
        # What is loaded already need not be loaded again. Elsewhere forking is not safe.
        multiprocessing.set_start_method("fork", force=True)
        os.register_at_fork(before=_close_databases)
    _close_databases()
    ticker.start()
    AnnouncedServer(host, port, settings.SERVER["WORKERS"], ready).serve()


def _close_databases() -> None:
    # A forked process gets neither the threads of a pool nor sockets that it may use.
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()


def answers(host: str, port: int) -> bool:
    """Return whether the front page is answered at all."""
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
