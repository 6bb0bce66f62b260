"""Invitations: sent, used once, taken back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing import letters
from claims.editing.invitations import accept_invitation, invitation_path
from claims.editing.refusal import Refused
from claims.models import Invitation, Letter, User
from claims.terms import Role
from tests.factories import a_user

pytestmark = pytest.mark.django_db

JOIN = {"username": "carla", "password1": "staple staple staple", "password2": "staple staple staple"}


@pytest.fixture
def lead(client):
    lead = a_user(Role.LEAD, username="lena")
    client.force_login(lead)
    return lead


@pytest.fixture
def invitation(client, lead) -> Invitation:
    client.post("/desk/people/invite/", {"address": "carla@example.org", "role": "editor"})
    return Invitation.objects.get()


def letter() -> str:
    """The path in the letter."""
    letters.send(Letter.objects.get().pk)
    return re.search(r"http://testserver(/account/invited/\S+)", mail.outbox[0].body)[1]


def test_a_letter_brings_the_link_by_which_somebody_comes_once(client, invitation):
    assert ProcrastinateJob.objects.filter(task_name="claims.send_letter").count() == 1
    path = letter()
    client.logout()
    assert "lena invited" in client.get(path).text
    assert client.post(path, JOIN)["Location"] == "/login/"
    carla = User.objects.get(username="carla")
    assert (carla.role, carla.email, carla.check_password("staple staple staple")) == (
        "editor",
        "carla@example.org",
        True,
    )
    assert client.get(path).status_code == client.post(path, {**JOIN, "username": "dora"}).status_code == 410
    assert not User.objects.filter(username="dora").exists()


def test_the_history_says_who_invited_whom(client, lead, invitation):
    client.post(invitation_path(invitation), JOIN)
    client.force_login(lead)
    page = client.get(f"/desk/people/{User.objects.get(username='carla').pk}/").text
    assert "made, as editor" in page
    assert "invitation of carla@example.org accepted" in page


def test_the_page_shows_the_link_to_hand_on_until_it_is_over(client, invitation):
    address = f"/desk/people/invitations/{invitation.pk}/"
    link = re.search(r"http://testserver(/account/invited/[\w:/-]+)", client.get(address).text)[1]
    client.post(link, JOIN)
    page = client.get(address).text
    assert "/account/invited/" not in page
    assert "carla</a> came" in page


def test_taken_back_it_lets_nobody_in_and_no_letter_goes(client, invitation):
    assert client.post(f"/desk/people/invitations/{invitation.pk}/", {"reason": ""}).status_code == 422
    client.post(f"/desk/people/invitations/{invitation.pk}/", {"reason": "A mistake."})
    assert client.get(invitation_path(invitation)).status_code == 410
    assert letters.send(Letter.objects.get().pk) == 0
    assert client.post(f"/desk/people/invitations/{invitation.pk}/", {"reason": "Again."}).status_code == 409


def test_after_a_week_it_lets_nobody_in(client, invitation):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(invitation_path(invitation)).status_code == 410


def test_of_somebody_who_may_not_invite_any_more_it_is_worth_nothing(client, lead, invitation):
    User.objects.filter(pk=lead.pk).update(role=Role.EDITOR)
    assert client.get(invitation_path(invitation)).status_code == 410
    assert client.post(invitation_path(invitation), JOIN).status_code == 410


@pytest.mark.parametrize("token", ["x", "MQ:1:x", "1", "%00", "eyJ4Ijox"])
def test_a_link_that_somebody_made_up_lets_nobody_in(client, invitation, token):
    assert client.get(f"/account/invited/{token}/").status_code == 410


def test_a_name_that_somebody_has_is_refused_whatever_its_capitals(client, invitation):
    a_user(username="carla")
    for name in ("carla", "Carla"):
        answer = client.post(invitation_path(invitation), {**JOIN, "username": name})
        assert answer.status_code == 422
        assert "already exists" in answer.text
    with pytest.raises(Refused, match="Somebody has this user name"):  # taken between the look and the writing
        accept_invitation(invitation_path(invitation).split("/")[3], "carla", "staple staple staple")
    assert Invitation.objects.get().is_open


@pytest.mark.parametrize(
    "sent", [{}, {"password2": "other"}, {"username": "<b>x</b>"}, {"username": "a\u202eb"}, {"username": "x" * 151}]
)
def test_a_weak_password_or_an_odd_name_is_refused_in_words(client, invitation, sent):
    answer = client.post(invitation_path(invitation), {**JOIN, "password1": "staple", **sent})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not User.objects.filter(email="carla@example.org").exists()


@pytest.mark.parametrize("sent", [{}, {"address": "x", "role": "editor"}, {"address": "a@b.example", "role": "staff"}])
def test_an_invitation_that_makes_no_sense_is_not_sent(client, lead, sent):
    assert client.post("/desk/people/invite/", sent).status_code == 422
    assert not Invitation.objects.exists()


def test_one_address_is_invited_once_at_a_time_and_not_if_it_has_an_account(client, lead, invitation):
    for address, complaint in (("Carla@Example.org", "lena invited this address already"), (lead.email, "lena has an")):
        answer = client.post("/desk/people/invite/", {"address": address, "role": "editor"})
        assert answer.status_code == 409
        assert complaint in answer.text
    assert Letter.objects.count() == Invitation.objects.count() == 1
    client.post(f"/desk/people/invitations/{invitation.pk}/", {"reason": "Another role."})
    client.post("/desk/people/invite/", {"address": "carla@example.org", "role": "contributor"})
    assert Invitation.objects.count() == 2
