"""Who may do what (``roles``), and what a reader may see (``gate``), today or as known on a day (``known``)."""

from claims.permissions.gate import Gate, living
from claims.permissions.known import KNOWING, Known
from claims.permissions.roles import ACTIONS, LEADING, Action, may, may_give, role_of
from claims.permissions.supposed import Supposed

__all__ = [
    "ACTIONS",
    "KNOWING",
    "LEADING",
    "Action",
    "Gate",
    "Known",
    "Supposed",
    "living",
    "may",
    "may_give",
    "role_of",
]
