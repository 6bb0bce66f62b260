"""/account/tokens/: made, shown once, revoked."""

import re

import pytest

from claims.editing.tokens import MOST_TOKENS, find_token, make_token
from claims.models import ApiToken
from claims.terms import Role, Scope
from tests.factories import a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

WANTED = {"name": "My <b>script</b>", "scopes": ["suggest"], "days": "90"}


@pytest.fixture
def user(client):
    user = a_user(Role.CONTRIBUTOR)
    client.force_login(user)
    return user


def test_a_token_is_shown_once_and_kept_as_a_hash(client, user):
    page = client.post("/account/tokens/", WANTED).content.decode()
    secret = re.search(r"claimline_[\w-]{43}", page).group()
    token = find_token(secret)
    assert (token.owner, token.scopes) == (user, ["suggest"])
    assert secret not in client.get("/account/tokens/").content.decode()
    assert secret not in token.token_hash
    assert "<b>script" not in page


def test_a_revoked_token_is_worth_nothing(client, user):
    secret = make_token(user, "mine", [Scope.SUGGEST], 30)
    client.post(f"/account/tokens/{find_token(secret).pk}/revoke/")
    assert find_token(secret) is None


def test_nobody_revokes_the_token_of_somebody_else(client, user):
    secret = make_token(a_user(Role.EDITOR), "theirs", [Scope.SUGGEST], 30)
    client.post(f"/account/tokens/{find_token(secret).pk}/revoke/")
    assert find_token(secret)
    assert client.post(f"/account/tokens/{10**30}/revoke/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"scopes": []}, {"scopes": ["decide"]}, {"days": "9999"}, {"name": "x" * 121}, {"name": "\0"}],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, user, wrong):
    answer = client.post("/account/tokens/", {**WANTED, **wrong})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_there_can_be_too_many(client, user):
    for n in range(MOST_TOKENS):
        make_token(user, f"Token {n}", [Scope.SUGGEST], 30)
    assert client.post("/account/tokens/", WANTED).status_code == 409


def test_it_takes_few_queries(client, user):
    n_for_none = count_queries(client, "/account/tokens/")
    for n in range(5):
        make_token(user, f"Token {n}", [Scope.SUGGEST], 30)
    assert count_queries(client, "/account/tokens/") == n_for_none <= MOST
