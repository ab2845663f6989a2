"""Numbers that are no port get a sentence, not a traceback."""

import pytest

from home.serving.address import AddressRefused, check_address


@pytest.mark.parametrize("port", [-5, 65_536, 99_999])
def test_a_number_that_is_no_port_is_refused_with_a_way_on(port):
    with pytest.raises(AddressRefused, match="--port 8123"):
        check_address("127.0.0.1", port)
