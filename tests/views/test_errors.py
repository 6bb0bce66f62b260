"""What the site says when something goes wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.test import Client

from claims.views import site


@pytest.mark.django_db
def test_nothing_here_says_where_to_go(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert 'href="/parties/"' in response.content.decode()


@pytest.mark.django_db
def test_what_cannot_be_read(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    response = site.bad_request(request, BadRequest("a secret of the program"))
    assert response.status_code == 400
    assert 'href="/"' in response.content.decode()
    assert "secret" not in response.content.decode()


def test_our_own_fault_needs_no_database(rf):
    response = site.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "on our side" in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_key_is_sent_back():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "send the form again" in response.content.decode()
