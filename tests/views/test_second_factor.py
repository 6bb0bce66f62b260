"""The second factor: set up, asked for at log-in, switched off."""

import re
import time

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.editing import second_factor as factor
from claims.editing.people import close_account, open_account
from claims.models import User
from claims.terms import Role
from tests.factories import a_user
from tests.views.test_kept_form import TYPED, hidden

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
RIGHT = {"username": "anna", "password": PASSWORD}


@pytest.fixture
def anna():
    return a_user(Role.EDITOR, username="anna")


@pytest.fixture
def codes(anna) -> list[str]:
    """A second factor that is on; its codes on paper."""
    device = factor.begin(anna)
    codes = factor.confirm(anna, code_of(device))
    TOTPDevice.objects.update(last_t=-1)  # as if that were long ago: a code works once
    return codes


def code_of(device: TOTPDevice, late: int = 0) -> str:
    """What the app shows."""
    return f"{totp(device.bin_key, t0=late * 30):06d}"


def app() -> str:
    return code_of(TOTPDevice.objects.get())


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_it_is_set_up_with_a_password_a_picture_and_a_first_code(client, anna):
    client.force_login(anna)
    elsewhere = Client()
    elsewhere.force_login(anna)
    assert client.get("/account/code/picture.svg").status_code == 404
    page = client.post("/account/code/", {"password": PASSWORD}, follow=True).text
    assert re.search(r'id="secret" readonly value="[A-Z2-7]{32}"', page)
    picture = client.get("/account/code/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert "no-store" in picture["Cache-Control"]
    answer = client.post("/account/code/confirm/", {"code": app()})
    assert len(re.findall(r"<li><code>[a-z2-7]{8}</code>", answer.text)) == factor.N_CODES
    assert is_in(client)
    assert not is_in(elsewhere)
    assert client.get("/account/code/picture.svg").status_code == 404  # the secret is shown no more
    assert "10 codes on paper left" in client.get("/account/code/").text


def test_a_wrong_password_or_code_sets_nothing_up(client, anna):
    client.force_login(anna)
    assert client.post("/account/code/", {"password": "wrong"}).status_code == 422
    assert not TOTPDevice.objects.exists()
    assert client.post("/account/code/confirm/", {"code": "123456"}).status_code == 409
    client.post("/account/code/", {"password": PASSWORD})
    for code in ("", "12345678901234567890123", "\x00", "😀", "abcdefgh"):
        assert client.post("/account/code/confirm/", {"code": code}).status_code in (409, 422)
    assert not factor.has_second_factor(anna)


def test_the_password_alone_lets_nobody_in(client, codes):
    answer = client.post("/login/", {**RIGHT, "next": "/parties/"})
    assert "Your password is right" in answer.text
    assert not is_in(client)
    before = client.cookies["sessionid"].value
    assert client.post("/login/code/", {"code": app(), "next": "/parties/"})["Location"] == "/parties/"
    assert is_in(client)
    assert client.cookies["sessionid"].value != before


def test_a_code_works_once(client, codes):
    code = app()
    client.post("/login/", RIGHT)
    client.post("/login/code/", {"code": code})
    client.logout()
    client.post("/login/", RIGHT)
    assert "was used already" in client.post("/login/code/", {"code": code}).text
    assert not is_in(client)


def test_a_code_on_paper_works_once_however_it_is_written(client, codes):
    client.post("/login/", RIGHT)
    written = f" {codes[0][:4].upper()}-{codes[0][4:]} "
    assert client.post("/login/code/", {"code": written}).status_code == 302
    client.logout()
    client.post("/login/", RIGHT)
    assert client.post("/login/code/", {"code": codes[0]}).status_code == 422
    assert not is_in(client)


def test_wrong_codes_are_slowed_down_and_the_page_says_how_long(client, codes):
    client.post("/login/", RIGHT)
    TOTPDevice.objects.update(throttling_failure_count=9)
    assert client.post("/login/code/", {"code": "000000"}).status_code == 422
    assert re.search(r"wait 5\d\d seconds", client.post("/login/code/", {"code": app()}).text)
    assert not is_in(client)


def test_without_a_password_before_it_a_code_is_worth_nothing(client, codes):
    assert client.get("/login/code/")["Location"] == "/login/"
    answer = client.post("/login/code/", {"code": codes[0]})
    assert answer.status_code == 403
    assert "from the start" in answer.text
    assert factor.n_codes_left(User.objects.get()) == factor.N_CODES


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "md5$x$another"}])
def test_what_changes_between_password_and_code_counts(client, codes, change):
    client.post("/login/", RIGHT)
    User.objects.update(**change)
    assert client.post("/login/code/", {"code": app()}).status_code == 403
    assert not is_in(client)


def test_five_minutes_between_password_and_code_are_too_long(client, codes, monkeypatch):
    client.post("/login/", RIGHT)
    session = client.session
    session["half_way"] = {**session["half_way"], "at": time.time() - 301}
    session.save()
    assert client.post("/login/code/", {"code": app()}).status_code == 403


def test_a_form_that_came_too_late_survives_both_steps(client, codes):
    carried = hidden(client.post("/feeds/add/", TYPED).text)
    second = hidden(client.post("/login/", {**RIGHT, **carried}).text)
    wrong = hidden(client.post("/login/code/", {"code": "zzzzzzzz", **second}).text)
    assert hidden(client.post("/login/code/", {"code": app(), **wrong}).text) == TYPED


def test_it_is_switched_off_with_the_password(client, anna, codes):
    client.force_login(anna)
    assert client.post("/account/code/off/", {"password": "wrong"}).status_code == 422
    assert factor.has_second_factor(anna)
    client.post("/account/code/off/", {"password": PASSWORD})
    assert not factor.has_second_factor(anna)
    assert not StaticDevice.objects.exists()
    client.logout()
    assert client.post("/login/", RIGHT)["Location"] == "/"


def test_new_codes_on_paper_take_the_place_of_the_old_ones(client, anna, codes):
    client.force_login(anna)
    answer = client.post("/account/code/codes/", {"password": PASSWORD})
    assert codes[0] not in answer.text
    assert factor.n_codes_left(anna) == factor.N_CODES
    client.post("/account/code/off/", {"password": PASSWORD})
    assert client.post("/account/code/codes/", {"password": PASSWORD}).status_code == 409


def test_one_in_use_is_not_replaced_by_another(client, anna, codes):
    client.force_login(anna)
    assert client.post("/account/code/", {"password": PASSWORD}).status_code == 409
    assert TOTPDevice.objects.get().confirmed


def test_a_lead_helps_somebody_who_lost_theirs(anna, codes):
    lead = a_user(Role.LEAD)
    close_account(lead, anna.pk, "The phone is lost.")
    open_account(lead, anna.pk, "It is her, I called.")
    assert not factor.has_second_factor(anna)


def test_secrets_are_nobodys_to_look_at(client, codes):
    client.force_login(a_user(Role.STAFF))
    for table in ("otp_totp/totpdevice", "otp_static/staticdevice", "claims/accountsession"):
        assert client.get(f"/admin/{table}/").status_code == 404
