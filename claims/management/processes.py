"""Child processes that live and die with this one: the web server and the worker of `demo`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings

#: How long a child may take to finish what it is doing after it was asked to stop, in seconds.
GRACE = 10


@contextmanager
def reserved_port(candidates: Iterable[int]) -> Iterator[int | None]:
    """The first of these ports that is free, any free one for 0, kept from other demos while the block lasts.

    None where all are taken. Granian lets several servers share a port (SO_REUSEPORT), so that two demos started at
    once would answer for each other: hence the claim, a name in Linux's abstract namespace that ends with its holder.
    """
    for candidate in candidates:
        port = _bindable(candidate)
        if port is None:
            continue
        with socket.socket(socket.AF_UNIX) as claim:
            try:
                claim.bind(f"\0claimline-port-{port}")
            except OSError:
                continue
            yield port
            return
    yield None


def _bindable(port: int) -> int | None:
    """The port when this program may listen there now (the one that the system picked for 0), else None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return probe.getsockname()[1]


def web_server(port: int, host: str = "127.0.0.1") -> list[str]:
    """The command line of granian serving the site on this port of a loopback address."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "claims.wsgi:application"),
    ]


def worker() -> list[str]:
    """The command line of one worker."""
    return [sys.executable, "manage.py", "worker"]


def _dies_with_us(command: list[str]) -> list[str]:
    """Where util-linux is there, the kernel ends the child when this process is killed, however hard."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", *command] if setpriv else command


def start(command: list[str], **environment: str) -> subprocess.Popen:
    """Start a child in its own session: Ctrl-C reaches this process alone, which then stops its children."""
    return subprocess.Popen(
        _dies_with_us(command), cwd=settings.BASE_DIR, env={**os.environ, **environment}, start_new_session=True
    )


def stop(children: list[subprocess.Popen]) -> None:
    """Ask the children to stop, wait, and end those that do not."""
    for child in children:
        child.terminate()
    deadline = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextmanager
def running(*commands: list[str], **environment: str) -> Iterator[list[subprocess.Popen]]:
    """Run these commands side by side while the block lasts; SIGTERM and SIGINT end it with KeyboardInterrupt.

    SIGINT is asked for, too: a shell that starts a script in the background has it ignored.
    """
    for request in (signal.SIGTERM, signal.SIGINT):
        signal.signal(request, signal.default_int_handler)
    children: list[subprocess.Popen] = []
    try:
        children += [start(command, **environment) for command in commands]
        yield children
    finally:
        stop(children)


def wait_until(reached: Callable[[], bool], children: list[subprocess.Popen], seconds: float) -> bool:
    """Wait for a condition; False when the time is over. A child that ended meanwhile raises ChildEnded."""
    deadline = time.monotonic() + seconds
    while not reached():
        for child in children:
            if child.poll() is not None:
                raise ChildEnded(f"{' '.join(child.args[-4:])} ended with code {child.returncode}")
        if time.monotonic() > deadline:
            return False
        time.sleep(0.3)
    return True


class ChildEnded(RuntimeError):
    """A process that should have kept running has ended."""
