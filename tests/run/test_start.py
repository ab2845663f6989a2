"""What a person meets who types `./run`: it works, or one sentence says what to do."""

import json
import re
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.server import environment, running_site

ROOT = Path(settings.BASE_DIR)
TOOLS = ("sh", "dirname", "cmp", "cp", "sed", "head", "tr", "cat")

EXPIRED = "UPDATE wagtailcore_page SET expire_at = '2020-01-01 00:00:00' WHERE slug = 'privacy'"

pytestmark = pytest.mark.slow


def up(var, *arguments, **variables):
    return subprocess.run(
        [sys.executable, "manage.py", "up", *arguments],
        cwd=ROOT,
        env=environment(var, **variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def clone(tmp_path):
    """Make a folder with `run` alone, and a PATH on which only chosen programs are."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(shutil.which(tool))
    return tmp_path


def put(folder, name, text):
    program = folder / "bin" / name
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)


def run(folder, *arguments):
    return subprocess.run(
        ["/bin/sh", folder / "run", *arguments],
        env={"PATH": str(folder / "bin"), "HOME": str(folder), "PIP_NO_INDEX": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_old_python_is_answered_with_one_sentence(clone):
    put(clone, "python3", f'exec {sys.executable} -c "import sys; sys.exit(1)"')
    result = run(clone)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Change Projects needs Python 3.11 or newer: install it from python.org or with your "
        "system's packages, then start ./run again."
    ]


def test_no_python_at_all_is_answered_in_the_same_way(clone):
    result = run(clone)
    assert result.returncode == 1
    assert result.stderr.startswith("Change Projects needs Python 3.11 or newer")
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_venv_module_is_answered_with_what_to_install(clone):
    put(
        clone,
        "python3",
        f'case "$*" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac',
    )
    result = run(clone)
    assert result.returncode == 1
    (sentence,) = result.stderr.splitlines()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt-get install python{version}-venv" in sentence
    assert not (clone / ".venv").exists()


def test_packages_that_cannot_be_had_are_answered_with_what_to_do(clone):
    for name in ("requirements.txt", "requirements-installer.txt"):
        (clone / name).write_text("no-such-package-anywhere==1.0 --hash=sha256:" + "0" * 64 + "\n")
    put(clone, "python3", f'exec {sys.executable} "$@"')
    result = run(clone)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].startswith("The packages could not be installed")
    assert not (clone / ".venv" / "installed-requirements.txt").exists()


def test_a_busy_port_is_answered_with_another_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = up(tmp_path / "var", PORT=str(port))
    assert result.returncode == 1
    assert f"Port {port} is busy" in result.stderr
    assert "choose another port: ./run --port " in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "var" / "db.sqlite3").exists(), "nothing was begun"


def test_an_address_of_another_machine_is_answered(tmp_path):
    result = up(tmp_path / "var", HOST="192.0.2.1")
    assert result.returncode == 1
    assert "is not an address of this machine" in result.stderr


def test_a_site_that_is_not_a_demonstration_is_not_served_so(tmp_path):
    result = up(tmp_path / "var", DEMO_MODE="false")
    assert result.returncode == 1
    assert "DEMO_MODE is off" in result.stderr


def test_a_second_start_takes_seconds_and_keeps_the_logins(tmp_path, test_database):
    var = tmp_path / "var"
    var.mkdir()
    with test_database.spare(var) as address:
        with running_site(var, DATABASE_URL=address) as first:
            logins = first.passwords
            assert stat.S_IMODE((var / "demo-accounts.txt").stat().st_mode) == 0o600
            assert first.stop() == 0
        run_sql(address, EXPIRED)
        run_sql(address, "DELETE FROM home_tick")  # the last minute is long ago
        began = time.monotonic()
        with running_site(var, DATABASE_URL=address) as second:
            took = time.monotonic() - began
            assert second.passwords == logins
            assert "Loading" not in second.output
            assert first.port != second.port
            assert hosts_in(second) == {second.url}
            for name, offered in addresses(second.output).items():
                with urllib.request.urlopen(offered) as answer:
                    assert answer.status == 200, name
            assert is_taken_back(f"{second.url}/privacy/"), "it expired before the start"
    # Five seconds on a machine of its own; the tests may share theirs.
    assert took < 15


def run_sql(address, statement):
    """Change the database of a site that does not run."""
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as database, database:
            database.execute(statement)
    else:
        with psycopg.connect(address) as database:
            database.execute(statement)


def is_taken_back(address):
    """Return whether a page is said to be gone, within some seconds."""
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.HTTPError as answer:
            return answer.code == 410
        time.sleep(0.1)
    return False


def hosts_in(server):
    """Return the sites that the list of products and one of its versions name as theirs."""
    with urllib.request.urlopen(f"{server.url}/api/v1/products") as answer:
        products = answer.read().decode()
    versions = json.loads(products)["items"][0]["links"]["versions"]
    with urllib.request.urlopen(f"{versions}/latest") as answer:
        return set(re.findall(r"http://127\.0\.0\.1:\d+", products + answer.read().decode()))


def addresses(output):
    """Return what the start-up text offers to open."""
    lines = [line.strip().rsplit(maxsplit=1) for line in output.splitlines() if "http://" in line]
    return {name.strip(): address for name, address in lines}


def test_an_empty_start_makes_a_front_page_and_one_administrator(tmp_path, test_database):
    var = tmp_path / "var"
    var.mkdir()
    with (
        test_database.spare(var) as address,
        running_site(var, "--empty", DATABASE_URL=address) as server,
    ):
        assert list(server.passwords) == ["admin"]
        assert "survey" not in server.output
        # By its number and by the name that people type.
        for place in (server.url, f"http://localhost:{server.port}"):
            with urllib.request.urlopen(f"{place}/") as answer:
                assert "Change Projects" in answer.read().decode()
        # By Django, and once it was read by the door before it.
        look_at_what_is_known(server, "/api/v1/products")
        urllib.request.urlopen(f"{server.url}/api/v1/products").close()
        look_at_what_is_known(server, "/api/v1/products")
        look_at_what_is_known(server, "/.well-known/api-catalog")


def look_at_what_is_known(server, address):
    """Ask twice on one connection: a 304 has no body, so it says no length to wait for."""
    asked = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nIf-None-Match: *\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        for _ in range(2):
            line.sendall(asked.encode())
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += line.recv(1) or pytest.fail("The connection was closed.")
            assert head.startswith(b"HTTP/1.1 304 "), head
            assert b"\r\ncontent-length" not in head.lower(), head
            assert b"\r\ncontent-type" not in head.lower(), head
