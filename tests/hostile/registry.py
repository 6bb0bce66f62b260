"""The list of everything that the hostile server can do: a name, what it sends, and what must happen.

To add one, write in a module of this folder (and name the module in `__init__.py`):

    @behaves("network", "the fetch ends at its deadline", expect=TooSlow)
    def never_answers(wire):
        wire.rest(20)

or, where it is an ordinary answer with an extraordinary body:

    answers("svg-onload", "content", "no handler is stored", b"<svg onload=alert(1)>", expect=without("onload"))

It is then served under its name (`never-answers`, `svg-onload`); tests get the server from the fixture `hostile`
(`fixtures.py`). `kind` says which tests read it, and those decide what `expect` means: for "network" it is the very
class of FetchError to be raised, or a function of the Fetched that must be true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.hostile.wire import Wire

BEHAVIOURS: dict[str, "Behaviour"] = {}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One way to treat a visitor. `must` completes "when a server does this, …"."""

    name: str
    kind: str
    must: str
    send: Callable[[Wire], None]
    expect: Any


def behaves(kind: str, must: str, expect: Any = None) -> Callable:
    """Register a function that writes to the wire, under its own name with hyphens."""

    def register(send: Callable[[Wire], None]) -> Callable[[Wire], None]:
        _add(Behaviour(send.__name__.replace("_", "-"), kind, must, send, expect))
        return send

    return register


def answers(name: str, kind: str, must: str, body: bytes = b"", *, expect: Any = None, status=200, **headers) -> None:
    """Register a well-formed answer; `content_type="text/html"` and the like become headers."""
    _add(Behaviour(name, kind, must, lambda wire: wire.answer(status, body, **headers), expect))


def sends(name: str, kind: str, must: str, raw: bytes, *, expect: Any = None) -> None:
    """Register these very bytes as the whole answer, head and all, and the end of the connection after them."""
    _add(Behaviour(name, kind, must, lambda wire: wire.send(raw), expect))


def named(kind: str) -> list[Behaviour]:
    """All behaviours of one kind, in the order in which they were written."""
    return [behaviour for behaviour in BEHAVIOURS.values() if behaviour.kind == kind]


def _add(behaviour: Behaviour) -> None:
    if behaviour.name in BEHAVIOURS:
        raise ValueError(f"two behaviours are called {behaviour.name}")
    BEHAVIOURS[behaviour.name] = behaviour
