"""Why an editor's change was not made."""


class Refused(Exception):
    """The change was not made; the message says why, and what to do, in words for the person who asked."""


class Stale(Refused):
    """What the change was decided on has changed meanwhile."""
