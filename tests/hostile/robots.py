"""Answers for /robots.txt, served there when the server's `robots` names one."""

from tests.hostile.registry import answers, behaves

OURS = b"User-agent: Claimline\nDisallow: /plain\n"

answers("robots-forbids-us", "robots", "the page is not read", OURS)
answers("robots-forbids-another", "robots", "the page is read", b"User-agent: claim\nDisallow: /\n")
answers("robots-forbids-all", "robots", "the page is not read", b"\xef\xbb\xbfuser-agent : *\r\nDisallow: /p*n$\r\n")
answers(
    "robots-allows-us",
    "robots",
    "the page is read",
    b"User-agent: *\nDisallow: /\n\nUser-agent: Claimline/2\nAllow: /\n",
)
answers("robots-slow-down", "robots", "the pause is kept", b"User-agent: *\nCrawl-delay: 7\n")
answers("robots-stand-still", "robots", "the pause is clamped", b"User-agent: *\nCrawl-delay: 1e9\n")
answers("robots-empty", "robots", "the page is read")
answers("robots-forbidden", "robots", "the page is read", status=403)
answers("robots-broken", "robots", "the page is not read now", status=503)
answers("robots-too-often", "robots", "the page is not read now", status=429)
answers("robots-elsewhere", "robots", "the page is not read", status=301, location="/robots-forbids-us")
answers("robots-in-circles", "robots", "the page is read", status=302, location="/robots-in-circles-too")
answers("robots-in-circles-too", "robots", "the page is read", status=302, location="/robots-in-circles")
answers("robots-at-metadata", "robots", "the page is not read now", status=302, location="http://169.254.169.254/")
answers(
    "robots-as-page", "robots", "the page is read", b"<!doctype html><title>Not here</title>", content_type="text/html"
)
answers("robots-as-noise", "robots", "the page is read", bytes(range(256)) * 100)
answers(
    "robots-of-many-agents",
    "robots",
    "the page is read, within seconds",
    b"".join(b"User-agent: a%d\n" % number for number in range(10_000))
    + b"".join(b"Disallow: /%d*\n" % number for number in range(10_000)),
)


@behaves("robots", "the first 500 kB count")
def robots_without_end(wire):
    wire.head()
    wire.send(OURS)
    while True:
        wire.send(b"# and so on\n" * 10_000)
