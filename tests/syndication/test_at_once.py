"""Whole tables that are asked for at once: so many are written, and nobody else has to wait for them."""

import pytest

from claims.syndication import at_once
from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db

TABLES = ["/d/data.csv", "/d/data.appearances.csv", "/d/data.ftm.json"]


@pytest.fixture(autouse=True)
def dispute():
    a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.")


@pytest.mark.parametrize("address", TABLES)
def test_more_than_so_many_are_told_when_to_come_back(client, address):
    begun = [iter(client.get(address).streaming_content) for _ in range(at_once.MOST)]
    for lines in begun:
        next(lines)
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    assert "Come back in 30 seconds." in answer.text
    assert "ETag" not in answer
    assert client.get("/d/data.json").status_code == 200
    for lines in begun:
        list(lines)
    assert b"DeepSeek took data." in client.get(address).getvalue()


def test_one_that_nobody_wants_any_more_does_not_count():
    for _ in range(2 * at_once.MOST):
        answer = at_once.streamed(iter("words"), "text/plain")
        assert next(iter(answer)) == b"w"
        for close in answer._resource_closers:  # as the server has it done, whose sign would end the test's connection
            close()
    assert at_once.streamed(iter("words"), "text/plain").getvalue() == b"words"


def test_nor_does_one_of_which_only_the_head_was_wanted(client):
    held = [client.head(TABLES[0]) for _ in range(at_once.MOST + 1)]
    assert [answer.status_code for answer in held] == [200] * len(held)
