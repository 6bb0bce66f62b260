"""Parameters that only count where a reader came from, by the list in `data/tracking.tsv`."""

import csv
import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "tracking.tsv"
_EVERYWHERE = "*"


def is_tracking(name: str, host: str) -> bool:
    """Whether the parameter `name` chooses nothing of the content of a page on `host`."""
    labels = host.split(".")
    sites = (_EVERYWHERE, *(".".join(labels[place:]) for place in range(len(labels) - 1)))
    return any(pattern.fullmatch(name) for site in sites if (pattern := _patterns().get(site)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Site → what matches its parameters."""
    with LIST.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    names = {row["host"]: [] for row in rows}
    for row in rows:
        names[row["host"]].append(re.escape(row["parameter"]).replace(r"\*", r"\w*"))
    return {host: re.compile("|".join(patterns), re.IGNORECASE) for host, patterns in names.items()}
