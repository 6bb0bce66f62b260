"""The parent's side: warm children, lent out one job at a time."""

import atexit
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from claims.parsing.apart import wire
from claims.parsing.apart.child import READY
from claims.parsing.apart.limits import Limits, crashed
from claims.parsing.errors import IngestError

logger = logging.getLogger(__name__)

#: At most so many children of one process, and so many jobs for each: a parser that leaks loses what it hoards.
MOST_CHILDREN = 4
MOST_JOBS = 500
SECONDS_TO_START = 60
LIMITS = Limits()
_ROOT = Path(__file__).parents[3]
_PASSED_ON = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "TZ")

Out = TypeVar("Out")


def apart(function: Callable[..., Out], *arguments: Any, limits: Limits = LIMITS) -> Out:
    """What `function(*arguments)` returns, worked out in a child process.

    The function is one of a module of this program that needs no Django; arguments and result are plain values and data
    classes. Its IngestError comes back as it is; another one, with what to do, says that it took longer or more memory
    than `limits` allow, or that the reader crashed. Threads may call this at the same time; beyond `MOST_CHILDREN` they
    wait for each other. The first job starts a child, which takes about a second.
    """
    with _pool.child() as child:
        answer = child.answer((function, arguments, limits), limits)
    match answer:
        case ("result", value):
            return value
        case ("refused", str(message), trouble):
            raise IngestError(message, trouble)
        case ("memory",):
            raise limits.too_big()
        case ("fault", str(report)):
            logger.error("%s failed in the child:\n%s", function.__qualname__, report)
    raise crashed()


class _Child:
    """One child process. Used by one thread at a time; `alive` is false once it must not be used again."""

    def __init__(self):
        theirs, ours = os.pipe()
        self._life = os.fdopen(ours, "wb")
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "claims.parsing.apart.child", str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs],
                cwd="/",
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the parent
            )
        finally:
            os.close(theirs)
        self.alive, self.n_jobs = True, 0
        if self._in_time(SECONDS_TO_START, lambda: wire.receive_answer(self._process.stdout)) != READY:
            self.end()
            raise RuntimeError("the process that reads files did not start: look for what keeps Python from starting")

    def is_there(self) -> bool:
        """Whether it still runs: somebody may have ended it while it waited."""
        return self._process.poll() is None

    def answer(self, job: tuple, limits: Limits) -> tuple:
        """The child's answer. Not `alive` any more after anything but a result or a refusal."""
        self.n_jobs += 1
        answer = self._in_time(limits.seconds, lambda: self._ask(job))
        if answer is None:
            raise limits.too_slow()
        match answer:
            case ("result" | "refused", *_) if self.n_jobs < MOST_JOBS:
                pass
            case _:
                self.alive = False
        return answer

    def _ask(self, job: tuple) -> tuple:
        wire.send(self._process.stdin, job)
        return wire.receive_answer(self._process.stdout)

    def _in_time(self, seconds: float, ask: Callable[[], Any]) -> Any:
        """What `ask` gives; None when the child was killed because the time was over, ("crash",) when it ended."""
        over = threading.Event()
        alarm = threading.Timer(seconds, lambda: (over.set(), self._process.kill()))
        alarm.daemon = True
        alarm.start()
        try:
            return ask()
        except (EOFError, BrokenPipeError, wire.BadAnswer) as error:
            if over.is_set():
                return None
            logger.warning("a reader ended in the midst of a job: %r", error)
            return ("crash",)
        finally:
            alarm.cancel()
            alarm.join()  # or it might kill the child in its next job
            self.alive = not over.is_set()

    def end(self) -> None:
        """Kill the child, if it still lives, and let go of everything that belongs to it."""
        self._process.kill()
        self._process.wait()
        self.let_go()

    def let_go(self) -> None:
        """Close our ends of its pipes; in a forked process, which has copies of them, without touching the child."""
        self._process.returncode = self._process.returncode or 0
        self._life.close()
        self._process.stdout.close()
        with suppress(BrokenPipeError):  # half of a job was still on its way
            self._process.stdin.close()


class _Pool:
    """Children that wait for work, the one used last on top."""

    def __init__(self):
        self._places = threading.BoundedSemaphore(MOST_CHILDREN)
        self._idle: list[_Child] = []

    @contextmanager
    def child(self) -> Iterator[_Child]:
        """A child for one job; one whose job was interrupted is not used again."""
        with self._places:
            child = self._take()
            try:
                yield child
            except BaseException:
                child.alive = False
                raise
            finally:
                if child.alive:
                    self._idle.append(child)
                else:
                    child.end()

    def _take(self) -> _Child:
        while self._idle:
            with suppress(IndexError):  # another thread was faster
                child = self._idle.pop()
                if child.is_there():
                    return child
                child.end()
        return _Child()

    def end(self) -> None:
        """End the children that wait."""
        while self._idle:
            self._idle.pop().end()

    def forget(self) -> None:
        """In a forked process: the children belong to the parent, and their pipes must close with it."""
        for child in self._idle:
            child.let_go()
        self.__init__()


def _environment() -> dict[str, str]:
    """Nothing of ours that is secret: no address of a database, no key."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


_pool = _Pool()
atexit.register(lambda: _pool.end())
os.register_at_fork(after_in_child=lambda: _pool.forget())
