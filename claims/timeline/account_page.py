"""The page on which people look after their own account."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from claims.models import User
from claims.text.browsers import browser_in_words


@dataclass(frozen=True, slots=True)
class Place:
    """One browser in which somebody is logged in."""

    handle: str
    words: str
    seen_at: datetime | None
    is_here: bool


def load_places(user: User, key: str) -> list[Place]:
    """Where somebody is logged in, the browser with the session ``key`` first, then by last use; one query."""
    sessions = user.sessions.filter(expire_date__gt=timezone.now()).order_by("-seen_at")[:100]
    places = [
        Place(session.handle, browser_in_words(session.device), session.seen_at, session.session_key == key)
        for session in sessions
    ]
    return sorted(places, key=lambda place: not place.is_here)
