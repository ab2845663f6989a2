"""How often codes and passwords may be tried, without keeping anybody's address.

Addresses are counted under a hash whose key changes every day and is nowhere stored.
"""

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from surveys.encryption import derived_key


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in `seconds`."""

    tries: int
    seconds: int


PER_ADDRESS = (Limit(5, 60), Limit(20, 3600))
FOR_ALL = (Limit(60, 60),)
# Failed logins of one address. Nobody can lock others out, so there is no limit for all.
LOGINS = (Limit(10, 300), Limit(50, 86400))


def may_try(request: HttpRequest) -> bool:
    """Count one try to look up a code; say whether it is within all limits.

    A try that its own address may not make takes nothing from the others: nobody can
    keep everybody from taking answers back by trying often.
    """
    address = _hashed(address_of(request))
    own = [_within(limit, address) for limit in PER_ADDRESS]
    return all(own) and all(_within(limit, "all") for limit in FOR_ALL)


def may_log_in(request: HttpRequest) -> bool:
    """Say whether this address has failed to log in less often than it may."""
    address = _hashed(address_of(request))
    return all(cache.get(_key(one, f"login.{address}"), 0) < one.tries for one in LOGINS)


def count_failed_login(request: HttpRequest) -> None:
    """Count one login that failed."""
    address = _hashed(address_of(request))
    for limit in LOGINS:
        _within(limit, f"login.{address}")


def address_of(request: HttpRequest) -> str:
    """Return the address that a request came from, as far as it can be believed.

    Each of our own proxies adds one address to the right end of X-Forwarded-For; what
    stands further left is only what the visitor claims.
    """
    nearest: str = request.META.get("REMOTE_ADDR", "")
    if not settings.TRUSTED_PROXIES:
        return nearest
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    if len(told) < settings.TRUSTED_PROXIES:
        return nearest
    return told[-settings.TRUSTED_PROXIES] or nearest


def _within(limit: Limit, who: str) -> bool:
    key = _key(limit, who)
    if cache.add(key, 1, timeout=limit.seconds):
        return True
    try:
        return cache.incr(key) <= limit.tries
    except ValueError:
        # It ran out between the two calls: this try is the first of the next span.
        cache.add(key, 1, timeout=limit.seconds)
        return True


def _key(limit: Limit, who: str) -> str:
    return f"surveys.tries.{limit.seconds}.{who}"


def _hashed(address: str) -> str:
    key = derived_key(f"rate limit {timezone.now().date().isoformat()}")
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:32]
