"""When somebody looked last at what is new.

Of people with an account the session keeps it. Of a reader nothing is kept unless they ask for it: then a cookie of
their own browser, signed, sent to that page alone, with two times in it, to the minute, and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

COOKIE = "visits"
_KEPT = timedelta(days=90)

#: A look at the page within so long belongs to the same visit: to open it again takes nothing off it.
_VISIT = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Visits:
    """When this visit began, and the one before (None: this is the first). ``is_kept``: whether anything is kept."""

    began_at: datetime
    before_at: datetime | None = None
    is_kept: bool = True

    def at(self, now: datetime) -> "Visits":
        """The visits as of now: this one goes on, or another one begins."""
        return self if now - self.began_at < _VISIT else Visits(now, self.began_at)

    def written(self) -> list[str]:
        """What is kept of them."""
        return [moment.isoformat() for moment in (self.began_at, self.before_at) if moment]

    @classmethod
    def read(cls, written: object) -> "Visits | None":
        """What ``written`` says; None where it says nothing sensible."""
        try:
            began_at, *before = [datetime.fromisoformat(moment) for moment in written]
            visits = cls(began_at, *before)
            return visits if began_at <= timezone.now() else None
        except (ValueError, TypeError):
            return None


def visits_of(request: HttpRequest, slug: str) -> Visits:
    """The visits of whoever asks to what is new in the dispute ``slug``, this one among them."""
    now = timezone.now().replace(second=0, microsecond=0)
    if request.user.is_authenticated:
        known = Visits.read(request.session.get(_key(slug)))
        visits = known.at(now) if known else Visits(now)
        if visits != known:
            request.session[_key(slug)] = visits.written()
        return visits
    known = _from_cookie(request)
    return known.at(now) if known else Visits(now, is_kept=False)


def remember(response: HttpResponse, visits: Visits, path: str) -> None:
    """Keep a reader's visits in their browser, for the page at ``path`` alone."""
    response.set_cookie(
        COOKIE,
        signing.dumps(visits.written(), salt=COOKIE),
        max_age=_KEPT,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, path: str) -> None:
    """Keep them no longer."""
    response.delete_cookie(COOKIE, path=path, samesite="Lax")


def _from_cookie(request: HttpRequest) -> Visits | None:
    try:
        return Visits.read(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE))
    except signing.BadSignature:
        return None


def _key(slug: str) -> str:
    return f"visits:{slug}"
