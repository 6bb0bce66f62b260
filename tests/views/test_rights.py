"""Who may do what: every address × method × fragment × person, as each view itself says who may come in.

The addresses come from the URL map, and what each answer must be from ``needs`` on its view (``views/allowed.py``) and
the table of roles. A view without ``needs`` fails here. The guards are asked without the pages behind them.
"""

from itertools import product
from uuid import UUID

import pytest
from django.contrib import admin
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from claims.models import User
from claims.permissions import ACTIONS, Action
from claims.terms import Role
from claims.views import allowed
from tests.factories import a_dispute, a_placed_claim, a_user

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
HANDED = {
    "slug": "x",
    "kind": "claim",
    "name": "x",
    "form": "txt",
    "ending": "json",
    "number": 1,
    "other": 2,
    "pk": 1,
    "key": UUID(int=1),
    "handle": "x",
    "uidb64": "x",
    "token": "x",
    "rest": "x",
}
LET_IN, REFUSED, NO_SUCH_WAY = "let in", "refused", "no such way"


class LetIn(Exception):
    """The guard had no objection."""


def addresses(patterns=None) -> list[URLPattern]:
    """Every address of the site, the staff admin apart, whose guard is a test of its own."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found += [] if pattern.app_name == "admin" else addresses(pattern.url_patterns)
        else:
            found.append(pattern)
    return found


@pytest.fixture
def people() -> dict[str, tuple[dict, Role | None]]:
    """The session that each kind of person has, and the role that they are to have by it."""
    there = {str(role): (session_of(a_user(role)), role) for role in Role}
    closed, demoted = a_user(Role.LEAD), a_user(Role.LEAD)
    there |= {"nobody": ({}, None), "closed": (session_of(closed), None)}
    there["demoted"] = (session_of(demoted), Role.CONTRIBUTOR)
    User.objects.filter(pk=closed.pk).update(is_active=False)  # both while they are logged in
    User.objects.filter(pk=demoted.pk).update(role=Role.CONTRIBUTOR)
    return there


def as_somebody(request: HttpRequest, session: dict) -> HttpRequest:
    """The request as it comes in with this session."""
    request.session = session.copy()
    AuthenticationMiddleware(lambda request: HttpResponse()).process_request(request)
    return request


def session_of(user: User) -> dict:
    """What the session of somebody who is logged in holds."""
    backend = "django.contrib.auth.backends.ModelBackend"
    return {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: backend, HASH_SESSION_KEY: user.get_session_auth_hash()}


@pytest.fixture
def ask(rf, monkeypatch):
    """What a view answers to somebody: the real view with the real guard, stopped as soon as the guard lets in."""
    guard = allowed.turned_away

    def stopped(request, action):
        answer = guard(request, action)
        if answer is None:
            raise LetIn
        return answer

    monkeypatch.setattr(allowed, "turned_away", stopped)
    monkeypatch.setattr(allowed, "log_in_first", lambda request: HttpResponse(status=403))

    def answer(pattern: URLPattern, method: str, fragment: bool, session: dict) -> str:
        request = as_somebody(
            rf.generic(method, "/anything/", headers={"HX-Request": "true"} if fragment else {}), session
        )
        handed = {name: HANDED[name] for name in pattern.pattern.converters}
        try:
            response = pattern.callback(request, **handed)
        except LetIn:
            return LET_IN
        except PermissionDenied:
            return REFUSED
        return {403: REFUSED, 405: NO_SUCH_WAY}.get(response.status_code, str(response.status_code))

    return answer


@pytest.fixture
def ways(rf):
    """The methods that an address takes: what it answers to one that none takes."""

    def of(pattern: URLPattern) -> set[str]:
        handed = {name: HANDED[name] for name in pattern.pattern.converters}
        response = pattern.callback(rf.options("/anything/"), **handed)
        return set(response["Allow"].split(", ")) if response.status_code == 405 else set(METHODS)

    return of


@pytest.mark.parametrize("pattern", addresses(), ids=lambda pattern: pattern.name)
def test_every_address_says_who_may_come_in_and_which_way(pattern, ways):
    assert isinstance(getattr(pattern.callback, "needs", None), allowed.Needs)
    assert ways(pattern) in ({"GET", "HEAD"}, {"POST"}, {"GET", "HEAD", "POST"})


@pytest.mark.django_db
def test_every_person_gets_what_the_table_says(ask, people, ways, record_property):
    n, wrong = 0, []
    for pattern in addresses():
        taken = ways(pattern)
        for (who, (session, role)), method, fragment in product(people.items(), METHODS, (False, True)):
            n += 1
            may = pattern.callback.needs.by(method) in ACTIONS[role]
            right = NO_SUCH_WAY if method not in taken else LET_IN if may else REFUSED
            got = ask(pattern, method, fragment, session)
            if got != right:
                wrong.append(f"{method} {pattern.name} by {who}: {got}, not {right}")
    record_property("combinations", n)
    assert wrong == []
    assert n == len(addresses()) * len(people) * len(METHODS) * 2 > 6_000


@pytest.mark.django_db
def test_the_admin_lets_in_whom_the_table_says(rf, people):
    for who, (session, role) in people.items():
        request = as_somebody(rf.get("/admin/"), session)
        assert admin.site.has_permission(request) == (Action.INSPECT in ACTIONS[role]), who


@pytest.mark.django_db
@pytest.mark.slow
def test_looking_changes_nothing(client):
    """Every address is asked for by somebody who may see all, while the database refuses to write."""
    client.force_login(a_user(Role.STAFF))
    claim = a_placed_claim(a_dispute(slug="x"))
    there = HANDED | {"number": claim.number, "pk": claim.appearances.get().article_id}
    client.get("/healthz")  # when somebody was seen is noted with their first page, and again after ten minutes
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        for pattern in addresses():
            address = reverse(pattern.name, kwargs={name: there[name] for name in pattern.pattern.converters})
            assert client.get(address).status_code in (200, 302, 400, 404, 405, 410), address
        transaction.set_rollback(True)
