"""The table of claims, read."""

from collections.abc import Iterator
from typing import BinaryIO

from claims.parsing.tables.cells import QID, SLUG, Cells, told_name, told_text
from claims.parsing.tables.columns import CLAIMS, CLAIMS_1, WITHDRAWN
from claims.parsing.tables.problems import Problem
from claims.parsing.tables.rows import ClaimRow, PartyCell, RoleCell
from claims.parsing.tables.table import Layout, rows_of
from claims.terms import PartyKind, PartyRole, Status

NAME = "Claims"
LAYOUT = Layout(NAME, CLAIMS, CLAIMS_1)
#: The highest number that a claim may bring. Those that are given here go on from it, and stay for good: in addresses
#: that people type, and in what others read our tables with, which may know whole numbers of 32 bits alone.
HIGHEST = 1_000_000_000
TOO_HIGH = "The claims that are made here go on from the highest number. Give this one a lower number, in both tables."


def read_claims(file: BinaryIO) -> Iterator[ClaimRow | Problem]:
    """Each row, or what is wrong with it, line by line; raises Unreadable."""
    seen: dict[int, int] = {}
    for row in rows_of(file, LAYOUT):
        if isinstance(row, Problem):
            yield row
            continue
        cells = Cells(NAME, row)
        claim = _claim(cells)
        if claim.number and seen.setdefault(claim.number, row.line) != row.line:
            cells.wrong("id", f"Claim {claim.number} stands in line {seen[claim.number]} already. Keep one of them.")
        yield from cells.problems or [claim]


def _claim(cells: Cells) -> ClaimRow:
    status = cells.term("status", Status, (Status.SUGGESTED, Status.ACCEPTED, Status.WITHDRAWN))
    number = cells.whole("id", HIGHEST, least=1, beyond=TOO_HIGH)
    if number is None and not cells.problems:
        cells.wrong("id", "Give the claim a number: its tellings name it by that.")
    words = cells.text("claim", needed="Write what is claimed, in words that stand alone.")
    is_gone = status == Status.WITHDRAWN
    _check_days(cells)
    return ClaimRow(
        line=cells.line,
        number=number or 0,
        wording=words,
        status=status,
        reason=words.removeprefix(WITHDRAWN) if is_gone else "",
        speaker=None if is_gone else _speaker(cells),
        roles=() if is_gone else cells.json("roles", _role),
        negated=cells.is_so("negated"),
        first_url=cells.address("first_source_url"),
        quote=cells.text("quote"),
        published=cells.clock("published"),
        updated_at=cells.moment("updated"),
    )


def _speaker(cells: Cells) -> PartyCell | None:
    """The party that speaks; None for unnamed people, of whom neither a kind nor a page is told."""
    name, slug, kind = cells.name("speaker"), cells.slug("speaker_slug"), cells.maybe("speaker_kind", PartyKind)
    if not name or not (slug or kind):
        return None
    return PartyCell(name, kind or PartyKind.ORGANISATION, slug, cells.qid("speaker_qid"))


def _role(told: dict) -> RoleCell:
    ends = told_text(told, "slug", SLUG), told_text(told, "qid", QID)
    return RoleCell(
        PartyCell(told_name(told), PartyKind(told["kind"]), *ends), PartyRole(told["role"]), told_text(told, "words")
    )


def _check_days(cells: Cells) -> None:
    """The days of the first telling come with the tellings; here they only must make sense."""
    first, last = cells.clock("happened_from"), cells.clock("happened_to")
    if first and last and last.first and first.first and last.first < first.first:
        cells.wrong("happened_to", f"It ends on {last.first}, before it begins on {first.first}. Change the order.")
    for column in ("happened_edtf", "said"):
        cells.clock(column)
    cells.moment("first_held")
