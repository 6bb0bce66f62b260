"""Why an editor's change was not made."""

from django.db.models import Model


class Refused(Exception):
    """The change was not made; the message says why, and what to do, in words for the person who asked.

    ``other`` is the thing of the same kind that has already what was asked for, where the two may be one.
    """

    def __init__(self, why: str, other: Model | None = None):
        super().__init__(why)
        self.other = other


class Stale(Refused):
    """What the change was decided on has changed meanwhile."""
