"""A claim to cite."""

from datetime import date

from claims.exports.citation import Citable


def a_citable(**fields) -> Citable:
    """A claim of the New York Times as known on 28 November 2026, or with other ``fields``."""
    usual = {
        "number": 8,
        "wording": "OpenAI copied millions of articles.",
        "speaker": "The New York Times",
        "published": "28 Dec 2023",
        "n_articles": 5,
        "n_origins": 1,
        "is_checked": False,
        "as_of": date(2026, 11, 28),
        "address": "https://example.org/claims/8/?as_of=2026-11-28&as_of_clock=first_held",
    }
    return Citable(**{**usual, **fields})
