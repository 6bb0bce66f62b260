"""The child process: reads jobs from its standard input, answers on its standard output, until its input ends.

Started by `pool` as `python -m claims.parsing.apart.child LIFE`, LIFE being the number of a pipe's reading end whose
other end the parent holds open and never writes to.
"""

import fcntl
import gc
import os
import resource
import sys
import traceback
from importlib import import_module
from typing import Any, BinaryIO

from claims.parsing.apart import wire
from claims.parsing.apart.limits import Limits
from claims.parsing.errors import IngestError

#: What most jobs need; the rest is imported by the first job that needs it. Libraries that are not in Python's own way
#: of loading (PDFium) must be among them: later the door is shut.
WARM = ("claims.parsing.documents",)
MEGABYTE = 1_000_000
READY = "ready"
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "ctypes.dlopen")


def main() -> None:
    """Answer jobs for as long as there are any."""
    _end_with_parent(int(sys.argv[1]))
    jobs, answers = _streams()
    for name in WARM:
        import_module(name)
    gc.freeze()  # what is loaded stays: no need to go through it again and again while trees are built
    _shut_doors()
    wire.send(answers, READY)
    while True:
        try:
            answer = _answer(*wire.receive_job(jobs))
        except EOFError:
            return
        except Exception:  # a job of ours that cannot be unpacked here
            answer = "fault", traceback.format_exc(limit=-8)
        wire.send(answers, answer)


def _end_with_parent(life: int) -> None:
    """Have the kernel end this process when the parent's end of the pipe closes, also by kill -9, also in the midst of
    a computation that lets no other thread run.

    Not PR_SET_PDEATHSIG: it fires when the thread that started us ends, and workers start us from their threads. The
    signal is SIGIO, which ends a process that does not ask for it.
    """
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    try:
        if os.read(life, 1) == b"":  # it closed before we could ask for the signal
            os._exit(1)
    except BlockingIOError:
        pass


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Our two ways to the parent, out of reach for a library that reads or prints."""
    streams = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return streams


def _shut_doors() -> None:
    """No core dumps, no files written, and no connection or program started by anything written in Python."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple) -> None:
    if event.startswith(_FORBIDDEN) and event != "socket.__new__":
        raise PermissionError(f"a parser wanted {event}, which none of them needs")


def _answer(function: Any, arguments: tuple, limits: Limits) -> tuple:
    """("result", value), ("refused", message, trouble), ("memory",) or ("fault", traceback)."""
    try:
        _cap(limits)
        return "result", function(*arguments)
    except IngestError as problem:
        return "refused", str(problem), problem.trouble
    except MemoryError:
        return ("memory",)
    except Exception:
        return "fault", traceback.format_exc(limit=-8)
    finally:
        _limit(resource.RLIMIT_AS, None)  # the answer has to be packed


def _cap(limits: Limits) -> None:
    """Caps for this job. That of CPU time only holds should the parent's clock fail: it counts since our start."""
    _limit(resource.RLIMIT_AS, limits.megabytes * MEGABYTE)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * limits.seconds) + 1)


def _limit(what: int, most: int | None) -> None:
    """Set a cap that can be raised again; None, and what is more than the system allows, mean what it allows."""
    _, allowed = resource.getrlimit(what)
    unlimited = allowed == resource.RLIM_INFINITY
    resource.setrlimit(what, (allowed if most is None or not (unlimited or most <= allowed) else most, allowed))


if __name__ == "__main__":
    main()
