"""How often codes and passwords may be tried, without keeping anybody's address.

Addresses are counted under a hash whose key changes every day and is nowhere stored.

The limits keep the server free for those who answer: looking a code up takes some 50 ms
of work, two at a time, so 40 a second at most. They are not what makes guessing hopeless.
There are 30^11 codes, 1.8 x 10^16. Somebody with as many addresses as he likes, to whom the
server gave all its time for a whole year, would try 1.3 x 10^9 of them; with a hundred
thousand responses and drafts stored he would find one with a chance of 1 in 140. One
address, at 300 an hour, would with 1 in 67,000.

So one address may try often enough for everybody who lives behind it, in a refuge say, and
there is no limit for all together: whoever reached it would keep the others from taking
their answers back.

Starts are limited so that nobody fills the database or the count of those who started by a
short script. Nothing is asked of people to prove that they are any: what keeps machines out
keeps out who reads with help. Somebody with many addresses is held up by none of this; what he
sends is seen by those who screen it.
"""

import hashlib
import hmac
import ipaddress
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


PER_ADDRESS = (Limit(30, 60), Limit(300, 3600))
# What one customer is given: whoever has one address of such a network has all of them.
IPV6_NETWORK = 64
# Requests for help of one customer: enough for everybody in a refuge.
HELP = (Limit(10, 60), Limit(60, 3600))
# Failed logins of one customer.
LOGINS = (Limit(10, 300), Limit(50, 86400))


def may_try(request: HttpRequest) -> bool:
    """Count one try to look up a code; say whether its address is within its limits."""
    who = _hashed(_customer(address_of(request)))
    return all(_within(limit, who) for limit in PER_ADDRESS)


def may_start(request: HttpRequest) -> bool:
    """Count one start of a survey; say whether its address is within its limits."""
    if not settings.STARTS_PER_MINUTE:
        return True
    who = f"start.{_hashed(_customer(address_of(request)))}"
    limits = (Limit(settings.STARTS_PER_MINUTE, 60), Limit(10 * settings.STARTS_PER_MINUTE, 3600))
    return all(_within(limit, who) for limit in limits)


def may_ask_for_help(request: HttpRequest) -> bool:
    """Count one request for help; say whether its address is within its limits."""
    who = f"help.{_hashed(_customer(address_of(request)))}"
    return all(_within(limit, who) for limit in HELP)


def may_log_in(request: HttpRequest) -> bool:
    """Say whether this address has failed to log in less often than it may."""
    address = _hashed(_customer(address_of(request)))
    return all(cache.get(_key(one, f"login.{address}"), 0) < one.tries for one in LOGINS)


def count_failed_login(request: HttpRequest) -> None:
    """Count one login that failed."""
    address = _hashed(_customer(address_of(request)))
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


def _customer(address: str) -> str:
    """Return what counts as one address: all of an IPv4 address, the network of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and not parsed.ipv4_mapped:
        return str(ipaddress.IPv6Network((int(parsed), IPV6_NETWORK), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


def _within(limit: Limit, who: str) -> bool:
    key = _key(limit, who)
    if cache.add(key, 1, timeout=limit.seconds):
        return True
    try:
        count = cache.incr(key)
    except ValueError:
        # It ran out between the two calls: this try is the first of the next span.
        cache.add(key, 1, timeout=limit.seconds)
        return True
    # A shared cache that is down counts nothing: nobody is kept from asking for help by that.
    return count is None or count <= limit.tries


def _key(limit: Limit, who: str) -> str:
    return f"surveys.tries.{limit.seconds}.{who}"


def _hashed(address: str) -> str:
    key = derived_key(f"rate limit {timezone.now().date().isoformat()}")
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:32]
