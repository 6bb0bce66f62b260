"""What people do with the account they have: where they are logged in."""

from claims.editing.changing import change
from claims.models import AccountSession, User
from claims.permissions import Action


def end_session(user: User, handle: str) -> bool:
    """Log somebody out in one browser; False where they have no such session (any more)."""
    with change(user, Action.KEEP_ACCOUNT, "logged out elsewhere"):
        found = next((session for session in user.sessions.all() if session.handle == handle), None)
        return bool(found and AccountSession.objects.filter(pk=found.pk).delete()[0])


def end_other_sessions(user: User, key: str) -> int:
    """Log somebody out everywhere but where the session has this key; returns in how many places."""
    with change(user, Action.KEEP_ACCOUNT, "logged out elsewhere"):
        return user.sessions.exclude(session_key=key).delete()[0]
