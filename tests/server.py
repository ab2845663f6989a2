"""Starts the real server, as `./run` does, in a folder that is thrown away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from home.serving.address import free_port

ROOT = Path(settings.BASE_DIR)
PATIENCE = 300
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "CACHE_URL")


@dataclass
class SiteServer:
    """A site that runs: where it is, what it keeps, and who can log in."""

    port: int
    var: Path
    process: subprocess.Popen = field(repr=False)

    @property
    def url(self) -> str:
        """Return the address of the front page, without the last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> str:
        """Return everything that the server has said so far."""
        return (self.var / "output.txt").read_text()

    @property
    def survey_url(self) -> str:
        """Return where the survey that was opened last is answered, as the server says itself.

        No public page leads to it: it is for people who may be watched.
        """
        line = next(one for one in self.output.splitlines() if "A survey to answer" in one)
        return line.split()[-1]

    @property
    def passwords(self) -> dict[str, str]:
        """Return the password of each demonstration account by its name."""
        lines = (self.var / "demo-accounts.txt").read_text().splitlines()
        return {name: password for name, password, *_ in (line.split() for line in lines)}

    def kill(self) -> None:
        """End it and all its processes at once, as a power cut does."""
        listed = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        for pid in (self.process.pid, *map(int, listed.stdout.split())):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> int:
        """Stop it as Ctrl-C does, and return its exit code."""
        self.process.terminate()
        return self.process.wait(30)


def environment(var: Path, **variables: str) -> dict[str, str]:
    """Return what the server's process may know: nothing of the tests' own settings."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    if "CACHE_URL" in kept:
        # What the tests keep in the cache is about another database than the server's.
        number = int(urlsplit(settings.CACHES["default"]["LOCATION"]).path.strip("/")) + 1
        kept["CACHE_URL"] = urlsplit(kept["CACHE_URL"])._replace(path=f"/{number}").geturl()
    return kept | {
        "VAR_DIR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "STARTS_PER_MINUTE": "0",
        **variables,
    }


@contextmanager
def running_site(var: Path, *arguments: str, **variables: str) -> Iterator[SiteServer]:
    """Serve the site from `var` until the block ends; fail if it does not come up.

    It listens on a free port, or on the `PORT` among the `variables`.
    """
    port = int(variables.pop("PORT", 0)) or free_port("127.0.0.1")
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (var / "output.txt").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "up", *arguments],
            cwd=ROOT,
            env=environment(var, PORT=str(port), **variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = SiteServer(port, var, process)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def _wait_until_it_answers(server: SiteServer) -> None:
    deadline = time.monotonic() + PATIENCE
    while "is running" not in server.output:
        assert server.process.poll() is None, server.output
        assert time.monotonic() < deadline, server.output
        time.sleep(0.1)
