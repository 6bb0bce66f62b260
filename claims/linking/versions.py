"""Models and laws that differ by a number behind one name: GPT-4 is not GPT-5, nor is it just any GPT."""

import re
from collections.abc import Set

_VERSION = re.compile(
    r"(?P<base>.*\S)[ \-‑–]?"
    r"(?P<number>(?<=[ \-‑–])(?:[Vv]?\d+(?:\.\d+)*|Two|Three|Four|Five|II|III|IV|V)|\d+(?:\.\d+)*)"
)


def other_version(one: Set[str], other: Set[str]) -> str:
    """Why two tellings are of different versions of one thing, by the names in each; "" where they are not."""
    for ours, theirs in ((one, other), (other, one)):
        for name in sorted(ours - theirs):
            base, number = _split(name)
            rivals = sorted(rival for rival in theirs - ours if number and _split(rival)[0] == base)
            if rivals:
                return f"another version: {name} and {rivals[0]}"
    return ""


def _split(name: str) -> tuple[str, str]:
    """The name without its number, and the number; ("OpenAI", "") for one without."""
    found = _VERSION.fullmatch(name)
    return (found["base"].rstrip(" -‑–"), found["number"]) if found else (name, "")
