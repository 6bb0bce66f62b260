"""Telling a page that wants a log-in, or proof of being human, from what was asked for."""

import re

_HEAD = 200_000
_PASSWORD = re.compile(r"<input\b[^<>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{0,300})", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:log|sign)[ -]?(?:in|on)\b|\bpassword\b|\bauthenticat|\bjust a moment\b|\bare you (?:a )?(?:human|robot)\b"
    r"|\b(?:un)?authori[sz]ed\b|\baccess denied\b|\battention required\b|\bsubscri(?:be|ption) (?:to|required)\b",
    re.IGNORECASE,
)


def asks_to_log_in(markup: str) -> bool:
    """Whether a page of HTML has a field for a password, or a title that asks for a log-in or turns visitors away."""
    head = markup[:_HEAD]
    title = _TITLE.search(head)
    return bool(_PASSWORD.search(head) or (title and _ASKING.search(title[1])))
