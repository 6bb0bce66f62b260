"""The two tables that a dispute is exported as, claims and their tellings, read back: to rows, or what is wrong."""

from claims.parsing.tables.claims import read_claims
from claims.parsing.tables.problems import Problem, Unreadable
from claims.parsing.tables.rows import ClaimRow, TellingRow
from claims.parsing.tables.tellings import read_tellings

__all__ = ["ClaimRow", "Problem", "TellingRow", "Unreadable", "read_claims", "read_tellings"]
