"""Who may do what (``roles``), and what a reader may see (``gate``)."""

from claims.permissions.gate import Gate, living
from claims.permissions.roles import ACTIONS, Action, may, role_of

__all__ = ["ACTIONS", "Action", "Gate", "living", "may", "role_of"]
