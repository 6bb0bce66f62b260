"""/robots.txt."""

import pytest


@pytest.mark.django_db
def test_robots_are_kept_from_the_desk_and_from_endless_searches(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /desk/" in answer.text
    assert "Disallow: /search/" in answer.text
