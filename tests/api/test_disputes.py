"""/api/v1/disputes and /api/v1/disputes/<slug>."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.api.asking import ask
from tests.factories import a_dispute

pytestmark = pytest.mark.django_db


def test_threads_name_their_parent(client):
    parent = a_dispute(slug="data")
    a_dispute("Getty", slug="getty", parent=parent)
    data, getty = ask(client, "disputes")["items"]
    assert (data["parent"], getty["parent"]) == (None, "data")
    assert ask(client, "disputes/getty") == getty


def test_what_is_under_embargo_is_not_there(client):
    a_dispute(slug="data", embargo_until=timezone.now() + timedelta(days=1))
    assert ask(client, "disputes")["items"] == []
    ask(client, "disputes/data", 404)
