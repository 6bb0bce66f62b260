"""Counting the queries of a page, for its budget."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12


def count_queries(client: Client, address: str) -> int:
    """How many queries the page at ``address`` takes; the page must be there."""
    client.get("/robots.txt")  # notes, once, that the session is in use
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)
