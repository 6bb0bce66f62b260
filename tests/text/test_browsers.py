"""What a browser calls itself, in words."""

import pytest

from claims.text.browsers import browser_in_words

MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    "agent, words",
    [
        (f"{MOZILLA} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        (f"{MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", "Safari on a Mac"),
        (f"{MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on an iPhone"),
        (f"{MOZILLA} (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("python-requests/2.32", "A Python program"),
        ("<script>alert(1)</script>", "A browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_browser_is_told_in_words(agent, words):
    assert browser_in_words(agent) == words
