"""The log: a line of JSON for each event in production, a readable line elsewhere.

No personal data is written down: no address of a computer or of a person, no name, no words of a search, no link that
opens something. So a request is told by its view and not by its path or query string, whoever made it; what looks like
an e-mail address, in the message of an error for one, is left out. Who changed what stands in the history.

What comes from outside (a header, a host name, the message of an error) cannot begin a new line, move the cursor or
turn the direction of writing: such characters are written as escapes, and the lines of a traceback are indented.
"""

import json
import logging
import re
import unicodedata
from datetime import UTC, datetime
from http import HTTPStatus

from claims.operations.at_hand import at_hand

#: What a line may say besides its message, where whoever wrote it gave it along.
_MORE = ("view", "method", "status", "milliseconds", "stage", "object")
_E_MAIL = re.compile(r"[^\s@<>\"'(),;:\[\]{}]+@[^\s@<>\"'(),;:\[\]{}/]+")
_LEFT_OUT = "(address left out)"
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


class PathsLeftOut(logging.Filter):
    """Django tells the path of each request that went wrong, which may be a link that opens something: of such a path
    the view's own pattern is left."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: the line is kept, without the path."""
        request = getattr(record, "request", None)
        if (path := getattr(request, "path", None)) and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            told = f"/{match.route}" if match else "an address that is not there"
            record.args = tuple(told if word == path else word for word in record.args)
        return True


class AsksForTooMuch(logging.Filter):
    """Django tells each answer from 500 on as an error of ours. By 501 oEmbed has us say that a format was asked for
    which there is not: like an address that there is not, that is worth a warning."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: the line is kept, as a warning."""
        if getattr(record, "status_code", None) == HTTPStatus.NOT_IMPLEMENTED:
            record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        return True


class PlainLines(logging.Formatter):
    """For people: when, how bad, who says it, what, and the ids in brackets."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the traceback under it."""
        ids = "".join(f" [{name} {value}]" for name, value in _ids(record).items())
        line = f"{_moment(record):%Y-%m-%d %H:%M:%S} {record.levelname} {record.name}: {seen(record.getMessage())}{ids}"
        return "\n".join([line, *(f"    {seen(part)}" for part in _traceback(self, record).splitlines())])


class JsonLines(logging.Formatter):
    """For programs: an object to a line, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """The same as in a plain line, and what was given along."""
        told = {
            "at": _moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _without_addresses(record.getMessage()),
            **_ids(record),
            **{name: getattr(record, name) for name in _MORE if hasattr(record, name)},
        }
        if traceback := _traceback(self, record):
            told["traceback"] = _without_addresses(traceback)
        return json.dumps(told, default=str)


def seen(words: str) -> str:
    """Words on one line, without e-mail addresses, and with escapes for what would not be seen."""
    safe = "".join(_escaped(each) if unicodedata.category(each) in _UNSEEN else each for each in words)
    return _without_addresses(safe)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _without_addresses(words: str) -> str:
    return _E_MAIL.sub(_LEFT_OUT, words)


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _ids(record: logging.LogRecord) -> dict[str, object]:
    """Of the request or job at hand. What the queue says of a job itself says which it is."""
    told = getattr(record, "job", None)
    return at_hand() | ({"job": told["id"]} if isinstance(told, dict) and "id" in told else {})


def _traceback(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    return formatter.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else ""
