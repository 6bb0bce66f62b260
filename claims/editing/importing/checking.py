"""Both tables looked through before anything is written: all that is wrong with them is said at once."""

from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from claims.editing.importing.outcome import MOST_LISTED, Outcome
from claims.editing.importing.spool import Spool
from claims.parsing.tables import ClaimRow, Problem, TellingRow, Unreadable, read_claims, read_tellings
from claims.parsing.tables.claims import NAME as CLAIMS
from claims.parsing.tables.tellings import NAME as TELLINGS
from claims.terms import Status


@dataclass
class Checked:
    """The rows of two tables that make sense, what they are together, and in which order the claims stand.

    ``has_all_claims`` says that every line of the table of claims made sense.
    """

    claims: Spool = field(default_factory=Spool)
    tellings: Spool = field(default_factory=Spool)
    statuses: dict[int, Status] = field(default_factory=dict)
    has_all_claims: bool = True
    told: set[int] = field(default_factory=set)
    highest: int = 0
    highest_article: int = 0
    is_oldest_first: bool = False
    most_rows: int | None = None

    def make_room(self, table: str, line: int) -> None:
        """Unreadable where there are more rows than may be."""
        if self.most_rows is not None and self.claims.n + self.tellings.n >= self.most_rows:
            told = f"Here at most {self.most_rows:,} rows are taken in at once. “manage.py import” takes any number."
            raise Unreadable(Problem(table, line, "", told))

    def close(self) -> None:
        """Forget the rows."""
        self.claims.close()
        self.tellings.close()


def check(claims: BinaryIO, tellings: BinaryIO | None, outcome: Outcome, most_rows: int | None = None) -> Checked:
    """Read both; problems go to ``outcome``, at most so many that they can be listed."""
    checked = Checked(most_rows=most_rows)
    try:
        _check_claims(checked, claims, outcome)
        checked.has_all_claims = not outcome.n_problems
        if tellings is not None:
            _check_tellings(checked, tellings, outcome)
    except Unreadable as unreadable:
        outcome.is_wrong(unreadable.problem)
    return checked


def _check_claims(checked: Checked, file: BinaryIO, outcome: Outcome) -> None:
    first = last = None
    for row in read_claims(file):
        if not isinstance(row, ClaimRow):
            _is_wrong(row, outcome)
            continue
        checked.make_room(CLAIMS, row.line)
        checked.claims.put(row)
        checked.statuses[row.number] = row.status
        checked.highest = max(checked.highest, row.number)
        day = row.published and row.published.first
        first, last = first or day, day or last
    checked.is_oldest_first = _comes_before(first, last)


def _comes_before(first: date | None, last: date | None) -> bool:
    return bool(first and last and first < last)


def _check_tellings(checked: Checked, file: BinaryIO, outcome: Outcome) -> None:
    seen: set[int] = set()
    for row in read_tellings(file):
        problem = row if isinstance(row, Problem) else _fits(row, checked, seen)
        if problem:
            _is_wrong(problem, outcome)
            continue
        checked.make_room(TELLINGS, row.line)
        checked.tellings.put(row)
        checked.told.add(row.claim)
        checked.highest_article = max(checked.highest_article, row.held.article if row.held else 0)


def _fits(row: TellingRow, checked: Checked, seen: set[int]) -> Problem | None:
    """What is wrong with a telling beside the claims and the other tellings."""
    status = checked.statuses.get(row.claim)
    if status is None and checked.has_all_claims:  # else its claim may stand in a line that is to be mended
        return Problem(
            TELLINGS, row.line, "claim_id", f"Claim {row.claim} is not in the table of claims. Bring it, too."
        )
    if status == Status.WITHDRAWN:
        told = f"Claim {row.claim} is withdrawn in the table of claims. A withdrawn claim has no tellings."
        return Problem(TELLINGS, row.line, "claim_id", told)
    name = hash((row.claim, row.version, row.quote, row.start))
    if name in seen:
        return Problem(
            TELLINGS, row.line, "quote", "The same words of the same claim stand in a line above. Take one out."
        )
    seen.add(name)
    return None


def _is_wrong(problem: Problem, outcome: Outcome) -> None:
    outcome.is_wrong(problem)
    if outcome.n_problems >= MOST_LISTED:
        raise Unreadable(Problem(problem.table, problem.line, "", "There is more like that. Mend these first."))
