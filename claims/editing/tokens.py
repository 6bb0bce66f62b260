"""Tokens by which a person's programs may suggest claims and write notes: made, revoked, and known again."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.editing.shown_once import SHOWN_FOR, new_secret
from claims.models import ApiToken, User
from claims.permissions import Action, may
from claims.terms import Scope

MOST_TOKENS, LONGEST_NAME = 20, 120
#: For so many days a token can be made.
DAYS = (30, 90, 365)
#: By it people, and programs that look for secrets in files, know what it is.
_PREFIX = "claimline_"
_SEEN_EVERY = timedelta(minutes=10)
#: What somebody must be allowed to do for each scope.
ACTION_OF = {Scope.SUGGEST: Action.SUGGEST, Scope.ANNOTATE: Action.ANNOTATE}


def scopes_for(user: User) -> list[Scope]:
    """The scopes that this user can give a token."""
    return [scope for scope, action in ACTION_OF.items() if may(user, action)]


def open_tokens(user: User) -> QuerySet[ApiToken]:
    """The tokens of a user that are not revoked, expired ones too; the newest first."""
    return user.api_tokens.filter(revoked_at=None).order_by("-created_at", "-pk")


def make_token(user: User, name: str, scopes: Collection[str], days: int, sending: str = "") -> str:
    """Make a token, and give back what it is: nobody can look that up later. For one ``sending`` of a form one is made.

    Raises PermissionDenied for whoever has no account, and Refused without a name or scopes, for scopes that the user
    cannot give, for one token too many, and where it was made so long ago by this sending that it is not shown again.
    """
    with change(user, Action.KEEP_ACCOUNT, "token made"):
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if not name.strip() or not scopes or {*scopes} - {*scopes_for(user)}:
            raise Refused("Give the token a name, and say what it is for.")
        secret = _PREFIX + urlsafe_b64encode(new_secret(sending)).rstrip(b"=").decode()
        if made := ApiToken.objects.filter(token_hash=_hash(secret)).first():
            return _shown_again(made, secret)
        if open_tokens(user).count() >= MOST_TOKENS:
            raise Refused(f"You have {MOST_TOKENS} tokens. Revoke one that you no longer need.")
        expires_at = timezone.now() + timedelta(days=days)
        ApiToken.objects.create(
            owner=user, name=name.strip(), token_hash=_hash(secret), scopes=sorted(scopes), expires_at=expires_at
        )
    return secret


def _shown_again(made: ApiToken, secret: str) -> str:
    if made.revoked_at or timezone.now() - made.created_at > SHOWN_FOR:
        raise Refused(f"“{made.name}” was made with this form already, and is not shown again. Make another one.")
    return secret


def revoke_token(user: User, pk: int) -> bool:
    """Revoke one of the user's own tokens; whether there was one to revoke."""
    with change(user, Action.KEEP_ACCOUNT, "token revoked"):
        return bool(open_tokens(user).filter(pk=pk).order_by().update(revoked_at=timezone.now()))


def find_token(secret: str) -> ApiToken | None:
    """The token that this is, with its owner; None for one that no longer holds, or whose owner's account is closed."""
    now = timezone.now()
    tokens = ApiToken.objects.select_related("owner").filter(revoked_at=None, expires_at__gt=now, owner__is_active=True)
    return tokens.filter(token_hash=_hash(secret)).first()


def note_use_of(token: ApiToken) -> None:
    """Write down that it was used; seldom twice."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at <= now - _SEEN_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def _hash(secret: str) -> str:
    """A plain one: what is random and that long nobody guesses, however fast."""
    return hashlib.sha256(secret.encode()).hexdigest()
