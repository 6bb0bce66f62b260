"""The staff admin: everything to look at, nothing to change, for staff alone."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from claims.models import Claim, Webhook
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

OURS = {model._meta.model_name for model in apps.get_app_config("claims").get_models()}
TABLES = sorted(OURS - {"accountsession"})  # with a session's key one is somebody else


@pytest.fixture
def staff(client):
    client.force_login(a_user(Role.STAFF))
    return client


def test_every_table_is_there():
    ours = {model._meta.model_name for model in admin.site._registry if model._meta.app_label == "claims"}
    assert ours == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_lists_its_rows(staff, table):
    a_placed_claim(a_dispute())
    assert staff.get(reverse(f"admin:claims_{table}_changelist")).status_code == 200


def test_a_row_can_be_looked_at_and_not_changed(staff):
    claim = a_placed_claim(a_dispute(), "Its own words.")
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert "Its own words." in staff.get(address).content.decode()
    assert staff.post(address, {"wording": "Others."}).status_code == 403
    assert staff.post(reverse("admin:claims_claim_delete", args=[claim.pk]), {"post": "yes"}).status_code == 403
    assert staff.get(reverse("admin:claims_claim_add")).status_code == 403
    assert Claim.objects.get().wording == "Its own words."


def test_a_password_is_nobodys_to_look_at(staff):
    user = a_user(Role.EDITOR)
    shown = staff.get(reverse("admin:claims_user_change", args=[user.pk])).content.decode()
    assert user.username in shown
    assert user.password not in shown


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR, Role.LEAD])
def test_other_roles_stay_out_whatever_djangos_own_flags_say(client, role):
    client.force_login(a_user(role, is_staff=True, is_superuser=True))
    assert client.get("/admin/", follow=True).status_code == 403


def test_without_an_account_one_is_asked_to_log_in(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/login/?next=")


def test_there_is_no_way_from_a_row_to_a_page_it_does_not_have(client):
    client.force_login(a_user(Role.STAFF))
    for number in ContentType.objects.values_list("pk", flat=True):
        assert client.get(f"/admin/r/{number}/1/").status_code == 404


def test_secrets_of_webhooks_are_shown_nowhere(client):
    staff = a_user(Role.STAFF)
    client.force_login(staff)
    hook = Webhook.objects.create(owner=staff, url="https://newsroom.example/", secret="whsec_never")
    for path in ("/admin/claims/webhook/", f"/admin/claims/webhook/{hook.pk}/change/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "whsec_never" not in answer.text
