"""The server under load: one process of the site's own server on one core, wrk on another."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SERVER_CORE, LOAD_CORE = "0", "1"
CLIENTS = 8
ROUNDS = 3
THREADS = 8
PATIENCE = 60


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    port: int

    def size(self, address: str) -> int:
        """Return the bytes of an answer; raise `AssertionError` if it is not 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", address, headers={"Accept": "application/json"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == HTTPStatus.OK, (answer.status, address, body[:400])
        return len(body)

    def etag(self, address: str) -> str:
        """Return the validator of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", address)
        return connection.getresponse().headers["ETag"]

    def rate(self, address: str, seconds: int, **headers: str) -> float:
        """Return how many requests a second are answered: the median of three rounds."""
        self._load(address, 1, headers)
        return sorted(self._load(address, seconds, headers) for _ in range(ROUNDS))[ROUNDS // 2]

    def _load(self, address: str, seconds: int, headers: dict[str, str]) -> float:
        given = [f"-H{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        result = subprocess.run(
            [
                *("taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s"),
                *("--timeout", "30s", "-HAccept: application/json", *given),
                f"http://127.0.0.1:{self.port}{address}",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        if "Non-2xx" in result.stdout and "If_None_Match" not in headers:
            raise AssertionError(f"{address}: {result.stdout}")
        found = re.search(r"Requests/sec:\s+([\d.]+)", result.stdout)
        assert found, result.stdout
        return float(found[1])


def missing_tools() -> list[str]:
    """Return the programs that are not on this machine."""
    return [name for name in ("wrk", "taskset") if not shutil.which(name)]


@contextmanager
def served(*, memory: int = 0, bare: bool = False) -> Iterator[Served]:
    """Serve the site, with so many megabytes for kept answers, until the block ends."""
    port = _spare_port()
    application = "benchmarks.bare" if bare else "config.wsgi"
    process = subprocess.Popen(
        [
            *("taskset", "-c", SERVER_CORE, sys.executable, "-m", "granian"),
            *("--interface", "wsgi", "--workers", "1", "--blocking-threads", str(THREADS)),
            *("--port", str(port), "--log-level", "error", f"{application}:application"),
        ],
        cwd=ROOT,
        env=os.environ | {"PUBLIC_MEMORY": str(memory)},
    )
    try:
        _wait(port)
        yield Served(port)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _is_open(port):
        assert time.monotonic() < deadline, "The server does not come up."
        time.sleep(0.1)


def _is_open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def _spare_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
