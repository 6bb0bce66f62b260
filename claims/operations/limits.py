"""How often one may ask within a minute: counted in the database, so that it holds for all processes together.

The table is not logged: after a crash everybody begins anew, and so they do after the clock was set back. One statement
counts, and two at once wait for each other.
"""

import random
from dataclasses import dataclass

from django.db import connection
from django.http.response import HttpResponseBase

MINUTE = 60
_COUNT = """
    INSERT INTO claims_apiuse AS use (who, kind, began, n) VALUES (%(who)s, %(kind)s, clock_timestamp(), 1)
    ON CONFLICT (who, kind) DO UPDATE SET
        n = CASE WHEN clock_timestamp() - use.began BETWEEN interval '0' AND interval '1 minute'
            THEN use.n + 1 ELSE 1 END,
        began = CASE WHEN clock_timestamp() - use.began BETWEEN interval '0' AND interval '1 minute'
            THEN use.began ELSE excluded.began END
    RETURNING n, ceil(extract(epoch FROM began + interval '1 minute' - clock_timestamp()))::int
"""
_FORGET = "DELETE FROM claims_apiuse WHERE began < clock_timestamp() - interval '1 hour'"
#: Of so many requests one clears away what is an hour old.
_SELDOM = 1_000


@dataclass(frozen=True, slots=True)
class Use:
    """What is left of a minute: of ``limit`` requests ``left``, for so many seconds; ``is_over`` where none was."""

    limit: int
    n: int
    seconds: int

    @property
    def is_over(self) -> bool:
        """Whether this one was too many."""
        return self.n > self.limit

    def tell(self, answer: HttpResponseBase) -> HttpResponseBase:
        """Write it into the head of an answer."""
        answer["RateLimit-Limit"] = str(self.limit)
        answer["RateLimit-Remaining"] = str(max(self.limit - self.n, 0))
        answer["RateLimit-Reset"] = str(self.seconds)
        if self.is_over:
            answer["Retry-After"] = str(self.seconds)
        return answer


def count_use(who: str, kind: str, limit: int) -> Use | None:
    """Count a use of this kind by somebody; None where as many are taken as come (a limit of 0)."""
    if not limit:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"who": who, "kind": kind})
        n, seconds = cursor.fetchone()
        if random.randrange(_SELDOM) == 0:  # nosec B311 # nothing hangs on it
            cursor.execute(_FORGET)
    return Use(limit, n, min(max(seconds, 1), MINUTE))
