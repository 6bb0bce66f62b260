"""Ratings for tests."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal

from claims.editing.ratings import Finding, give_rating
from claims.models import Claim, Rating, User
from claims.terms import Role
from tests.factories import a_user


def a_finding(**fields) -> Finding:
    """“Misleading”, two of five."""
    usual = {
        "claim_reviewed": "DeepSeek took data from OpenAI.",
        "alternate_name": "Misleading",
        "reasons": "There is *some* evidence, and [a filing](https://court.example/1).",
        "organisation": "The Daily Checker",
        "decided_on": date(2025, 3, 4),
        "url": "https://checker.example/",
        "sources": [{"url": "https://court.example/1", "name": "The filing"}],
        "value": Decimal(2),
        "worst": Decimal(1),
        "best": Decimal(5),
    }
    return Finding(**usual | fields)


def a_rating(claim: Claim, user: User | None = None, **fields) -> Rating:
    """A rating of an accepted claim, given by an editor."""
    return give_rating(user or a_user(Role.EDITOR), claim.number, a_finding(**fields))


def a_rating_of_any(claim: Claim, **fields) -> Rating:
    """A rating of a claim in whatever state, put there without asking anybody."""
    told = asdict(a_finding(**fields))
    return Rating.objects.create(claim=claim, decided_by=a_user(Role.EDITOR), wording=claim.wording, **told)


def written(**fields) -> dict[str, str]:
    """What is sent by the form for a rating."""
    usual = {
        "alternate_name": "Misleading",
        "claim_reviewed": "DeepSeek took data from OpenAI.",
        "reasons": "There is *some* evidence.",
        "sources": "https://court.example/1 The filing",
        "organisation": "The Daily Checker",
        "url": "https://checker.example/",
        "decided_on": "2025-03-04",
        "value": "2",
        "worst": "1",
        "best": "5",
        "do": "save",
    }
    return usual | fields
