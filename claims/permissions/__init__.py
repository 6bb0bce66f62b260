"""Who may do what (``roles``), and what a reader may see (``gate``)."""

from claims.permissions.gate import Gate
from claims.permissions.roles import ACTIONS, Action, may, role_of

__all__ = ["ACTIONS", "Action", "Gate", "may", "role_of"]
