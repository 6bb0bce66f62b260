"""What goes wrong on the way in, said to the person who can do something about it."""

from datetime import timedelta
from enum import StrEnum


class Trouble(StrEnum):
    """What sort of thing is wrong, for counting and for deciding whether another try makes sense."""

    EMPTY = "empty"
    BINARY = "binary"
    NOT_A_FEED = "not a feed"
    IS_A_FEED = "is a feed"
    NO_ITEMS = "no items"
    NO_TEXT = "no text"
    TOO_LARGE = "too large"
    NOT_FOUND = "not found"
    NOT_ALLOWED = "not allowed"
    LOG_IN = "asks to log in"
    LOCKED = "locked"
    TOO_SLOW = "too slow"
    CRASHED = "crashed"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    GONE = "gone"
    ELSEWHERE = "leads elsewhere"


class IngestError(Exception):
    """Something handed in cannot become an article; the message says what is wrong with it and what to do.

    `retry` says whether the same may well succeed later, and `retry_after` how long the site asks to wait.
    """

    retry = False
    retry_after: timedelta | None = None

    def __init__(self, message: str, trouble: Trouble = Trouble.NO_TEXT):
        super().__init__(message)
        self.trouble = trouble
