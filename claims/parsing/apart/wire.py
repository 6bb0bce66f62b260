"""How parent and child talk: pickles with their length before them.

The parent's jobs are trusted. The child's answers are not: whoever takes a parser over from inside a file speaks in
the child's name. So an answer has a largest size, and nothing is built from it but plain values, the data classes and
enums of this program, and days and times.
"""

import io
import pickle  # nosec B403 # what comes back may only be of listed types
import sys
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, BinaryIO

LARGEST_ANSWER = 100_000_000
_HEAD = 8
_TIMES = {("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")}


class BadAnswer(Exception):
    """The child said something that no honest child says, or ended in the middle of it."""


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message; BrokenPipeError when nobody reads any more."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_HEAD))
    stream.write(data)
    stream.flush()


def receive_job(stream: BinaryIO) -> Any:
    """The next job of the parent; EOFError when there will be none."""
    return pickle.loads(_receive(stream, sys.maxsize))  # nosec B301 # from our parent


def receive_answer(stream: BinaryIO) -> Any:
    """The child's next answer; EOFError when it ended, BadAnswer when it cannot be true."""
    data = _receive(stream, LARGEST_ANSWER)
    try:
        return _Plain(io.BytesIO(data)).load()
    except Exception as error:
        raise BadAnswer(str(error)) from error


def _receive(stream: BinaryIO, largest: int) -> bytes:
    length = int.from_bytes(_exactly(stream, _HEAD))
    if length > largest:
        raise BadAnswer(f"an answer of {length:,} bytes")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


class _Plain(pickle.Unpickler):
    """Builds data only. Of this program it takes what is loaded already: an answer cannot have a module imported."""

    def find_class(self, module: str, name: str) -> type:
        if (module, name) in _TIMES:
            return super().find_class(module, name)
        found = getattr(sys.modules.get(module), name, None) if module.startswith("claims.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")
