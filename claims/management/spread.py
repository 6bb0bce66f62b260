"""Work spread over several processes."""

import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from typing import TypeVar

AT_ONCE = 4  # items that a process is handed at once
ONE_THREAD_EACH = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


In = TypeVar("In")
Out = TypeVar("Out")


def spread(function: Callable[[In], Out], items: Iterable[In], n_processes: int) -> Iterator[Out]:
    """The results in the order of the items; with one process, worked out here.

    Processes are spawned, so the function's module must not need Django set up.
    """
    if n_processes == 1:
        yield from map(function, items)
        return
    os.environ.update(ONE_THREAD_EACH)
    with get_context("spawn").Pool(n_processes) as pool:
        yield from pool.imap(function, items, chunksize=AT_ONCE)
