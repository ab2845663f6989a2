"""Where the server is to listen, and whether it can."""

import errno
import socket

LAST_PORT = 65_535


class AddressRefused(Exception):
    """The server cannot listen there; the message says what to do."""


def free_port(host: str) -> int:
    """Return a port of `host` on which nothing listens at this moment."""
    return _listen_for_a_moment(host, 0)


def check_address(host: str, port: int) -> None:
    """Raise `AddressRefused` unless a server can listen on `port` of `host`."""
    if not 0 < port <= LAST_PORT:
        raise AddressRefused(
            f"{port} is not a port. Choose a number from 1024 to {LAST_PORT}: ./run --port 8123"
        )
    try:
        _listen_for_a_moment(host, port)
    except OSError as error:
        raise AddressRefused(_advice(error, host, port)) from error


def _listen_for_a_moment(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # A server that stopped a second ago must not look like one that runs.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen()
        return int(probe.getsockname()[1])


def _advice(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is busy: another program uses it. Stop that program, or choose "
            f"another port: ./run --port {free_port(host)}"
        )
    if error.errno == errno.EACCES:
        return (
            f"Port {port} is reserved for administrators. Choose one above 1023: ./run --port 8123"
        )
    return f"“{host}” is not an address of this machine. Leave --host out, or use 0.0.0.0."
