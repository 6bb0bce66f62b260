"""How much memory this process took at most while it did something (Linux)."""

import re
from collections.abc import Callable
from pathlib import Path

_STATUS, _FORGET_PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def most_memory(run: Callable[[], object]) -> float:
    """Run it; returns how many MB it took at most above what there was before."""
    _FORGET_PEAK.write_text("5")
    before = _memory("VmRSS")
    run()
    return _memory("VmHWM") - before


def _memory(mark: str) -> float:
    return int(re.search(rf"^{mark}:\s+(\d+)", _STATUS.read_text(), re.MULTILINE)[1]) / 1024
