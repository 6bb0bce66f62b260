"""What comes instead of a feed."""

import random
from collections.abc import Iterator

from claims.parsing.errors import Trouble
from tests.hostile.contents.building import GOOD, HTML, RSS, Content, item, rss, zipped
from tests.hostile.contents.holding import read_or_refused, refused, titles
from tests.parsing.web_page import page


def contents() -> Iterator[Content]:
    login = "<!doctype html><title>Sign in to continue</title><form><input type=password></form>"
    yield Content("login-page", HTML, login.encode, refused(Trouble.LOG_IN))
    yield Content("robot-check", HTML, lambda: b"<html><title>Just a moment...</title></html>", refused(Trouble.LOG_IN))
    yield Content("a-page", HTML, page, refused(Trouble.NOT_A_FEED))
    yield Content("empty", RSS, lambda: b"", refused(Trouble.EMPTY))
    yield Content("blank", RSS, lambda: b" \n\t", refused(Trouble.EMPTY))
    yield Content("no-items", RSS, rss, refused(Trouble.NO_ITEMS))
    yield Content("cut-off", RSS, lambda: rss(GOOD, item(title="x"))[:-20], titles("Good", "x"))
    yield Content("zip", "application/zip", zipped, refused(Trouble.BINARY))
    yield Content("picture", "image/png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(900), refused(Trouble.BINARY))
    yield Content("noise", RSS, lambda: random.Random(0).randbytes(200_000), refused(Trouble.BINARY))
    noise = "".join(random.Random(0).choices("<>&;/='\"![]-?ab \n", k=300_000))
    yield Content("noise-in-a-feed", RSS, lambda: rss(noise), read_or_refused)
