"""The demo's options; what it does is tested from outside, in tests/test_demo.py."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize("port", ["0", "-5", "99999", "65536", "abc", "", "８０", "80.0"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="is no port: name a number from 1 to 65535"):
        call_command("demo", f"--port={port}")
