"""Who else has a page of the desk open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.editing.presence import GONE_AFTER
from claims.models import Presence
from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db

HERE = "/desk/here/telling-1/"


def arrive(client, user, ago: timedelta = timedelta()) -> str:
    client.force_login(user)
    shown = client.post(HERE).content.decode()
    Presence.objects.filter(user=user).update(opened_at=timezone.now() - ago)
    return shown


def test_each_sees_the_others_and_not_themselves(client):
    one, other = a_user(username="ada"), a_user(username="grace")
    assert arrive(client, one, timedelta(minutes=2, seconds=5)).strip() == ""
    assert "<b>ada</b> has had this page open for 2 minutes" in arrive(client, other)
    assert "<b>grace</b> has had this page open for less than a minute" in arrive(client, one)
    assert "ada" not in client.post("/desk/here/telling-2/").content.decode()


def test_who_left_is_forgotten(client):
    arrive(client, a_user())
    Presence.objects.update(seen_at=timezone.now() - GONE_AFTER - timedelta(seconds=1))
    assert arrive(client, a_user()).strip() == ""
    assert Presence.objects.count() == 1


def test_only_editors_and_only_by_post(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.post(HERE).status_code == 403
    client.force_login(a_user(Role.EDITOR))
    assert client.get(HERE).status_code == 405
    assert client.post(f"/desk/here/{'x' * 200}/").status_code == 200
