"""What is wrong with a table, in words for whoever brings it."""

from dataclasses import dataclass

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line; ``column`` is "" where it is the whole line, ``line`` 0 where it is the whole file."""

    table: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = f", line {self.line}" if self.line else ""
        column = f", column “{self.column}”" if self.column else ""
        return f"{self.table}{place}{column}: {self.sentence}"


class Unreadable(Exception):
    """A file that cannot be read on as a table; ``problem`` says why."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


def shown(cell: str) -> str:
    """A cell as it may stand in a sentence: short, on one line, without what would turn the line around."""
    plain = "".join(letter if letter.isprintable() else " " for letter in cell[: LONGEST_SHOWN + 1])
    line = " ".join(plain.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
