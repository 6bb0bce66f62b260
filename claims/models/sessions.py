"""Who is logged in where: Django's sessions in a table that also says whose each is, from what device, and since when.

A session's key is a secret: whoever has it is logged in. Pages name a session by its ``handle``.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

DEVICE, SEEN = "_device", "_seen"
#: A session that was used says so again after so long: not each page that is looked at is written down.
SEEN_EVERY = timedelta(minutes=10)
_LONGEST_DEVICE = 300


class AccountSession(AbstractBaseSession):
    """One browser in which somebody is logged in; ``user`` is null where nobody is."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=_LONGEST_DEVICE, blank=True, help_text="what the browser calls itself")
    seen_at = models.DateTimeField(null=True, help_text="to within ten minutes")

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """What reads and writes the table."""
        return SessionStore

    @property
    def handle(self) -> str:
        """A name for it that lets nobody in."""
        return salted_hmac("claims.session", self.session_key, algorithm="sha256").hexdigest()[:24]


class SessionStore(DatabaseStore):
    """Django's store on the database, with our columns beside the data."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        """The table."""
        return AccountSession

    def create_model_instance(self, data: dict) -> AccountSession:
        """A row as it is to be written."""
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.seen_at = data.get(SEEN) and datetime.fromisoformat(data[SEEN])
        return row


def note_use(request: HttpRequest) -> None:
    """Write into the session of somebody logged in what browser uses it and that it does now; seldom twice."""
    now, session = timezone.now(), request.session
    seen = session.get(SEEN)
    if seen is None or datetime.fromisoformat(seen) <= now - SEEN_EVERY:
        session[DEVICE] = request.headers.get("User-Agent", "")[:_LONGEST_DEVICE]
        session[SEEN] = now.isoformat()
