"""What a child may be asked for in tests: work that hangs, eats, crashes, lies or looks around."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

from claims.parsing.errors import IngestError, Trouble


def echo(value: object) -> object:
    return value


def hang_in_python() -> None:
    while True:
        time.sleep(0.01)


def hang_in_c() -> None:
    """Holds the interpreter: no other thread of the process runs meanwhile."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def eat(megabytes: int) -> int:
    return len(bytes(megabytes * 1_000_000))


def grow(steps: int) -> int:
    return len([str(number) for number in range(steps)])


def refuse() -> None:
    raise IngestError("no article: hand in another", Trouble.NO_TEXT)


def fail() -> None:
    raise KeyError("a fault of ours")


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def chatter() -> str:
    sys.stdout.write("printed" * 100_000)
    sys.stderr.write("complained" * 100_000)
    warnings.warn("warned", stacklevel=1)
    return sys.stdin.read() if sys.stdin else ""


def pid() -> int:
    return os.getpid()


def environment() -> dict[str, str]:
    return dict(os.environ)


def modules() -> list[str]:
    return sorted({name.partition(".")[0] for name in sys.modules})


def open_files() -> list[str]:
    return [os.readlink(path) for path in Path("/proc/self/fd").iterdir() if path.exists()]


def connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def look_up() -> None:
    socket.getaddrinfo("localhost", 80)


def start_a_program() -> None:
    subprocess.run(["true"], check=True)


def write_a_file(path: str) -> None:
    Path(path).write_text("words")


@dataclass(frozen=True)
class Sly:
    """Would have the parent run a function of its choice, were its pickle believed."""

    def __reduce__(self):
        return os.system, ("true",)


def lie() -> Sly:
    return Sly()


def answer_of(n_bytes: int) -> bytes:
    return bytes(n_bytes)
