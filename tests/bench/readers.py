"""Processes of their own that read texts: how fast several are together, and how much memory one takes.

Run as a program with a file of lines, as `extract --jsonl` takes them, this reads them and prints what that took.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, process_time

from claims.extraction.lines import answer_line
from claims.management.spread import ONE_THREAD_EACH

ROOT = Path(__file__).parents[2]
N_WARM = 8  # answers after which every process has loaded its model and is at work
STATUS = Path("/proc/self/status")
MEMORY_MARK = "VmHWM:"


def write_lines(texts: Iterable[str], path: Path) -> Path:
    """A file for `extract --jsonl`."""
    rows = ({"id": n, "text": text, "published": "2025-01-30"} for n, text in enumerate(texts))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def ms_per_answer(lines: Path, n_processes: int) -> float:
    """Wall-clock milliseconds for each answer of `extract --jsonl`, once all processes are at work."""
    command = [sys.executable, "manage.py", "extract", "--jsonl", str(lines), "--processes", str(n_processes)]
    # Unbuffered, so that an answer is there when it is given.
    environment = {**os.environ, **ONE_THREAD_EACH, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        moments = [perf_counter() for _ in process.stdout]
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (moments[-1] - moments[N_WARM - 1]) * 1000 / (len(moments) - N_WARM)


def cost_of(lines: Path) -> tuple[float, float]:
    """CPU milliseconds that one process takes to read all lines, its start left out, and its peak memory in MB."""
    command = [sys.executable, "-m", __name__, str(lines)]
    environment = {**os.environ, **ONE_THREAD_EACH}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    cost = json.loads(done.stdout)
    return cost["ms"], cost["mb"]


def peak_mb() -> float:
    """Peak resident memory of this program in MB.

    Not getrusage's ru_maxrss: a process inherits that from the one that started it, and ours has loaded a model.
    """
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(MEMORY_MARK))
    return int(line.split()[1]) * 1024 / 1_000_000


if __name__ == "__main__":
    begun = process_time()
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in lines:
            answer_line(line)
    print(json.dumps({"ms": (process_time() - begun) * 1000, "mb": peak_mb()}))
