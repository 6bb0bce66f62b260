"""A hostile server of our own, and the list of all that it does. See `registry` for how to add to it."""

from tests.hostile import delays, framing, laid, packing, polite, redirects, robots, sizes  # noqa: F401 (they register it)
from tests.hostile.registry import BEHAVIOURS, Behaviour, answers, behaves, named, sends
from tests.hostile.server import HostileServer

__all__ = ["BEHAVIOURS", "Behaviour", "HostileServer", "answers", "behaves", "named", "sends"]
