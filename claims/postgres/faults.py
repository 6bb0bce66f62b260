"""Faults that lie with the database's server or its machine: they pass, and whatever met one may be tried again."""

import psycopg
from django.db import OperationalError

NO_ANSWER = "the database does not answer: see that its server runs; what waits goes on by itself"
DISK_FULL = "the disk of the database is full: make room on it; what waits goes on by itself"
NOT_NOW = "the database could not do this just now: it is tried again by itself"

#: SQLSTATEs, or their classes, that say nothing against the statement itself: a lost connection, a server that starts
#: or stops; deadlocks, too little memory, locks, trouble with the server's files.
_NO_ANSWER = ("08", "57P")
_NOT_NOW = ("40", "53", "55P03", "58")


def passing_fault(error: BaseException | None) -> str | None:
    """What is wrong with the database, in words for people, and what to do; None where it is something else.

    Looks through the wrappings of Django and of the job queue, whose errors have the driver's as their cause.
    """
    words = None
    while error:
        if isinstance(error, psycopg.Error):
            return _in_words(error)
        if isinstance(error, OperationalError):
            words = NO_ANSWER  # unless the driver says more: an embedded server that cannot be started, for one
        error = error.__cause__
    return words


def _in_words(error: psycopg.Error) -> str | None:
    if error.sqlstate is None:  # said by the driver: there is no connection, or no more
        return NO_ANSWER if isinstance(error, psycopg.OperationalError) else None
    if isinstance(error, psycopg.errors.DiskFull):
        return DISK_FULL
    if error.sqlstate.startswith(_NO_ANSWER):
        return NO_ANSWER
    return NOT_NOW if error.sqlstate.startswith(_NOT_NOW) else None
