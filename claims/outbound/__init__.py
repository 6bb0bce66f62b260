"""The guarded way out: the only module that opens a connection to the world.

    fetcher = Fetcher(contact="desk@paper.example", gate=HostGate(pause=1))  # once per process
    feed = fetcher.fetch("https://news.example/feed")
    again = fetcher.fetch(feed.url, validators=feed.validators)  # again.is_unchanged, if it is
    page = fetcher.fetch_page("https://news.example/story")  # robots.txt is asked first

Each call is checked hop by hop (`address`, `guard`, `networks`), bounded in time and size (`limits`, `connection`,
`decoding`), waits its turn (`gate`, `robots`), and ends with a Fetched or a FetchError that says whether to try again.
`pacing` says when to call next. No Django, no tables.
"""

from claims.outbound.errors import (
    BadAnswer,
    Busy,
    FetchError,
    ForbiddenByRobots,
    Gone,
    HttpProblem,
    NotAllowed,
    RedirectMaze,
    TooLarge,
    TooSlow,
    Unreachable,
)
from claims.outbound.fetcher import Fetched, Fetcher
from claims.outbound.gate import HostGate
from claims.outbound.headers import Validators
from claims.outbound.limits import Limits

__all__ = [
    "BadAnswer",
    "Busy",
    "ForbiddenByRobots",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Gone",
    "HostGate",
    "HttpProblem",
    "Limits",
    "NotAllowed",
    "RedirectMaze",
    "TooLarge",
    "TooSlow",
    "Unreachable",
    "Validators",
]
