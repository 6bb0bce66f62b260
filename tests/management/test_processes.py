"""The ports that two demos do not share."""

import socket
from contextlib import ExitStack

from claims.management.processes import reserved_port


def test_two_at_once_never_get_the_same_port():
    with ExitStack() as demos:
        first = demos.enter_context(reserved_port([0]))
        taken = demos.enter_context(reserved_port([first]))
        other = demos.enter_context(reserved_port([first, 0]))
        assert taken is None
        assert other not in (None, first)
    with reserved_port([first]) as again:
        assert again == first


def test_a_port_on_which_somebody_listens_is_left_out():
    with socket.create_server(("127.0.0.1", 0)) as somebody, reserved_port([somebody.getsockname()[1]]) as found:
        assert found is None
