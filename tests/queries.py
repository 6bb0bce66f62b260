"""Counting the queries of a page, for its budget."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12


def count_queries(client: Client, address: str) -> int:
    """How many queries the page at ``address`` takes; the page must be there."""
    if settings.SESSION_COOKIE_NAME in client.cookies:
        client.get("/help/")  # notes, once, that the session is in use, as any page does that asks who is there
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)
