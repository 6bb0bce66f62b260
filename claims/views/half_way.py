"""Between the password and the code: somebody who has shown the one and owes the other.

They are not logged in. The session keeps who they are for five minutes; a new password, or a closed account, ends it.
"""

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from claims.models import User

_KEY, _SECONDS = "half_way", 300


def begin(request: HttpRequest, user: User) -> None:
    """Remember whose password was right."""
    request.session[_KEY] = {
        "user": user.pk,
        "backend": user.backend,
        "hash": user.get_session_auth_hash(),
        "at": timezone.now().timestamp(),
    }


def who(request: HttpRequest) -> User | None:
    """Who it is that owes a code; None where nobody does, or it took too long."""
    kept = request.session.get(_KEY)
    if not kept or timezone.now().timestamp() - kept["at"] > _SECONDS:
        return None
    user = get_user_model().objects.filter(pk=kept["user"], is_active=True).first()
    if user is None or not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    user.backend = kept["backend"]
    return user


def finish(request: HttpRequest, user: User) -> None:
    """Log them in, with a new session."""
    del request.session[_KEY]
    login(request, user, user.backend)
