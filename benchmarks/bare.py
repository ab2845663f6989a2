"""An application that does nothing but answer: the limit of the server itself."""

from collections.abc import Iterable
from typing import Any


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer with as many bytes as the address says: `/20000`."""
    body = b"x" * int(environ["PATH_INFO"].strip("/") or 1)
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
