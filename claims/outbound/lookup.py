"""Host name to IP addresses, by the system's own means and within a deadline."""

import socket
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from claims.outbound.errors import Unreachable

Resolver = Callable[[str, float], list[str]]
"""From a host name and the seconds it may take to all its IP addresses; raises Unreachable."""

MOST_AT_ONCE = 32
_slots = threading.BoundedSemaphore(MOST_AT_ONCE)


def look_up(host: str, seconds: float) -> list[str]:
    """All addresses that the system knows for `host`, in its order of preference.

    getaddrinfo cannot be interrupted, so it runs in a thread that is left behind when it takes too long; the system
    ends it within a minute or so. At most 32 such threads exist at once: beyond that a look-up waits for its turn.
    """
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()
    ends_at = time.monotonic() + seconds
    if not _slots.acquire(timeout=seconds):
        raise Unreachable(f"{host} was not looked up: too many names are being looked up at once")
    threading.Thread(target=_ask_system, args=(host, answers), daemon=True, name=f"look up {host}").start()
    try:
        found = answers.get(timeout=max(0.0, ends_at - time.monotonic()))
    except Empty as error:
        raise Unreachable(f"{host} was not found within {seconds:.0f} seconds: the name servers are slow") from error
    if isinstance(found, Exception):
        raise Unreachable(f"{host} was not found: check the spelling, or the name servers") from found
    return found


def _ask_system(host: str, answers: SimpleQueue) -> None:
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys(row[4][0] for row in rows)))
    except Exception as error:  # whatever it is, the one who waits has to hear of it
        answers.put(error)
    finally:
        _slots.release()
