"""How long a copy may be shown elsewhere after something was taken back here."""

import re

import pytest
from django.test import Client

from syndication.actions.retire import retire
from tests.syndication.files import file_of, get, release

pytestmark = pytest.mark.django_db
HOUR = 3600


def longest_shown(cache_control):
    """Return for how many seconds a shared cache and then a browser may show one copy.

    It is the worst case: the shared cache does not say how old its copy is, our server
    fails all the time, and both make use of every permission to show what is stale.
    """
    given = {name: int(seconds) for name, seconds in re.findall(r"([a-z-]+)=(\d+)", cache_control)}
    stale = max(given.get("stale-while-revalidate", 0), given.get("stale-if-error", 0))
    own = given.get("max-age", 0)
    return given.get("s-maxage", own) + stale + own + stale


def addresses_of(world):
    alias = f"/api/v1/products/{world.product}/versions/latest"
    return [*world.addresses, alias, "/api/v1/nothing", f"/api/v1/products/{world.gone}"]


def test_what_was_taken_back_is_shown_for_an_hour_at_most(world):
    for address in addresses_of(world):
        cache_control = Client().get(address)["Cache-Control"]
        assert "immutable" not in cache_control
        assert 0 < longest_shown(cache_control) <= HOUR, address


def test_what_was_taken_back_is_gone_from_this_server_at_once(world):
    about = [address for address in addresses_of(world) if str(world.product) in address]
    tags = {address: Client().get(address).headers.get("ETag", "") for address in about}
    retire(world.product)
    for address in about:
        again = Client().get(address, headers={"if-none-match": tags[address]})
        assert again.status_code == 410, address
    assert str(world.product) not in Client().get("/api/v1/products").content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 200), ({"range": "bytes=0-1"}, 206), ({"if_none_match": "*"}, 304)],
)
def test_a_file_of_it_is_shown_for_an_hour_at_most(storage, headers, status):
    file = file_of()
    release("0.3", file)
    response = get(file, **headers)
    assert response.status_code == status
    assert "immutable" not in response["Cache-Control"]
    assert 0 < longest_shown(response["Cache-Control"]) <= HOUR
