import socket

import pytest

from huiyin_web.config.commands.serve import AddressTakenError, check_address


def test_a_free_address_is_taken_as_it_is():
    check_address("127.0.0.1", 0)


def test_an_address_where_somebody_listens_is_refused_with_another_to_try():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(AddressTakenError, match=f"Choose another: --port {port + 1}"):
            check_address("127.0.0.1", port)
