"""Which version of what readers see stands now, and since when: by it they ask for what they hold already.

The database names its state cheaply, but not since when it is so: a transaction's own time is that of its beginning,
and another one may have been seen before it was there. So a process goes by the moment at which it first saw a state,
rounded up to the next second, as HTTP counts. Until that second is over nothing is said, or a change within it would
not be noticed. Another process may name a later moment: then the same is sent once more.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from claims.timeline.keeping import state_of_data
from claims.timeline.viewing import last_lifting


@dataclass(frozen=True, slots=True)
class Version:
    """``name`` is another one whenever readers may see something else; it is ``since`` then, None where that is now."""

    name: str
    since: datetime | None


class _FirstSeen:
    """The latest name and when it was first asked for. Threads share it."""

    def __init__(self):
        self._lock = Lock()
        self._name, self._at = "", datetime.min.replace(tzinfo=UTC)

    def of(self, name: str, now: datetime) -> datetime:
        with self._lock:
            if name != self._name:
                self._name, self._at = name, now
            return self._at


_SEEN = _FirstSeen()


def version_for_readers(now: datetime) -> Version:
    """The version of everything that readers may see, embargoes that ended by ``now`` counted in. At most two queries,
    one where the state was the same before."""
    lifted = last_lifting(now)
    name = f"{state_of_data()} {lifted.isoformat() if lifted else ''}"
    since = _next_second(_SEEN.of(name, now))
    return Version(name, since if since <= now else None)


def _next_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0) + timedelta(seconds=1)
