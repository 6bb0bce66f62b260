"""The guarded way out: the only module that opens a connection to the world.

    fetcher = Fetcher(contact="editor@example.org")
    page = fetcher.fetch_page("https://example.org/story")      # robots.txt is asked first
    feed = fetcher.fetch("https://example.org/feed", validators=page.validators)

Each call is checked hop by hop (`address`, `guard`, `networks`), bounded in time and size (`limits`, `connection`,
`decoding`), waits its turn (`gate`, `robots`), and ends with a Fetched or a FetchError that says whether to try again.
`pacing` says when to call next. No Django, no tables.
"""

from claims.outbound.errors import (
    BadAnswer,
    Busy,
    Disallowed,
    FetchError,
    Gone,
    HttpProblem,
    NotAllowed,
    RedirectMaze,
    TooLarge,
    TooSlow,
    Unreachable,
)
from claims.outbound.fetcher import Fetched, Fetcher
from claims.outbound.headers import Validators
from claims.outbound.limits import Limits

__all__ = [
    "BadAnswer",
    "Busy",
    "Disallowed",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Gone",
    "HttpProblem",
    "Limits",
    "NotAllowed",
    "RedirectMaze",
    "TooLarge",
    "TooSlow",
    "Unreachable",
    "Validators",
]
